package dev.rollcall.events;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * JSON objects in files that end with a checksum of themselves, so that a flipped bit is found
 * before anybody relies on what it says:
 *
 * <pre>{@code
 * {"file":"sealed-000002.parquet","rows":510,"crc32c":"9ae0daaf"}
 * }</pre>
 *
 * It is the CRC-32C of everything in front of {@code ,"crc32c"}.
 */
public final class CheckedJson {
  private static final byte[] BEGIN = ",\"crc32c\":\"".getBytes(US_ASCII);
  private static final byte[] END = "\"}".getBytes(US_ASCII);
  private static final int HEX_DIGITS = 8;
  private static final int SUFFIX_BYTES = BEGIN.length + HEX_DIGITS + END.length;

  private CheckedJson() {}

  /** An object that is not empty, with its checksum. */
  public static byte[] sign(byte[] object) {
    int checked = object.length - 1;
    byte[] suffix = suffix(object, checked);
    byte[] signed = Arrays.copyOf(object, checked + suffix.length);
    System.arraycopy(suffix, 0, signed, checked, suffix.length);
    return signed;
  }

  /**
   * The object without its checksum, or empty when that is not right. What has none, because it was
   * written before there was one, is returned as it is: whoever reads it refuses members that it
   * does not know, and so finds a checksum whose name is damaged.
   */
  public static Optional<byte[]> open(byte[] signed) {
    int checked = signed.length - SUFFIX_BYTES;
    if (checked < 0 || !startsAt(signed, checked, BEGIN)) {
      return Optional.of(signed);
    }
    if (!startsAt(signed, checked, suffix(signed, checked))) {
      return Optional.empty();
    }
    byte[] object = Arrays.copyOf(signed, checked + 1);
    object[checked] = '}';
    return Optional.of(object);
  }

  private static byte[] suffix(byte[] text, int length) {
    CRC32C crc = new CRC32C();
    crc.update(text, 0, length);
    String hex = HexFormat.of().toHexDigits((int) crc.getValue());
    return (new String(BEGIN, US_ASCII) + hex + new String(END, US_ASCII)).getBytes(US_ASCII);
  }

  private static boolean startsAt(byte[] text, int at, byte[] part) {
    return Arrays.equals(text, at, Math.min(text.length, at + part.length), part, 0, part.length);
  }
}
