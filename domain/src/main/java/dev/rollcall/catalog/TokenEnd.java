package dev.rollcall.catalog;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** When a token asked for at {@code now} ends: with the one given last, or a lifetime from now. */
record TokenEnd(Instant now, Duration lifetime, Duration reserve) {
  /** How far the clocks of those who ask at the same time may lie apart. */
  private static final Duration CLOCK_SLACK = Duration.ofMinutes(1);

  /** The end of a new token. */
  Instant renewed() {
    return now.plus(lifetime).truncatedTo(ChronoUnit.MICROS);
  }

  /**
   * The end kept, while enough of it is left. One further away than a lifetime and some slack was
   * given under a clock that ran ahead of this one, and is not given again. The slack is for
   * callers who read their clock first and come second.
   */
  Optional<Instant> reuse(Optional<Instant> kept) {
    Instant latest = now.plus(lifetime).plus(CLOCK_SLACK);
    return kept.filter(end -> !end.minus(reserve).isBefore(now) && !end.isAfter(latest));
  }
}
