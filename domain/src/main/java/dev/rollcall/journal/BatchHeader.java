package dev.rollcall.journal;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.rollcall.events.EventLines;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * The line in front of each batch of a segment:
 *
 * <pre>{@code
 * {"batch":{"first":1001,"events":500,"bytes":81234,"crc32c":"9ae0daaf"}}
 * }</pre>
 *
 * The checksum covers the header up to {@code ,"crc32c"} and then the event lines.
 *
 * @param first the number of the batch's first line within its day, from 1
 * @param events how many lines follow
 * @param bytes how many bytes these lines have, newlines included
 * @param crc the CRC32C
 * @param length bytes of the header line itself, newline included
 */
record BatchHeader(long first, int events, int bytes, int crc, int length) {
  /** How every header begins and no event line does. */
  static final byte[] START = "{\"batch\":{\"first\":".getBytes(US_ASCII);

  /** No header line is longer. */
  static final int MOST_BYTES = 128;

  private static final byte[] EVENTS = ",\"events\":".getBytes(US_ASCII);
  private static final byte[] BYTES = ",\"bytes\":".getBytes(US_ASCII);
  private static final byte[] CRC = ",\"crc32c\":\"".getBytes(US_ASCII);
  private static final byte[] END = "\"}}\n".getBytes(US_ASCII);
  private static final int HEX_DIGITS = 8;
  private static final int SUFFIX_BYTES = CRC.length + HEX_DIGITS + END.length;

  /** The header line for these lines, newline included. */
  static byte[] write(long first, List<EventLines> lines) {
    int events = 0;
    int bytes = 0;
    for (EventLines part : lines) {
      events += part.count();
      bytes = Math.addExact(bytes, part.length());
    }
    String checked =
        "{\"batch\":{\"first\":" + first + ",\"events\":" + events + ",\"bytes\":" + bytes;
    CRC32C crc = new CRC32C();
    crc.update(checked.getBytes(US_ASCII));
    for (EventLines part : lines) {
      crc.update(part.bytes(), 0, part.length());
    }
    String hex = HexFormat.of().toHexDigits((int) crc.getValue());
    return (checked + ",\"crc32c\":\"" + hex + "\"}}\n").getBytes(US_ASCII);
  }

  /** The header that begins at an offset, or null when there is no whole one. */
  static @Nullable BatchHeader read(byte[] buffer, int offset, int limit) {
    Cursor cursor = new Cursor(buffer, offset, limit);
    cursor.expect(START);
    long first = cursor.number(Long.MAX_VALUE);
    cursor.expect(EVENTS);
    int events = (int) cursor.number(Integer.MAX_VALUE);
    cursor.expect(BYTES);
    int bytes = (int) cursor.number(Integer.MAX_VALUE);
    cursor.expect(CRC);
    int crc = cursor.hex();
    cursor.expect(END);
    return cursor.good ? new BatchHeader(first, events, bytes, crc, cursor.at - offset) : null;
  }

  /** Header and lines together, in bytes. */
  long total() {
    return (long) length + bytes;
  }

  /** Whether the header at this offset and the lines behind it are what was written. */
  boolean matches(byte[] buffer, int offset) {
    CRC32C actual = new CRC32C();
    actual.update(buffer, offset, length - SUFFIX_BYTES);
    actual.update(buffer, offset + length, bytes);
    return (int) actual.getValue() == crc;
  }

  /** Whether a header begins here. */
  static boolean startsAt(byte[] buffer, int offset, int limit) {
    return limit - offset >= START.length
        && java.util.Arrays.equals(buffer, offset, offset + START.length, START, 0, START.length);
  }

  /** Reads on as long as everything was as expected. */
  private static final class Cursor {
    private final byte[] buffer;
    private final int limit;
    private int at;
    private boolean good = true;

    Cursor(byte[] buffer, int at, int limit) {
      this.buffer = buffer;
      this.at = at;
      this.limit = limit;
    }

    void expect(byte[] text) {
      good =
          good
              && limit - at >= text.length
              && java.util.Arrays.equals(buffer, at, at + text.length, text, 0, text.length);
      at += good ? text.length : 0;
    }

    long number(long most) {
      int from = at;
      long value = 0;
      while (good && at < limit && buffer[at] >= '0' && buffer[at] <= '9') {
        int digit = buffer[at++] - '0';
        good = value <= (most - digit) / 10;
        value = value * 10 + digit;
      }
      good = good && at > from;
      return value;
    }

    int hex() {
      int value = 0;
      good = good && limit - at >= HEX_DIGITS;
      for (int i = 0; good && i < HEX_DIGITS; i++) {
        int digit = Character.digit(buffer[at++], 16);
        good = digit >= 0;
        value = value << 4 | digit;
      }
      return value;
    }
  }
}
