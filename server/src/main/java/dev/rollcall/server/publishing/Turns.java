package dev.rollcall.server.publishing;

import dev.rollcall.events.Region;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/**
 * When each tenant and region is to be published next. Not thread-safe.
 *
 * <pre>
 *   never tried                  at once
 *   a day has ended              its end + grace
 *   otherwise                    the last success + changedEvery, for days that changed
 *   after the n-th failure       retryFirst * 2^(n-1), at most retryAtMost
 * </pre>
 */
final class Turns {
  /** Beyond this many doublings every wait is the longest one. */
  private static final int MOST_DOUBLINGS = 20;

  /** A tenant's region. */
  record Subject(String tenant, Region region) {}

  /** The day published through, and when to look again. */
  private record Turn(LocalDate through, Instant again, int failures) {}

  private final PublishingSettings settings;
  private final Map<Subject, Turn> turns = new HashMap<>();

  Turns(PublishingSettings settings) {
    this.settings = settings;
  }

  /** The last day that is to be published at a moment. */
  LocalDate through(Subject subject, Instant now) {
    return Publishing.lastClosedDay(subject.region(), now.minus(settings.grace()));
  }

  boolean isDue(Subject subject, Instant now) {
    return !next(subject, now).isAfter(now);
  }

  /** The moment the subject is due, {@code now} when it is already. */
  Instant next(Subject subject, Instant now) {
    Turn turn = turns.get(subject);
    if (turn == null) {
      return now;
    }
    if (turn.failures() > 0) {
      return turn.again();
    }
    Instant nextDayOver =
        subject.region().startOf(turn.through().plusDays(2)).plus(settings.grace());
    return nextDayOver.isBefore(turn.again()) ? nextDayOver : turn.again();
  }

  void succeeded(Subject subject, LocalDate through, Instant now) {
    turns.put(subject, new Turn(through, now.plus(settings.changedEvery()), 0));
  }

  /** Notes a failure and returns how long to wait. */
  Duration failed(Subject subject, Instant now) {
    Turn turn = turns.get(subject);
    int failures = turn == null ? 1 : turn.failures() + 1;
    LocalDate through = turn == null ? LocalDate.EPOCH : turn.through();
    Duration doubled =
        settings.retryFirst().multipliedBy(1L << Math.min(failures - 1, MOST_DOUBLINGS));
    Duration wait =
        doubled.compareTo(settings.retryAtMost()) > 0 ? settings.retryAtMost() : doubled;
    turns.put(subject, new Turn(through, now.plus(wait), failures));
    return wait;
  }
}
