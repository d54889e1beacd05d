package dev.rollcall.rollup;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * What each person did with each subject on one day, and how often, as the rows of the table {@code
 * deeds}. Takes events one by one, then {@link #finish}, then is walked by {@link #next}. Not
 * thread-safe.
 */
final class Deeds {
  private static final int FEWEST_SLOTS = 256;
  private static final int SUBJECT_BITS = 26;
  private static final int MOST_SUBJECTS = 1 << SUBJECT_BITS;
  private static final int ACTION_SHIFT = Integer.SIZE + SUBJECT_BITS;
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;
  private static final int MICROS_PER_SECOND = 1_000_000;

  /**
   * Two longs a slot: action, subject and person in one, never 0 but in a free slot; and the
   * amount, or the visitor's number for what is done with the forms of apps.
   */
  private long[] slots = new long[2 * FEWEST_SLOTS];

  private int size;
  private int visitors;
  private final AppMoments moments = new AppMoments();
  private final LastSeconds lastSeconds = new LastSeconds();
  private int at;
  private boolean atLast;

  void clear() {
    if (size > 0) {
      slots = slots.length > 64 * FEWEST_SLOTS ? new long[2 * FEWEST_SLOTS] : slots;
      Arrays.fill(slots, 0);
    }
    size = 0;
    visitors = 0;
    moments.clear();
    lastSeconds.clear();
  }

  /** What stands where a deed will be looked for, as {@link SeenEvents#glance}. */
  long glance(int action, int subject, int person) {
    int kind = Actions.isOfApp(action) ? Actions.VIEWED : action;
    return slots[place(key(kind, subject, person), slots.length - 1)];
  }

  /** Somebody did something, so many times, or for so many seconds. */
  void add(int action, int subject, int person, long amount) {
    int slot = slot(key(action, subject, person));
    slots[slot + 1] += amount;
  }

  /** Somebody viewed a page of a form of an app, left or closed it. */
  void moment(int action, int subject, int person, long micros) {
    moments.add(visitor(subject, person), micros, action);
  }

  /** Somebody did something of their own. */
  void active(int person, long micros) {
    lastSeconds.add(person, (int) (micros / MICROS_PER_SECOND));
  }

  /** The number of a person in a form of an app, from 0, a new one when there is none. */
  int visitor(int subject, int person) {
    int before = size;
    int slot = slot(key(Actions.VIEWED, subject, person));
    if (size > before) {
      if (visitors == AppMoments.MOST_VISITORS) {
        throw new IllegalStateException("more visitors of apps than can be counted at once");
      }
      slots[slot + 1] = visitors++;
    }
    return (int) slots[slot + 1];
  }

  private static long key(int action, int subject, int person) {
    if (subject >= MOST_SUBJECTS) {
      throw new RollupException(
          "The events name more than %,d different subjects; this is more than can be counted."
              .formatted(MOST_SUBJECTS));
    }
    return ((long) action << ACTION_SHIFT) | ((long) subject << Integer.SIZE) | person;
  }

  /** Where a key is, a new one when it was not there. */
  private int slot(long key) {
    int slot = find(key);
    if (slots[slot] == 0) {
      if (size + 1 > slots.length / 8 * 3) {
        grow();
        slot = find(key);
      }
      slots[slot] = key;
      size++;
    }
    return slot;
  }

  private int find(long key) {
    long[] all = slots;
    int mask = all.length - 1;
    int slot = place(key, mask);
    while (all[slot] != key && all[slot] != 0) {
      slot = (slot + 2) & mask;
    }
    return slot;
  }

  private static int place(long key, int mask) {
    long mixed = key * GOLDEN;
    return (2 * (int) (mixed ^ (mixed >>> 32))) & mask;
  }

  private void grow() {
    long[] old = slots;
    slots = new long[Math.multiplyExact(2, old.length)];
    for (int i = 0; i < old.length; i += 2) {
      if (old[i] != 0) {
        int slot = find(old[i]);
        slots[slot] = old[i];
        slots[slot + 1] = old[i + 1];
      }
    }
  }

  /**
   * Puts the moments in order; returns those that only the ids can, see {@link AppMoments#sort}.
   */
  List<Long> sort() {
    return moments.sort();
  }

  /** Counts, and goes to the beginning of the rows. */
  void finish(Map<Long, int[]> places) {
    moments.count(visitors, places);
    at = -2;
    atLast = false;
  }

  /** Moves to the next row, in no order; false at the end. */
  boolean next() {
    while (!atLast) {
      at += 2;
      if (at >= slots.length) {
        atLast = true;
        lastSeconds.rewind();
      } else if (slots[at] != 0 && !isIdle()) {
        return true;
      }
    }
    return lastSeconds.next();
  }

  /** Whether somebody left or closed an app without viewing a page. */
  private boolean isIdle() {
    return isVisitor() && moments.views((int) slots[at + 1]) == 0;
  }

  private boolean isVisitor() {
    return slots[at] >>> ACTION_SHIFT == Actions.VIEWED;
  }

  int action() {
    return atLast ? Actions.LAST_ACTIVE : (int) (slots[at] >>> ACTION_SHIFT);
  }

  int subject() {
    return atLast ? 0 : ((int) (slots[at] >>> Integer.SIZE) & (MOST_SUBJECTS - 1));
  }

  int person() {
    return atLast ? lastSeconds.person() : (int) slots[at];
  }

  /** How often or how much; of {@link Actions#LAST_ACTIVE} the second of the day. */
  long amount() {
    if (atLast) {
      return lastSeconds.second();
    }
    return isVisitor() ? moments.views((int) slots[at + 1]) : slots[at + 1];
  }

  int opens() {
    return !atLast && isVisitor() ? moments.opens((int) slots[at + 1]) : 0;
  }
}
