package dev.rollcall.server.wecom;

import java.time.Clock;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Names every refusal: the epoch seconds and 15 digits, such as {@code 1661764446480132225528461}.
 */
final class Hints {
  private static final long DIGITS = 1_000_000_000_000_000L;

  private final Clock clock;

  Hints(Clock clock) {
    this.clock = clock;
  }

  /** A name that no other refusal has. */
  String next() {
    return "%010d%015d"
        .formatted(clock.instant().getEpochSecond(), ThreadLocalRandom.current().nextLong(DIGITS));
  }
}
