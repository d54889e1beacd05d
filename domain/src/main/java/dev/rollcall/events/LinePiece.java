package dev.rollcall.events;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** ASCII that lines have in fixed places, compared eight bytes at a time. Immutable. */
final class LinePiece {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final byte[] bytes;
  private final int length;

  /** The first eight bytes, those that it does not have as 0. */
  private final long first;

  private final long firstMask;

  /** The last eight bytes of one that has as many. */
  private final long last;

  LinePiece(byte[] ascii) {
    bytes = ascii.clone();
    length = bytes.length;
    first = (long) LONGS.get(Arrays.copyOf(bytes, Long.BYTES), 0);
    firstMask = length >= Long.BYTES ? -1 : (1L << (Byte.SIZE * length)) - 1;
    last = length >= Long.BYTES ? (long) LONGS.get(bytes, length - Long.BYTES) : 0;
  }

  /** How many bytes it has. */
  int length() {
    return length;
  }

  /** Whether it stands at a place of a buffer and ends before another. */
  boolean isAt(byte[] buffer, int at, int end) {
    if (end - at < length) {
      return false;
    }
    if (buffer.length - at < Long.BYTES) {
      return Arrays.equals(buffer, at, at + length, bytes, 0, length);
    }
    if (((long) LONGS.get(buffer, at) & firstMask) != first) {
      return false;
    }
    return length <= Long.BYTES || isRestAt(buffer, at);
  }

  private boolean isRestAt(byte[] buffer, int at) {
    for (int i = Long.BYTES; i < length - Long.BYTES; i += Long.BYTES) {
      if ((long) LONGS.get(buffer, at + i) != (long) LONGS.get(bytes, i)) {
        return false;
      }
    }
    return (long) LONGS.get(buffer, at + length - Long.BYTES) == last;
  }

  @Override
  public String toString() {
    return new String(bytes, StandardCharsets.US_ASCII);
  }
}
