package dev.rollcall.events;

/**
 * RFC 3339 times, read and written without any object between.
 *
 * <p>A leap second ({@code 23:59:60Z}) becomes the last microsecond of its minute, so that it stays
 * on its day. Digits beyond microseconds are cut. Years are those of UTC from 0000 to 9999.
 */
final class Rfc3339 {
  /** What {@link #micros} answers when the text is no such time. */
  static final long INVALID = Long.MIN_VALUE;

  /** The longest text that {@link #write} makes: {@code 2026-11-20T01:30:00.123456Z}. */
  static final int MAX_WRITTEN = 27;

  static final long MICROS_PER_SECOND = 1_000_000;
  static final long MICROS_PER_DAY = 86_400 * MICROS_PER_SECOND;

  /** How a detail goes on behind the name of a field, with the value behind it. */
  static final String EXPECTED =
      " must be an RFC 3339 time with its offset, such as 2026-11-20T09:30:00+08:00, not ";

  private static final int SHORTEST = "2026-11-20T01:30:00Z".length();
  private static final int DAYS_TO_1970 = 719_528;
  private static final long FIRST_MICROS = -DAYS_TO_1970 * MICROS_PER_DAY;
  private static final long END_MICROS = (3_652_425L - DAYS_TO_1970) * MICROS_PER_DAY;

  private Rfc3339() {}

  /** Microseconds since 1970-01-01T00:00Z, or {@link #INVALID}. */
  static long micros(char[] text, int offset, int length) {
    if (length < SHORTEST
        || text[offset + 4] != '-'
        || text[offset + 7] != '-'
        || (text[offset + 10] | 0x20) != 't'
        || text[offset + 13] != ':'
        || text[offset + 16] != ':') {
      return INVALID;
    }
    int century = two(text, offset);
    int year = two(text, offset + 2);
    int month = two(text, offset + 5);
    int day = two(text, offset + 8);
    int hour = two(text, offset + 11);
    int minute = two(text, offset + 14);
    int second = two(text, offset + 17);
    if ((century | year | month | day | hour | minute | second) < 0) {
      return INVALID;
    }
    year += 100 * century;
    if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) {
      return INVALID;
    }
    if (hour > 23 || minute > 59 || second > 60) {
      return INVALID;
    }
    int ofDay = hour * 3600 + minute * 60 + second;
    long seconds = epochDay(year, month, day) * 86_400L + ofDay;
    return withFraction(seconds, second == 60, text, offset + 19, offset + length);
  }

  /** What is behind the seconds: {@code .123+08:00}. */
  private static long withFraction(long seconds, boolean leap, char[] text, int from, int end) {
    int at = from;
    int fraction = 0;
    if (text[at] == '.') {
      int unit = (int) MICROS_PER_SECOND;
      for (at++; at < end && text[at] >= '0' && text[at] <= '9'; at++) {
        unit /= 10;
        fraction += (text[at] - '0') * unit;
      }
      if (at == from + 1 || at == end) {
        return INVALID;
      }
    }
    int offset = offsetSeconds(text, at, end);
    if (offset == Integer.MIN_VALUE) {
      return INVALID;
    }
    long utc = seconds - offset;
    long micros = utc * MICROS_PER_SECOND + fraction;
    if (leap) {
      // Second 60 exists only as the last of a UTC day.
      micros = Math.floorMod(utc, 86_400L) == 0 ? utc * MICROS_PER_SECOND - 1 : INVALID;
    }
    return micros < FIRST_MICROS || micros >= END_MICROS ? INVALID : micros;
  }

  private static int offsetSeconds(char[] text, int at, int end) {
    char sign = text[at];
    if (end - at == 1 && (sign | 0x20) == 'z') {
      return 0;
    }
    if (end - at != 6 || (sign != '+' && sign != '-') || text[at + 3] != ':') {
      return Integer.MIN_VALUE;
    }
    int hours = two(text, at + 1);
    int minutes = two(text, at + 4);
    if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59) {
      return Integer.MIN_VALUE;
    }
    int seconds = hours * 3600 + minutes * 60;
    return sign == '-' ? -seconds : seconds;
  }

  /** The number of two digits, or a negative one. */
  private static int two(char[] text, int at) {
    int tens = text[at] - '0';
    int ones = text[at + 1] - '0';
    return (tens | ones | (9 - tens) | (9 - ones)) < 0 ? -1 : 10 * tens + ones;
  }

  /** Days since 1970-01-01 of a date of the proleptic Gregorian calendar. */
  static int epochDay(int year, int month, int day) {
    // Years begin in March here, so that the leap day is the last one.
    int shifted = month > 2 ? year : year - 1;
    int era = Math.floorDiv(shifted, 400);
    int yearOfEra = shifted - era * 400;
    int dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
    int dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
    return era * 146_097 + dayOfEra - 719_468;
  }

  static int daysIn(int year, int month) {
    if (month == 2) {
      return (year & 3) == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
    }
    return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
  }

  /**
   * Writes a time in UTC with 0, 3 or 6 fraction digits, as few as say it all.
   *
   * @return where the text ends
   */
  static int write(long micros, byte[] out, int from) {
    if (micros < FIRST_MICROS || micros >= END_MICROS) {
      throw new IllegalArgumentException(micros + " microseconds are outside the years 0 to 9999");
    }
    int epochDay = (int) Math.floorDiv(micros, MICROS_PER_DAY);
    long ofDay = micros - epochDay * MICROS_PER_DAY;
    writeDate(epochDay, out, from);
    int seconds = (int) (ofDay / MICROS_PER_SECOND);
    int fraction = (int) (ofDay - seconds * MICROS_PER_SECOND);
    out[from + 10] = 'T';
    writeTwo(seconds / 3600, out, from + 11);
    out[from + 13] = ':';
    writeTwo(seconds / 60 % 60, out, from + 14);
    out[from + 16] = ':';
    writeTwo(seconds % 60, out, from + 17);
    int end = from + 19;
    if (fraction != 0) {
      out[end++] = '.';
      int digits = fraction % 1000 == 0 ? 3 : 6;
      int rest = digits == 3 ? fraction / 1000 : fraction;
      for (int i = end + digits - 1; i >= end; i--) {
        out[i] = (byte) ('0' + rest % 10);
        rest /= 10;
      }
      end += digits;
    }
    out[end] = 'Z';
    return end + 1;
  }

  private static void writeDate(int epochDay, byte[] out, int from) {
    int shifted = epochDay + 719_468;
    int era = Math.floorDiv(shifted, 146_097);
    int dayOfEra = shifted - era * 146_097;
    int yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
    int dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    int monthFromMarch = (5 * dayOfYear + 2) / 153;
    int month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
    int year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
    writeTwo(year / 100, out, from);
    writeTwo(year % 100, out, from + 2);
    out[from + 4] = '-';
    writeTwo(month, out, from + 5);
    out[from + 7] = '-';
    writeTwo(dayOfYear - (153 * monthFromMarch + 2) / 5 + 1, out, from + 8);
  }

  private static void writeTwo(int number, byte[] out, int at) {
    out[at] = (byte) ('0' + number / 10);
    out[at + 1] = (byte) ('0' + number % 10);
  }
}
