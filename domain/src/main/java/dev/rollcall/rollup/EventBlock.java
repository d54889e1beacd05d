package dev.rollcall.rollup;

import java.util.Arrays;
import java.util.function.Consumer;
import org.roaringbitmap.RoaringBitmap;

/**
 * Events that were read and wait to be counted. Counting looks each up in large tables, where
 * nearly every look waits for memory; a block of them waits about once. Not thread-safe.
 */
final class EventBlock {
  private static final int ROOM = 256;

  private final long[] high = new long[ROOM];
  private final long[] low = new long[ROOM];
  private final boolean[] activity = new boolean[ROOM];
  private final boolean[] left = new boolean[ROOM];
  private final int[] seqs = new int[ROOM];
  private final int[] actions = new int[ROOM];
  private final int[] subjects = new int[ROOM];
  private final int[] people = new int[ROOM];
  private final int[] clients = new int[ROOM];
  private final long[] micros = new long[ROOM];
  private final long[] amounts = new long[ROOM];
  private final byte[][] lines = new byte[ROOM][];
  private int size;

  /** What glances brought; as it is kept, the compiler can not leave them out. */
  @SuppressWarnings("UnusedVariable") // for that alone
  private long glances;

  boolean isFull() {
    return size == ROOM;
  }

  void clear() {
    Arrays.fill(left, 0, size, false);
    size = 0;
  }

  /** What the next event is known by, and whether it is not about the directory. */
  void key(long keyHigh, long keyLow, boolean isActivity) {
    high[size] = keyHigh;
    low[size] = keyLow;
    activity[size] = isActivity;
  }

  /** Adds an event that is kept as its line. */
  void line(int seq, byte[] bytes) {
    seqs[size] = seq;
    actions[size] = Actions.NONE;
    lines[size++] = bytes;
  }

  /** Adds an event that is counted; the client is -1 for none. */
  void deed(int seq, int action, int subject, int person, long micro, long amount, int client) {
    seqs[size] = seq;
    actions[size] = action;
    subjects[size] = subject;
    people[size] = person;
    micros[size] = micro;
    amounts[size] = amount;
    clients[size++] = client;
  }

  /** Leaves out those that were seen before (S6). */
  void sift(SeenEvents seen, DayTallies tallies, RoaringBitmap repeats) {
    for (int i = 0; i < size; i++) {
      glances += seen.glance(low[i]);
    }
    for (int i = 0; i < size; i++) {
      left[i] = !seen.add(high[i], low[i]);
      tallies.add(activity[i], left[i]);
      if (left[i]) {
        repeats.add(seqs[i]);
      }
    }
  }

  /**
   * Counts the deeds of the people of one share of several, and hands on the lines if it is the
   * first.
   */
  void count(Deeds deeds, int share, int shares, Consumer<byte[]> kept) {
    for (int i = 0; i < size; i++) {
      glances += actions[i] == Actions.NONE ? 0 : deeds.glance(actions[i], subjects[i], people[i]);
    }
    for (int i = 0; i < size; i++) {
      if (left[i]) {
        continue;
      }
      if (actions[i] == Actions.NONE) {
        if (share == 0) {
          kept.accept(lines[i]);
        }
      } else if (people[i] % shares == share) {
        count(i, deeds);
      }
    }
  }

  private void count(int i, Deeds deeds) {
    int action = actions[i];
    int person = people[i];
    if (Actions.isOfApp(action)) {
      deeds.moment(action, subjects[i], person, micros[i]);
    } else if (action != Actions.CLIENT_SEEN) {
      deeds.add(action, subjects[i], person, amounts[i]);
    }
    if (Actions.isOwn(action)) {
      deeds.active(person, micros[i]);
    }
    if (clients[i] >= 0) {
      deeds.add(Actions.CLIENT, clients[i], person, 1);
    }
  }
}
