package dev.rollcall.facts;

import java.util.Arrays;

/**
 * Small numbers, one for each person of a set, in the set's ascending order: page views, opens.
 * Immutable; in memory as they are stored.
 *
 * <p>As bytes: one byte that says how many bits a number takes (0, 1, 2, 4, 8, 16 or 32), then the
 * numbers packed little-endian, lowest bits first. With 0 bits all are the same, and that one
 * number follows in four bytes.
 */
public final class Amounts {
  private static final int[] WIDTHS = {1, 2, 4, 8, 16, 32};
  private static final int OBJECT_BYTES = 48;

  /** The width, then the numbers. */
  private final byte[] packed;

  private final int count;

  private Amounts(byte[] packed, int count) {
    this.packed = packed;
    this.count = count;
  }

  /** The first {@code count} of the values, none negative. */
  public static Amounts of(int[] values, int count) {
    int all = 0;
    boolean same = true;
    for (int i = 0; i < count; i++) {
      if (values[i] < 0) {
        throw new IllegalArgumentException("negative amount " + values[i] + " at " + i);
      }
      all |= values[i];
      same &= values[i] == values[0];
    }
    if (same) {
      byte[] packed = new byte[1 + Integer.BYTES];
      putNumber(packed, 1, Integer.BYTES, count == 0 ? 0 : values[0]);
      return new Amounts(packed, count);
    }
    int width = width(all);
    byte[] packed = new byte[1 + packedBytes(count, width)];
    packed[0] = (byte) width;
    for (int i = 0; i < count; i++) {
      put(packed, width, i, values[i]);
    }
    return new Amounts(packed, count);
  }

  /** How many numbers there are. */
  public int count() {
    return count;
  }

  /** The number of the n-th person of the set. */
  public int at(int n) {
    int width = packed[0];
    if (width >= Byte.SIZE) {
      return number(1 + n * (width / Byte.SIZE), width / Byte.SIZE);
    }
    if (width == 0) {
      return number(1, Integer.BYTES);
    }
    int perByte = Byte.SIZE / width;
    return (packed[1 + n / perByte] >>> (n % perByte * width)) & ((1 << width) - 1);
  }

  /** Puts the numbers of {@code length} people, from the n-th on, into an array from 0 on. */
  public void copyTo(int[] into, int n, int length) {
    int width = packed[0];
    if (width == 0) {
      Arrays.fill(into, 0, length, number(1, Integer.BYTES));
    } else if (width < Byte.SIZE) {
      int mask = (1 << width) - 1;
      for (int i = 0, bit = n * width; i < length; i++, bit += width) {
        into[i] = (packed[1 + (bit >>> 3)] >>> (bit & 7)) & mask;
      }
    } else if (width == Byte.SIZE) {
      for (int i = 0; i < length; i++) {
        into[i] = packed[1 + n + i] & 0xFF;
      }
    } else {
      for (int i = 0; i < length; i++) {
        into[i] = at(n + i);
      }
    }
  }

  /** The sum of all. */
  public long sum() {
    long sum = 0;
    for (int n = 0; n < count; n++) {
      sum += at(n);
    }
    return sum;
  }

  /** Bytes in memory, about. */
  public int weight() {
    return OBJECT_BYTES + packed.length;
  }

  /** The packed form. */
  public byte[] toBytes() {
    return packed.clone();
  }

  /** Reads {@code count} numbers from their packed form. */
  public static Amounts fromBytes(byte[] bytes, int count) {
    return over(bytes.clone(), count);
  }

  /** As {@link #fromBytes}, without a copy; the bytes must never change. */
  static Amounts over(byte[] bytes, int count) {
    int width = bytes.length == 0 ? -1 : bytes[0];
    boolean same = width == 0 && bytes.length == 1 + Integer.BYTES;
    boolean each =
        Arrays.binarySearch(WIDTHS, width) >= 0 && bytes.length == 1 + packedBytes(count, width);
    if (!same && !each) {
      throw new IllegalArgumentException(
          "not the amounts of %d people: width %d, %d bytes".formatted(count, width, bytes.length));
    }
    return new Amounts(bytes, count);
  }

  private static int width(int all) {
    int bits = Integer.SIZE - Integer.numberOfLeadingZeros(all);
    for (int width : WIDTHS) {
      if (bits <= width) {
        return width;
      }
    }
    throw new IllegalStateException("no width holds " + bits + " bits");
  }

  private static int packedBytes(int count, int width) {
    return Math.toIntExact(((long) count * width + Byte.SIZE - 1) / Byte.SIZE);
  }

  private static void put(byte[] packed, int width, int n, int value) {
    if (width >= Byte.SIZE) {
      putNumber(packed, 1 + n * (width / Byte.SIZE), width / Byte.SIZE, value);
    } else {
      int perByte = Byte.SIZE / width;
      packed[1 + n / perByte] |= (byte) (value << (n % perByte * width));
    }
  }

  private static void putNumber(byte[] packed, int at, int size, int value) {
    for (int i = 0; i < size; i++) {
      packed[at + i] = (byte) (value >>> (Byte.SIZE * i));
    }
  }

  private int number(int at, int size) {
    int value = 0;
    for (int i = 0; i < size; i++) {
      value |= (packed[at + i] & 0xFF) << (Byte.SIZE * i);
    }
    return value;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Amounts amounts
        && count == amounts.count
        && Arrays.equals(packed, amounts.packed);
  }

  @Override
  public int hashCode() {
    return 31 * count + Arrays.hashCode(packed);
  }

  @Override
  public String toString() {
    int[] values = new int[count];
    Arrays.setAll(values, this::at);
    return Arrays.toString(values);
  }
}
