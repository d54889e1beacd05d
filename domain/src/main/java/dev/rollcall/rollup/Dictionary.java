package dev.rollcall.rollup;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Gives every distinct text an index, 0 first, looked up by its UTF-8 bytes without making a
 * String. Not thread-safe.
 */
final class Dictionary {
  private static final int EMPTY = -1;

  private byte[] texts = new byte[1 << 12];
  private int[] ends = new int[256];
  private int[] slots = new int[512];
  private int size;

  Dictionary() {
    Arrays.fill(slots, EMPTY);
  }

  /** The index of a text, a new one when it was not there. */
  int index(byte[] buffer, int offset, int length) {
    int slot = slot(buffer, offset, length);
    if (slots[slot] != EMPTY) {
      return slots[slot];
    }
    append(buffer, offset, length);
    slots[slot] = size - 1;
    if (2 * size > slots.length) {
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
    return slots[slot(bytes, 0, bytes.length)];
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

  private int slot(byte[] buffer, int offset, int length) {
    int slot = hash(buffer, offset, length) & (slots.length - 1);
    while (slots[slot] != EMPTY && !equals(slots[slot], buffer, offset, length)) {
      slot = (slot + 1) & (slots.length - 1);
    }
    return slot;
  }

  private boolean equals(int index, byte[] buffer, int offset, int length) {
    return Arrays.equals(texts, start(index), ends[index], buffer, offset, offset + length);
  }

  private static int hash(byte[] buffer, int offset, int length) {
    int hash = length;
    for (int i = offset; i < offset + length; i++) {
      hash = 31 * hash + buffer[i];
    }
    hash *= 0x9E3779B9;
    return hash ^ (hash >>> 15);
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
    slots = new int[2 * slots.length];
    Arrays.fill(slots, EMPTY);
    for (int index = 0; index < size; index++) {
      slots[slot(texts, start(index), ends[index] - start(index))] = index;
    }
  }
}
