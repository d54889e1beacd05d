package dev.rollcall.rollup;

import java.util.Arrays;

/**
 * The events of one day that were met, each known by 128 bits: 16 bytes a slot, and never more than
 * three slots of four taken. Not thread-safe.
 */
final class SeenEvents {
  private static final int FEWEST_SLOTS = 64;

  /** Two longs a slot, high and low; a free slot has 0 in both. */
  private long[] slots = new long[2 * FEWEST_SLOTS];

  private int size;

  /** Whether the one event was met that has 0 in both itself. */
  private boolean zero;

  /** Forgets all and makes room for so many. */
  void clear(long expected) {
    long needed = Math.max(FEWEST_SLOTS, expected + expected / 3 + 1);
    int length = Math.toIntExact(2 * Long.highestOneBit(2 * needed - 1));
    if (length == slots.length) {
      Arrays.fill(slots, 0);
    } else {
      slots = new long[length];
    }
    size = 0;
    zero = false;
  }

  /**
   * What stands where an event will be looked for. Asked for many events one after the other it
   * brings all their places into the processor's cache together; the answer means nothing.
   */
  long glance(long low) {
    return slots[(2 * (int) low) & (slots.length - 1)];
  }

  /** Takes an event; false when it was met before. */
  boolean add(long high, long low) {
    if (high == 0 && low == 0) {
      boolean before = zero;
      zero = true;
      return !before;
    }
    int slot = slot(high, low);
    if (slots[slot] == high && slots[slot + 1] == low) {
      return false;
    }
    slots[slot] = high;
    slots[slot + 1] = low;
    size++;
    if (size > slots.length / 8 * 3) {
      grow();
    }
    return true;
  }

  /** Where the event is, or the free slot where it would be. */
  private int slot(long high, long low) {
    long[] all = slots;
    int mask = all.length - 1;
    int slot = (2 * (int) low) & mask;
    while ((all[slot] != high || all[slot + 1] != low) && (all[slot] != 0 || all[slot + 1] != 0)) {
      slot = (slot + 2) & mask;
    }
    return slot;
  }

  private void grow() {
    long[] old = slots;
    slots = new long[Math.multiplyExact(2, old.length)];
    for (int i = 0; i < old.length; i += 2) {
      if (old[i] != 0 || old[i + 1] != 0) {
        int slot = slot(old[i], old[i + 1]);
        slots[slot] = old[i];
        slots[slot + 1] = old[i + 1];
      }
    }
  }
}
