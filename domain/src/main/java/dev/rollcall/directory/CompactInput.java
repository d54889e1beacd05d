package dev.rollcall.directory;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Reads what {@link CompactOutput} wrote. Reading past the end is an IndexOutOfBounds. */
final class CompactInput {
  private final byte[] bytes;
  private int at;

  CompactInput(byte[] bytes, int from) {
    this.bytes = bytes;
    this.at = from;
  }

  boolean isAtEnd() {
    return at == bytes.length;
  }

  /** Where the next byte is read. */
  int at() {
    return at;
  }

  int octet() {
    return bytes[at++] & 0xff;
  }

  int number() {
    int first = bytes[at++];
    if (first >= 0) {
      return first;
    }
    int second = bytes[at++];
    if (second >= 0) {
      return (first & 0x7f) | (second << 7);
    }
    return longNumber((first & 0x7f) | ((second & 0x7f) << 7));
  }

  private int longNumber(int firstTwo) {
    int value = firstTwo;
    for (int shift = 14; shift < Integer.SIZE; shift += 7) {
      int next = bytes[at++];
      value |= (next & 0x7f) << shift;
      if (next >= 0) {
        break;
      }
    }
    return value;
  }

  int signed() {
    int value = number();
    return (value >>> 1) ^ -(value & 1);
  }

  /** Eight bytes, the highest first. */
  long micros() {
    long value = 0;
    for (int i = 0; i < Long.BYTES; i++) {
      value = (value << Byte.SIZE) | (bytes[at++] & 0xff);
    }
    return value;
  }

  String text() {
    int length = number();
    String value = new String(bytes, at, length, UTF_8);
    at += length;
    return value;
  }

  /** A number of things that take at least a byte each; more than there are bytes is refused. */
  int count() {
    return count(number());
  }

  /** The same for a number that was read already. */
  int count(int count) {
    if (count < 0 || count > bytes.length - at) {
      throw new IndexOutOfBoundsException(count + " things in " + (bytes.length - at) + " bytes");
    }
    return count;
  }
}
