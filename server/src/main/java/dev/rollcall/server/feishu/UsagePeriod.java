package dev.rollcall.server.feishu;

import java.time.LocalDate;

/**
 * The days that a query is about (S3). A period that is still running ends with the newest day that
 * may be shown; when that is before {@code first}, there is nothing to show yet.
 */
record UsagePeriod(LocalDate first, LocalDate last) implements Dated {
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
   * @param today the day that is running
   * @param newest the newest day that may be shown
   */
  static Dated read(String text, Cycle cycle, LocalDate today, LocalDate newest) {
    LocalDate first = WrittenDate.read(text);
    if (first == null) {
      return new Dated.Undated(FeishuError.DATE_FORMAT);
    }
    boolean tooLate = cycle == Cycle.DAY ? !first.isBefore(today) : first.isAfter(today);
    if (tooLate || !cycle.mayBeginOn(first)) {
      return new Dated.Undated(FeishuError.DATE_RANGE);
    }
    LocalDate end = cycle.last(first);
    return new UsagePeriod(first, end.isBefore(newest) ? end : newest);
  }
}
