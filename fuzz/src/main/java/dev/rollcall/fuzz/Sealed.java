package dev.rollcall.fuzz;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/** Makes checksums right again, so that what lies behind them is reached by arbitrary bytes. */
public final class Sealed {
  private Sealed() {}

  /** A copy whose four bytes at a place hold the checksum of a stretch. */
  public static byte[] with(byte[] bytes, int checksumAt, int from, int to) {
    byte[] sealed = bytes.clone();
    if (to >= from && checksumAt >= 0 && checksumAt + Integer.BYTES <= sealed.length) {
      CRC32C crc = new CRC32C();
      crc.update(sealed, from, to - from);
      ByteBuffer.wrap(sealed).putInt(checksumAt, (int) crc.getValue());
    }
    return sealed;
  }
}
