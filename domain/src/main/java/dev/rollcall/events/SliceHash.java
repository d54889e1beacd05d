package dev.rollcall.events;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** A 64-bit hash of bytes: multiplied to 128 bits and folded, eight bytes a step. */
final class SliceHash {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  // Odd numbers with half of their bits set, so that every input bit reaches both halves.
  private static final long FIRST = 0xa0761d6478bd642fL;
  private static final long SECOND = 0xe7037ed1a0b428dbL;

  private SliceHash() {}

  /** The hash of a slice; the seed chains several slices. */
  static long of(byte[] bytes, int offset, int length, long seed) {
    long hash = seed ^ FIRST;
    int at = offset;
    int end = offset + length;
    for (; end - at >= Long.BYTES; at += Long.BYTES) {
      hash = fold((long) LONGS.get(bytes, at) ^ FIRST, hash ^ SECOND);
    }
    long rest = 0;
    for (; at < end; at++) {
      rest = (rest << Byte.SIZE) | (bytes[at] & 0xff);
    }
    return fold(fold(rest ^ FIRST, hash ^ SECOND) ^ SECOND, length ^ FIRST);
  }

  private static long fold(long left, long right) {
    return left * right ^ Math.unsignedMultiplyHigh(left, right);
  }
}
