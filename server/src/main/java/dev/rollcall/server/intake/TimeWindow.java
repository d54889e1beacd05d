package dev.rollcall.server.intake;

import dev.rollcall.events.Region;
import dev.rollcall.events.Rejection;
import dev.rollcall.events.RejectionReason;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * How far the time of an event may be from now (S5).
 *
 * @param lateDays how many days before today, in the event's region, its day may be
 * @param ahead how far clocks may differ: later than now by more is in the future
 */
public record TimeWindow(int lateDays, Duration ahead) {
  /** 30 days back, 10 minutes ahead. */
  public static final TimeWindow STANDARD = new TimeWindow(30, Duration.ofMinutes(10));

  public TimeWindow {
    if (lateDays < 0 || ahead.isNegative()) {
      throw new IllegalArgumentException("lateDays and ahead must not be below 0");
    }
  }

  /** What that means at one moment. */
  Bounds at(Instant now) {
    return new Bounds(this, now);
  }

  /** The window around one moment, for all events of a body. */
  static final class Bounds {
    private final TimeWindow window;
    private final long latestMicros;
    private final long nowMicros;

    private Bounds(TimeWindow window, Instant now) {
      this.window = window;
      this.nowMicros = ChronoUnit.MICROS.between(Instant.EPOCH, now);
      this.latestMicros = ChronoUnit.MICROS.between(Instant.EPOCH, now.plus(window.ahead));
    }

    /** Why an event of this time is not accepted, if so. */
    Optional<Rejection> judge(long timeMicros, Region region) {
      if (timeMicros > latestMicros) {
        return Optional.of(
            new Rejection(
                RejectionReason.IN_THE_FUTURE,
                "time is more than %d minutes ahead of the server's clock"
                    .formatted(window.ahead.toMinutes())));
      }
      int oldest = region.epochDayOf(nowMicros) - window.lateDays;
      if (region.epochDayOf(timeMicros) < oldest) {
        return Optional.of(
            new Rejection(
                RejectionReason.TOO_OLD,
                "the oldest day accepted is %s; older events are imported"
                    .formatted(LocalDate.ofEpochDay(oldest))));
      }
      return Optional.empty();
    }
  }
}
