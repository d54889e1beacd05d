package dev.rollcall.facts;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Small numbers, one for each person of a set, in the set's ascending order: page views, opens.
 * Immutable.
 *
 * <p>As bytes: one byte that says how many bits a number takes (0, 1, 2, 4, 8, 16 or 32), then the
 * numbers packed little-endian, lowest bits first. With 0 bits all are the same, and that one
 * number follows in four bytes.
 */
public final class Amounts {
  private static final int[] WIDTHS = {1, 2, 4, 8, 16, 32};

  private final int[] values;

  private Amounts(int[] values) {
    this.values = values;
  }

  /** The first {@code count} of the values, none negative. */
  public static Amounts of(int[] values, int count) {
    for (int i = 0; i < count; i++) {
      if (values[i] < 0) {
        throw new IllegalArgumentException("negative amount " + values[i] + " at " + i);
      }
    }
    return new Amounts(Arrays.copyOf(values, count));
  }

  /** How many numbers there are. */
  public int count() {
    return values.length;
  }

  /** The number of the n-th person of the set. */
  public int at(int n) {
    return values[n];
  }

  /** The sum of all. */
  public long sum() {
    long sum = 0;
    for (int value : values) {
      sum += value;
    }
    return sum;
  }

  /** Bytes in memory, about. */
  public int weight() {
    return 16 + 4 * values.length;
  }

  /** The packed form. */
  public byte[] toBytes() {
    int width = width();
    if (width == 0) {
      int same = values.length == 0 ? 0 : values[0];
      return ByteBuffer.allocate(5)
          .order(ByteOrder.LITTLE_ENDIAN)
          .put((byte) 0)
          .putInt(same)
          .array();
    }
    byte[] bytes = new byte[1 + packedBytes(values.length, width)];
    bytes[0] = (byte) width;
    if (width < 8) {
      packBits(bytes, width);
    } else {
      packBytes(bytes, width / 8);
    }
    return bytes;
  }

  /** Reads {@code count} numbers from their packed form. */
  public static Amounts fromBytes(byte[] bytes, int count) {
    int width = bytes.length == 0 ? -1 : bytes[0];
    int[] values = new int[count];
    if (width == 0 && bytes.length == 5) {
      Arrays.fill(values, ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(1));
      return new Amounts(values);
    }
    if (Arrays.binarySearch(WIDTHS, width) < 0 || bytes.length != 1 + packedBytes(count, width)) {
      throw new IllegalArgumentException(
          "not the amounts of "
              + count
              + " people: width "
              + width
              + ", "
              + bytes.length
              + " bytes");
    }
    if (width < 8) {
      unpackBits(bytes, width, values);
    } else {
      unpackBytes(bytes, width / 8, values);
    }
    return new Amounts(values);
  }

  private int width() {
    int all = 0;
    boolean same = true;
    for (int value : values) {
      all |= value;
      same &= value == values[0];
    }
    if (same) {
      return 0;
    }
    int bits = Integer.SIZE - Integer.numberOfLeadingZeros(all);
    for (int width : WIDTHS) {
      if (bits <= width) {
        return width;
      }
    }
    throw new IllegalStateException("no width holds " + bits + " bits");
  }

  private static int packedBytes(int count, int width) {
    return Math.toIntExact(((long) count * width + 7) / 8);
  }

  private void packBits(byte[] bytes, int width) {
    int perByte = 8 / width;
    for (int i = 0; i < values.length; i++) {
      bytes[1 + i / perByte] |= (byte) (values[i] << (i % perByte * width));
    }
  }

  private static void unpackBits(byte[] bytes, int width, int[] values) {
    int perByte = 8 / width;
    int mask = (1 << width) - 1;
    for (int i = 0; i < values.length; i++) {
      values[i] = (bytes[1 + i / perByte] >>> (i % perByte * width)) & mask;
    }
  }

  private void packBytes(byte[] bytes, int size) {
    for (int i = 0, at = 1; i < values.length; i++) {
      for (int shift = 0; shift < 8 * size; shift += 8) {
        bytes[at++] = (byte) (values[i] >>> shift);
      }
    }
  }

  private static void unpackBytes(byte[] bytes, int size, int[] values) {
    for (int i = 0, at = 1; i < values.length; i++) {
      int value = 0;
      for (int shift = 0; shift < 8 * size; shift += 8) {
        value |= (bytes[at++] & 0xFF) << shift;
      }
      values[i] = value;
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Amounts amounts && Arrays.equals(values, amounts.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return Arrays.toString(values);
  }
}
