package dev.rollcall.journal;

import java.util.HexFormat;
import java.util.zip.CRC32C;

/** The CRC32C of lines in their order, newlines included, and how many there are. */
final class LinesChecksum {
  private final CRC32C crc = new CRC32C();
  private long rows;

  void add(byte[] buffer, int offset, int length) {
    crc.update(buffer, offset, length);
    crc.update('\n');
    rows++;
  }

  long rows() {
    return rows;
  }

  /** In hex, as {@code sealed.json} has it. */
  String hex() {
    return HexFormat.of().toHexDigits((int) crc.getValue());
  }
}
