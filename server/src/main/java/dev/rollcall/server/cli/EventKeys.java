package dev.rollcall.server.cli;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Which events there are, by 128 bits of a hash of their source and id. Two different events have
 * the same bits about once in 10^20 days of ten million events. Not thread-safe.
 */
final class EventKeys {
  private static final int SMALLEST = 1 << 8;

  /** Two longs a slot; both 0 is an empty slot. */
  private long[] slots = new long[2 * SMALLEST];

  private int count;

  /** The bits of a source and id. Not thread-safe. */
  static final class Hash {
    private final MessageDigest digest;
    private long high;
    private long low;

    Hash() {
      try {
        this.digest = MessageDigest.getInstance("SHA-256");
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("Every JDK has SHA-256", e);
      }
    }

    Hash of(String first, String second) {
      digest.update(first.getBytes(StandardCharsets.UTF_8));
      digest.update((byte) 0);
      byte[] hash = digest.digest(second.getBytes(StandardCharsets.UTF_8));
      high = longAt(hash, 0);
      low = longAt(hash, Long.BYTES) | 1; // never an empty slot
      return this;
    }

    private static long longAt(byte[] bytes, int offset) {
      long value = 0;
      for (int i = 0; i < Long.BYTES; i++) {
        value = value << Byte.SIZE | (bytes[offset + i] & 0xff);
      }
      return value;
    }
  }

  /** Adds an event; false when it was there. */
  boolean add(Hash hash) {
    if (4 * count > slots.length) {
      grow();
    }
    int slot = slotOf(hash.high, hash.low);
    if (slots[slot + 1] != 0) {
      return false;
    }
    slots[slot] = hash.high;
    slots[slot + 1] = hash.low;
    count++;
    return true;
  }

  /** The memory it takes, about. */
  long bytes() {
    return (long) slots.length * Long.BYTES;
  }

  private int slotOf(long high, long low) {
    int mask = slots.length / 2 - 1;
    int slot = (int) high & mask;
    while (slots[2 * slot + 1] != 0 && (slots[2 * slot] != high || slots[2 * slot + 1] != low)) {
      slot = slot + 1 & mask;
    }
    return 2 * slot;
  }

  /** Half of the slots at most are taken, so that searches stay short. */
  private void grow() {
    long[] before = slots;
    slots = new long[2 * before.length];
    for (int i = 0; i < before.length; i += 2) {
      if (before[i + 1] != 0) {
        int slot = slotOf(before[i], before[i + 1]);
        slots[slot] = before[i];
        slots[slot + 1] = before[i + 1];
      }
    }
  }
}
