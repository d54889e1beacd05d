package dev.rollcall.directory;

import static java.nio.ByteOrder.BIG_ENDIAN;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.HexFormat;

/**
 * Names a set of carried records: the sum, modulo 2^128, of the first 128 bits of the SHA-256 of
 * each record's line. A sum does not depend on the order, and a record that comes or goes costs one
 * hash however many there are. Equal sets have equal names; different sets have different ones
 * unless 128 bits collide by chance.
 */
final class CarriedIdentity {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, BIG_ENDIAN);

  private final CarriedLines lines = new CarriedLines();
  private long high;
  private long low;

  void came(CarriedRecord record) {
    byte[] hash = lines.sha256(record);
    long addend = (long) LONGS.get(hash, 8);
    low += addend;
    boolean carry = Long.compareUnsigned(low, addend) < 0;
    high += (long) LONGS.get(hash, 0) + (carry ? 1 : 0);
  }

  void went(CarriedRecord record) {
    byte[] hash = lines.sha256(record);
    long subtrahend = (long) LONGS.get(hash, 8);
    boolean borrow = Long.compareUnsigned(low, subtrahend) < 0;
    low -= subtrahend;
    high -= (long) LONGS.get(hash, 0) + (borrow ? 1 : 0);
  }

  /** 32 hex digits. */
  @Override
  public String toString() {
    return HexFormat.of().toHexDigits(high) + HexFormat.of().toHexDigits(low);
  }
}
