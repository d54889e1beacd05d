package dev.rollcall.server.demo;

import dev.rollcall.events.Region;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;

/**
 * One day of the sample organisation.
 *
 * @param index 0 for the first day there is
 */
record SampleDay(int index, LocalDate date) {
  /** Every quarter has one holiday of so many days, from this day of the quarter on. */
  private static final int QUARTER = 91;

  private static final int HOLIDAY_FIRST = 66;
  private static final int HOLIDAY_LAST = 70;

  /** The region the sample organisation is at home in. */
  static final Region REGION = Region.CN;

  boolean weekend() {
    return date.getDayOfWeek() == DayOfWeek.SATURDAY || date.getDayOfWeek() == DayOfWeek.SUNDAY;
  }

  boolean holiday() {
    int place = index % QUARTER;
    return place >= HOLIDAY_FIRST && place <= HOLIDAY_LAST;
  }

  boolean working() {
    return !weekend() && !holiday();
  }

  /** So many seconds after the day's beginning. */
  Instant at(int second) {
    return REGION.startOf(date).plusSeconds(second);
  }

  SampleDay next() {
    return new SampleDay(index + 1, date.plusDays(1));
  }
}
