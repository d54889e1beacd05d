package dev.rollcall.directory;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/** A growing array of bytes that takes small numbers in few bytes. */
final class CompactOutput {
  private static final int MAX_NUMBER = 5;

  private byte[] bytes = new byte[1 << 12];
  private int length;

  private void reserve(int more) {
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(length + more, 2 * bytes.length));
    }
  }

  void octet(int value) {
    reserve(1);
    bytes[length++] = (byte) value;
  }

  void raw(byte[] source) {
    reserve(source.length);
    System.arraycopy(source, 0, bytes, length, source.length);
    length += source.length;
  }

  /** Seven bits a byte, lowest first; the high bit says that more follow. Unsigned. */
  void number(int value) {
    reserve(MAX_NUMBER);
    int rest = value;
    while ((rest & ~0x7f) != 0) {
      bytes[length++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    bytes[length++] = (byte) rest;
  }

  /** Numbers near zero, on both sides of it, in few bytes: 0, -1, 1, -2, 2 become 0, 1, 2, 3, 4. */
  void signed(int value) {
    number((value << 1) ^ (value >> 31));
  }

  /** Eight bytes, the highest first. */
  void micros(long value) {
    reserve(Long.BYTES);
    for (int shift = Long.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
      bytes[length++] = (byte) (value >>> shift);
    }
  }

  int length() {
    return length;
  }

  /** The number of bytes, then UTF-8. */
  void text(String value) {
    byte[] utf8 = value.getBytes(UTF_8);
    number(utf8.length);
    raw(utf8);
  }

  byte[] toBytes() {
    return Arrays.copyOf(bytes, length);
  }
}
