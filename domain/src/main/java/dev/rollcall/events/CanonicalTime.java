package dev.rollcall.events;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Reads the times of canonical lines: UTC, 0, 3 or 6 fraction digits. Remembers the last date, as a
 * day's lines nearly always have the same. Not thread-safe.
 */
final class CanonicalTime {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private long yearAndMonth;
  private int day;
  private long dayMicros;

  /** Microseconds since 1970-01-01T00:00Z, or {@link Rfc3339#INVALID}. */
  long micros(byte[] text, int offset, int length) {
    int digits = length == 24 ? 3 : length == 27 ? 6 : 0;
    if ((digits == 0 && length != 20) || text[offset + length - 1] != 'Z') {
      return Rfc3339.INVALID;
    }
    long date = (long) LONGS.get(text, offset);
    int dayDigits = text[offset + 8] << Byte.SIZE | text[offset + 9];
    if (date != yearAndMonth || dayDigits != day) {
      if (!readDate(text, offset)) {
        return Rfc3339.INVALID;
      }
      yearAndMonth = date;
      day = dayDigits;
    }
    int hour = two(text, offset + 11);
    int minute = two(text, offset + 14);
    int second = two(text, offset + 17);
    int fraction = fraction(text, offset + 19, digits);
    int marks = (text[offset + 10] ^ 'T') | (text[offset + 13] ^ ':') | (text[offset + 16] ^ ':');
    if (marks != 0 || (hour | minute | second | fraction) < 0) {
      return Rfc3339.INVALID;
    }
    if (hour > 23 || minute > 59 || second > 59) {
      return Rfc3339.INVALID;
    }
    return dayMicros + (hour * 3600 + minute * 60 + second) * Rfc3339.MICROS_PER_SECOND + fraction;
  }

  private boolean readDate(byte[] text, int offset) {
    int century = two(text, offset);
    int year = two(text, offset + 2);
    int month = two(text, offset + 5);
    int dayOfMonth = two(text, offset + 8);
    if ((century | year | month | dayOfMonth) < 0
        || text[offset + 4] != '-'
        || text[offset + 7] != '-') {
      return false;
    }
    year += 100 * century;
    if (month < 1 || month > 12 || dayOfMonth < 1 || dayOfMonth > Rfc3339.daysIn(year, month)) {
      return false;
    }
    dayMicros = Rfc3339.epochDay(year, month, dayOfMonth) * Rfc3339.MICROS_PER_DAY;
    return true;
  }

  /** Microseconds, or a negative number; the fewest digits that say it all are canonical. */
  private static int fraction(byte[] text, int at, int digits) {
    if (digits == 0) {
      return 0;
    }
    int thousands = three(text, at + 1);
    int ones = digits == 3 ? 0 : three(text, at + 4);
    boolean canonical = digits == 3 ? thousands != 0 : ones != 0;
    return text[at] != '.' || !canonical || (thousands | ones) < 0 ? -1 : thousands * 1000 + ones;
  }

  private static int three(byte[] text, int at) {
    int tens = two(text, at);
    int ones = text[at + 2] - '0';
    return (tens | ones | (9 - ones)) < 0 ? -1 : 10 * tens + ones;
  }

  private static int two(byte[] text, int at) {
    int tens = text[at] - '0';
    int ones = text[at + 1] - '0';
    return (tens | ones | (9 - tens) | (9 - ones)) < 0 ? -1 : 10 * tens + ones;
  }
}
