package dev.rollcall.rollup;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Gives every distinct text an index, 0 first, looked up by its UTF-8 bytes without making a
 * String. Not thread-safe.
 *
 * <p>Each slot has the text's fingerprint, so that most look-ups read one place of memory: a text
 * of up to seven bytes is its own fingerprint; that of a longer one is a hash, and where it agrees
 * the bytes are compared.
 */
final class Dictionary {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final int SHORT = Long.BYTES - 1;
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  /** The top byte of a short text's fingerprint is its length plus one; of others the top bit. */
  private static final int LENGTH_SHIFT = 56;

  private byte[] texts = new byte[1 << 12];
  private int[] ends = new int[256];

  /** Two longs a slot, side by side for one look at memory: fingerprint and index. */
  private long[] slots = new long[2 * 512];

  private int size;

  /** The index of a text, a new one when it was not there. */
  int index(byte[] buffer, int offset, int length) {
    long fingerprint = fingerprint(buffer, offset, length);
    int slot = slot(fingerprint, buffer, offset, length);
    if (slots[slot] != 0) {
      return (int) slots[slot + 1];
    }
    append(buffer, offset, length);
    slots[slot] = fingerprint;
    slots[slot + 1] = size - 1L;
    if (4 * size > slots.length) {
      rehash();
    }
    return size - 1;
  }

  int index(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return index(bytes, 0, bytes.length);
  }

  /** The index of a text, or -1. */
  int find(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    int slot = slot(fingerprint(bytes, 0, bytes.length), bytes, 0, bytes.length);
    return slots[slot] == 0 ? -1 : (int) slots[slot + 1];
  }

  String text(int index) {
    return new String(texts, start(index), ends[index] - start(index), StandardCharsets.UTF_8);
  }

  int size() {
    return size;
  }

  private int start(int index) {
    return index == 0 ? 0 : ends[index - 1];
  }

  /** Where a text is, or the empty slot where it would be; an empty slot has fingerprint 0. */
  private int slot(long fingerprint, byte[] buffer, int offset, int length) {
    long[] all = slots;
    int slot = place(fingerprint);
    while (all[slot] != 0
        && !(all[slot] == fingerprint
            && (length <= SHORT || equals((int) all[slot + 1], buffer, offset, length)))) {
      slot = (slot + 2) & (all.length - 1);
    }
    return slot;
  }

  private int place(long fingerprint) {
    long mixed = fingerprint * GOLDEN;
    return (2 * (int) (mixed ^ (mixed >>> 32))) & (slots.length - 1);
  }

  private boolean equals(int index, byte[] buffer, int offset, int length) {
    return Arrays.equals(texts, start(index), ends[index], buffer, offset, offset + length);
  }

  private static long fingerprint(byte[] buffer, int offset, int length) {
    if (length <= SHORT) {
      long bytes = 0;
      for (int i = offset; i < offset + length; i++) {
        bytes = (bytes << Byte.SIZE) | (buffer[i] & 0xff);
      }
      return bytes | ((length + 1L) << LENGTH_SHIFT);
    }
    long hash = length;
    int last = offset + length - Long.BYTES;
    for (int i = offset; i < last; i += Long.BYTES) {
      hash = mix(hash, (long) LONGS.get(buffer, i));
    }
    return mix(hash, (long) LONGS.get(buffer, last)) | Long.MIN_VALUE;
  }

  private static long mix(long hash, long word) {
    long product = (hash ^ word) * GOLDEN;
    return product ^ (product >>> 32);
  }

  private void append(byte[] buffer, int offset, int length) {
    int start = size == 0 ? 0 : ends[size - 1];
    if (start + length > texts.length) {
      texts = Arrays.copyOf(texts, Math.max(2 * texts.length, start + length));
    }
    if (size == ends.length) {
      ends = Arrays.copyOf(ends, 2 * size);
    }
    System.arraycopy(buffer, offset, texts, start, length);
    ends[size++] = start + length;
  }

  private void rehash() {
    long[] old = slots;
    slots = new long[2 * old.length];
    for (int i = 0; i < old.length; i += 2) {
      if (old[i] != 0) {
        int slot = place(old[i]);
        while (slots[slot] != 0) {
          slot = (slot + 2) & (slots.length - 1);
        }
        slots[slot] = old[i];
        slots[slot + 1] = old[i + 1];
      }
    }
  }
}
