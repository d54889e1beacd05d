package dev.rollcall.rollup;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The page views, leavings and closings of one day, eight bytes each, and the opens that follow
 * from them (S15). A visitor is a person in one form of an app. Not thread-safe.
 *
 * <pre>
 * 63      39 38           2 1 0
 * visitor    micros         action   ordered as a number: by visitor, then time
 * </pre>
 */
final class AppMoments {
  /** Visitors of a day are fewer. */
  static final int MOST_VISITORS = 1 << 25;

  private static final int VISITOR_SHIFT = 39;
  private static final int ACTION_BITS = 2;
  private static final int ACTION_MASK = 3;
  private static final long MICROS_MASK = (1L << (VISITOR_SHIFT - ACTION_BITS)) - 1;
  private static final long LONGEST_AWAY_MICROS = 300_000_000;

  private long[] moments = new long[64];
  private int size;
  private int[] views = new int[16];
  private int[] opens = new int[16];

  void clear() {
    size = 0;
  }

  /**
   * Takes one.
   *
   * @param micros since the day began, less than a day
   * @param action {@link Actions#VIEWED}, {@link Actions#LEFT} or {@link Actions#CLOSED}
   */
  void add(int visitor, long micros, int action) {
    if (size == moments.length) {
      moments = Arrays.copyOf(moments, Math.multiplyExact(2, size));
    }
    moments[size++] = (at(visitor, micros) << ACTION_BITS) | action;
  }

  /** Who and when, in one number. */
  static long at(int visitor, long micros) {
    return ((long) visitor << (VISITOR_SHIFT - ACTION_BITS)) | micros;
  }

  /**
   * Puts all in order. Returns who viewed a page at the very microsecond of leaving or closing, and
   * when: there the order of ids decides.
   */
  List<Long> sort() {
    Arrays.sort(moments, 0, size);
    List<Long> tied = new ArrayList<>();
    int begin = 0;
    while (begin < size) {
      int end = endOf(begin);
      if (end - begin > 1 && action(begin) == Actions.VIEWED && action(end - 1) != Actions.VIEWED) {
        tied.add(moments[begin] >>> ACTION_BITS);
      }
      begin = end;
    }
    return tied;
  }

  /** Where what happened to this visitor at this microsecond ends. */
  private int endOf(int begin) {
    long at = moments[begin] >>> ACTION_BITS;
    int end = begin + 1;
    while (end < size && moments[end] >>> ACTION_BITS == at) {
      end++;
    }
    return end;
  }

  private int action(int index) {
    return (int) moments[index] & ACTION_MASK;
  }

  /**
   * Counts views and opens of visitors.
   *
   * @param visitors how many there are
   * @param places for each that {@link #sort} returned, its actions in order of ids
   */
  void count(int visitors, Map<Long, int[]> places) {
    views = zeros(views, visitors);
    opens = zeros(opens, visitors);
    Opens open = new Opens();
    int next = 0;
    while (next < size) {
      int visitor = (int) (moments[next] >>> VISITOR_SHIFT);
      open.begin();
      while (next < size && (int) (moments[next] >>> VISITOR_SHIFT) == visitor) {
        next = places.isEmpty() ? one(next, open) : together(next, open, places);
      }
      views[visitor] = open.views;
      opens[visitor] = open.opens;
    }
  }

  private int one(int index, Opens open) {
    open.step((moments[index] >>> ACTION_BITS) & MICROS_MASK, action(index));
    return index + 1;
  }

  private int together(int begin, Opens open, Map<Long, int[]> places) {
    int[] actions = places.get(moments[begin] >>> ACTION_BITS);
    if (actions == null) {
      return one(begin, open);
    }
    int end = endOf(begin);
    if (actions.length != end - begin) {
      throw new IllegalStateException(
          "%d events were found again where %d stood".formatted(actions.length, end - begin));
    }
    for (int action : actions) {
      open.step((moments[begin] >>> ACTION_BITS) & MICROS_MASK, action);
    }
    return end;
  }

  private static int[] zeros(int[] array, int length) {
    if (array.length < length) {
      return new int[Math.max(length, 2 * array.length)];
    }
    Arrays.fill(array, 0, length, 0);
    return array;
  }

  int views(int visitor) {
    return views[visitor];
  }

  int opens(int visitor) {
    return opens[visitor];
  }

  /** One visitor's day, in order of time. */
  private static final class Opens {
    private int views;
    private int opens;
    private boolean running;
    private boolean away;
    private long leftAt;

    void begin() {
      views = 0;
      opens = 0;
      running = false;
      away = false;
    }

    void step(long micros, int action) {
      switch (action) {
        case Actions.VIEWED -> {
          views++;
          if (!running || (away && micros - leftAt > LONGEST_AWAY_MICROS)) {
            opens++;
          }
          running = true;
          away = false;
        }
        case Actions.LEFT -> {
          if (running && !away) {
            away = true;
            leftAt = micros;
          }
        }
        case Actions.CLOSED -> running = false;
        default -> throw new IllegalStateException("no moment of an app: " + action);
      }
    }
  }
}
