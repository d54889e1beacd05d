package dev.rollcall.server.feishu;

import dev.rollcall.events.Region;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The days that a query is about (S3). A period that is still running ends with the newest day that
 * may be shown; when that is before {@code first}, there is nothing to show yet.
 */
record UsagePeriod(LocalDate first, LocalDate last) implements Dated {
  private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
  private static final Duration HOUR_OF_APP_USAGE = Duration.ofHours(10);

  /** The same period, shown up to a day that was chosen before. */
  UsagePeriod until(LocalDate day) {
    return new UsagePeriod(first, day);
  }

  boolean isEmpty() {
    return last.isBefore(first);
  }

  /**
   * Reads {@code date}.
   *
   * @param vendorHours whether a day is shown from 10:00 of the next on only (S4)
   */
  static Dated read(String text, Cycle cycle, Region region, Clock clock, boolean vendorHours) {
    LocalDate first = parse(text);
    if (first == null) {
      return new Dated.Undated(FeishuError.DATE_FORMAT);
    }
    Instant now = clock.instant();
    LocalDate today = region.dayOf(now);
    boolean tooLate = cycle == Cycle.DAY ? !first.isBefore(today) : first.isAfter(today);
    if (tooLate || !cycle.mayBeginOn(first)) {
      return new Dated.Undated(FeishuError.DATE_RANGE);
    }
    LocalDate newest =
        vendorHours ? region.dayOf(now.minus(HOUR_OF_APP_USAGE)).minusDays(1) : today.minusDays(1);
    LocalDate end = cycle.last(first);
    return new UsagePeriod(first, end.isBefore(newest) ? end : newest);
  }

  private static @Nullable LocalDate parse(String text) {
    if (!DATE.matcher(text).matches()) {
      return null;
    }
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException noSuchDay) {
      return null;
    }
  }
}
