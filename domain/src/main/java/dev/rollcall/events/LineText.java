package dev.rollcall.events;

import java.util.Arrays;

/** A growing array of UTF-8 that knows how to write JSON strings, numbers and times. */
final class LineText {
  private static final byte[] HEX = {
    '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'
  };

  /** Bytes that one UTF-16 unit can take: {@code \}{@code u001f}. */
  private static final int MAX_UNIT = 6;

  private static final int MAX_NUMBER = 20;

  private byte[] bytes = new byte[4096];
  private int length;

  byte[] bytes() {
    return bytes;
  }

  int length() {
    return length;
  }

  void cutTo(int shorter) {
    length = shorter;
  }

  void raw(char ascii) {
    room(1);
    bytes[length++] = (byte) ascii;
  }

  void raw(String ascii) {
    for (int i = 0; i < ascii.length(); i++) {
      raw(ascii.charAt(i));
    }
  }

  void raw(byte[] source) {
    raw(source, 0, source.length);
  }

  void raw(byte[] source, int offset, int count) {
    room(count);
    System.arraycopy(source, offset, bytes, length, count);
    length += count;
  }

  /** A string in quotes. */
  void string(String value) {
    int units = value.length();
    room(units * MAX_UNIT + 2);
    byte[] out = bytes;
    int at = length;
    out[at++] = '"';
    int i = 0;
    for (; i < units; i++) {
      char c = value.charAt(i);
      if (c < ' ' || c == '"' || c == '\\' || c >= 0x80) {
        break;
      }
      out[at++] = (byte) c;
    }
    if (i < units) {
      at = withEscapes(value, i, at);
    }
    out[at++] = '"';
    length = at;
  }

  private int withEscapes(String value, int from, int to) {
    int at = to;
    for (int i = from; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c < 0x80) {
        at = ascii(c, at);
      } else if (c < 0x800) {
        bytes[at++] = (byte) (0xc0 | (c >> 6));
        bytes[at++] = (byte) (0x80 | (c & 0x3f));
      } else if (!Character.isSurrogate(c)) {
        bytes[at++] = (byte) (0xe0 | (c >> 12));
        bytes[at++] = (byte) (0x80 | ((c >> 6) & 0x3f));
        bytes[at++] = (byte) (0x80 | (c & 0x3f));
      } else {
        at = pair(value, i++, at);
      }
    }
    return at;
  }

  private int pair(String value, int i, int to) {
    int point = value.codePointAt(i);
    if (!Character.isSupplementaryCodePoint(point)) {
      throw new IllegalArgumentException("an unpaired surrogate can not be written as UTF-8");
    }
    bytes[to] = (byte) (0xf0 | (point >> 18));
    bytes[to + 1] = (byte) (0x80 | ((point >> 12) & 0x3f));
    bytes[to + 2] = (byte) (0x80 | ((point >> 6) & 0x3f));
    bytes[to + 3] = (byte) (0x80 | (point & 0x3f));
    return to + 4;
  }

  private int ascii(char c, int to) {
    if (c >= ' ' && c != '"' && c != '\\') {
      bytes[to] = (byte) c;
      return to + 1;
    }
    bytes[to] = '\\';
    char escape =
        switch (c) {
          case '"', '\\' -> c;
          case '\b' -> 'b';
          case '\f' -> 'f';
          case '\n' -> 'n';
          case '\r' -> 'r';
          case '\t' -> 't';
          default -> 'u';
        };
    bytes[to + 1] = (byte) escape;
    if (escape != 'u') {
      return to + 2;
    }
    bytes[to + 2] = '0';
    bytes[to + 3] = '0';
    bytes[to + 4] = HEX[c >> 4];
    bytes[to + 5] = HEX[c & 0xf];
    return to + 6;
  }

  void number(long value) {
    if (value < 0) {
      raw(Long.toString(value));
      return;
    }
    room(MAX_NUMBER);
    int digits = 1;
    for (long rest = value / 10; rest > 0; rest /= 10) {
      digits++;
    }
    length += digits;
    long rest = value;
    for (int at = length - 1; digits > 0; digits--) {
      bytes[at--] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
  }

  /** An RFC 3339 time without quotes. */
  void time(long micros) {
    room(Rfc3339.MAX_WRITTEN);
    length = Rfc3339.write(micros, bytes, length);
  }

  private void room(int count) {
    if (bytes.length - length < count) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, Math.addExact(length, count)));
    }
  }
}
