package dev.rollcall.server.feishu;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Optional;

/** {@code cycle_type}: how long a period is, and on which dates one may begin (S3). */
enum Cycle {
  DAY(1),
  WEEK(2),
  MONTH(3);

  private final int number;

  Cycle(int number) {
    this.number = number;
  }

  /** The number on the wire. */
  int number() {
    return number;
  }

  /** The cycle of a number, or empty. */
  static Optional<Cycle> of(long number) {
    for (Cycle cycle : values()) {
      if (cycle.number == number) {
        return Optional.of(cycle);
      }
    }
    return Optional.empty();
  }

  boolean mayBeginOn(LocalDate date) {
    return switch (this) {
      case DAY -> true;
      case WEEK -> date.getDayOfWeek() == DayOfWeek.MONDAY;
      case MONTH -> date.getDayOfMonth() == 1;
    };
  }

  /** The last day of the whole period that begins on {@code first}. */
  LocalDate last(LocalDate first) {
    return switch (this) {
      case DAY -> first;
      case WEEK -> first.plusDays(6);
      case MONTH -> first.plusMonths(1).minusDays(1);
    };
  }
}
