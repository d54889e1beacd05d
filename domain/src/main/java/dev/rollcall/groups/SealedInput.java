package dev.rollcall.groups;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * Reads what {@link SealedOutput} wrote, after checking magic, version and checksum. Reading past
 * the end is an IndexOutOfBounds.
 */
final class SealedInput {
  private final byte[] bytes;
  private final int end;
  private int at;

  SealedInput(byte[] bytes, byte[] magic, int version, String what) {
    this.bytes = bytes;
    this.end = bytes.length - Integer.BYTES;
    this.at = magic.length + 1;
    if (end < at || !Arrays.equals(bytes, 0, magic.length, magic, 0, magic.length)) {
      throw new BrokenGroupsException(bytes.length + " bytes are not " + what);
    }
    if (bytes[magic.length] != version) {
      throw new BrokenGroupsException(
          "%s has format %d, this program reads %d".formatted(what, bytes[magic.length], version));
    }
    CRC32C crc = new CRC32C();
    crc.update(bytes, 0, end);
    if (ByteBuffer.wrap(bytes).getInt(end) != (int) crc.getValue()) {
      throw new BrokenGroupsException("the checksum of " + what + " does not fit its bytes");
    }
  }

  boolean isAtEnd() {
    return at == end;
  }

  int octet() {
    if (at >= end) {
      throw new IndexOutOfBoundsException(at);
    }
    return bytes[at++] & 0xff;
  }

  byte[] raw(int length) {
    if (length < 0 || length > end - at) {
      throw new IndexOutOfBoundsException(length + " of " + (end - at) + " bytes");
    }
    at += length;
    return Arrays.copyOfRange(bytes, at - length, at);
  }

  long longNumber() {
    long value = 0;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      int next = octet();
      value |= (long) (next & 0x7f) << shift;
      if (next < 0x80) {
        return value;
      }
    }
    throw new IndexOutOfBoundsException("a number without an end");
  }

  int number() {
    long value = longNumber();
    if (value != (int) value || value < 0) {
      throw new IndexOutOfBoundsException("the number " + value);
    }
    return (int) value;
  }

  /** A number of things that take at least a byte each; more than there are bytes is refused. */
  int count() {
    int count = number();
    if (count > end - at) {
      throw new IndexOutOfBoundsException(count + " things in " + (end - at) + " bytes");
    }
    return count;
  }

  byte[] text(byte[] before) {
    int same = number();
    if (same > before.length) {
      throw new IndexOutOfBoundsException(same + " of " + before.length + " bytes");
    }
    byte[] rest = raw(number());
    byte[] utf8 = Arrays.copyOf(before, same + rest.length);
    System.arraycopy(rest, 0, utf8, same, rest.length);
    return utf8;
  }

  static String string(byte[] utf8) {
    return new String(utf8, UTF_8);
  }
}
