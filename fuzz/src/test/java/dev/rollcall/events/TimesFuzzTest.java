package dev.rollcall.events;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.rollcall.fuzz.Claim;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Arbitrary texts as times, against a grammar and the JDK's calendar. */
class TimesFuzzTest {
  private static final Pattern RFC_3339 =
      Pattern.compile(
          "([0-9]{4}-[0-9]{2}-[0-9]{2})[Tt]([0-9]{2}:[0-9]{2}):([0-9]{2})(\\.[0-9]+)?"
              + "([Zz]|[+-][0-9]{2}:[0-9]{2})");

  static Stream<byte[]> seeds() {
    return Stream.of(
            "2026-11-20T09:30:00+08:00",
            "2026-11-20t01:30:00.123456789z",
            "2016-12-31T23:59:60Z",
            "2017-01-01T07:59:60.5+08:00",
            "2024-02-29T24:00:00Z",
            "2100-02-29T00:00:00Z",
            "0000-01-01T00:00:00+00:01",
            "9999-12-31T23:59:59.999999-00:00",
            "2026-11-20T09:30:00+8:00",
            "２０２６-11-20T09:30:00Z",
            "2026-11-20T09:30:00.Z")
        .map(text -> text.getBytes(StandardCharsets.UTF_8));
  }

  @MethodSource("seeds")
  @FuzzTest
  void timesAreThoseOfTheCalendar(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    char[] padded = ("##" + text + "00Z").toCharArray();
    long micros = Rfc3339.micros(padded, 2, text.length());
    Claim.same(expected(text), micros, "the microseconds of '" + text + "'");
    if (micros != Rfc3339.INVALID) {
      byte[] written = new byte[Rfc3339.MAX_WRITTEN + 9];
      int length = Rfc3339.write(micros, written, 5) - 5;
      Claim.same(micros, new CanonicalTime().micros(written, 5, length), "a time written down");
      Claim.same(
          Instant.EPOCH.plus(micros, ChronoUnit.MICROS),
          Instant.parse(new String(written, 5, length, StandardCharsets.US_ASCII)),
          "a written time");
    }
  }

  private static long expected(String text) {
    Matcher parts = RFC_3339.matcher(text);
    if (!parts.matches()) {
      return Rfc3339.INVALID;
    }
    boolean leap = parts.group(3).equals("60");
    String fraction = parts.group(4) == null || leap ? "" : parts.group(4);
    String micros = fraction.length() > 7 ? fraction.substring(0, 7) : fraction;
    String plain =
        parts.group(1)
            + "T"
            + parts.group(2)
            + ":"
            + (leap ? "59" : parts.group(3))
            + micros
            + offset(parts.group(5));
    try {
      OffsetDateTime time = OffsetDateTime.parse(plain, DateTimeFormatter.ISO_OFFSET_DATE_TIME);
      return judged(time.withOffsetSameInstant(ZoneOffset.UTC), leap);
    } catch (DateTimeException noSuchTime) {
      return beyondTheJdk(plain, leap, parts.group(5));
    }
  }

  private static String offset(String text) {
    return text.equalsIgnoreCase("z") ? "Z" : text;
  }

  /** RFC 3339 has offsets up to 23:59, the JDK up to 18:00: those are taken off by hand. */
  private static long beyondTheJdk(String plain, boolean leap, String offset) {
    if (offset.length() != 6) {
      return Rfc3339.INVALID;
    }
    int hours = Integer.parseInt(offset.substring(1, 3));
    int minutes = Integer.parseInt(offset.substring(4));
    if (hours < 18 || hours > 23 || minutes > 59) {
      return Rfc3339.INVALID;
    }
    int sign = offset.charAt(0) == '-' ? 1 : -1;
    try {
      OffsetDateTime utc =
          OffsetDateTime.parse(
              plain.substring(0, plain.length() - 6).toUpperCase(Locale.ROOT) + "Z");
      return judged(utc.plusMinutes(sign * (60L * hours + minutes)), leap);
    } catch (DateTimeException noSuchTime) {
      return Rfc3339.INVALID;
    }
  }

  private static long judged(OffsetDateTime utc, boolean leap) {
    if (leap && (utc.getHour() != 23 || utc.getMinute() != 59)) {
      return Rfc3339.INVALID;
    }
    if (utc.getYear() < 0 || utc.getYear() > 9999) {
      return Rfc3339.INVALID;
    }
    long micros = ChronoUnit.MICROS.between(Instant.EPOCH, utc.toInstant());
    return leap ? micros + 999_999 : micros;
  }
}
