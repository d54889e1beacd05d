package dev.rollcall.server.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import java.time.Clock;
import java.time.Duration;

/**
 * Slows down who guesses secrets (S31): after a handful of failures within a minute, for one app or
 * from one address, every further attempt waits before its secret is looked at. Nobody is ever
 * locked out, so failing on purpose cannot keep the rightful owner away. Thread-safe; remembers at
 * most a fixed number of apps and addresses.
 */
public final class FailedLogins {
  private static final int REMEMBERED = 20_000;
  private static final int FREE_PER_MINUTE = 10;
  private static final long MOST_DEBT = -FREE_PER_MINUTE;

  private final ClockMeter meter;
  private final Duration longestWait;
  private final Cache<String, Bucket> allowances =
      Caffeine.newBuilder().maximumSize(REMEMBERED).build();

  /** {@code longestWait} is what one attempt waits at most. */
  public FailedLogins(Clock clock, Duration longestWait) {
    this.meter = new ClockMeter(clock);
    this.longestWait = longestWait;
  }

  /** How long the next attempt of {@code who} is to wait; zero for those in good standing. */
  public Duration delay(String who) {
    Bucket allowance = allowances.getIfPresent(who);
    if (allowance == null) {
      return Duration.ZERO;
    }
    Duration wait =
        Duration.ofNanos(allowance.estimateAbilityToConsume(1).getNanosToWaitForRefill());
    return wait.compareTo(longestWait) < 0 ? wait : longestWait;
  }

  /** An attempt of {@code who} failed. */
  public void failed(String who) {
    Bucket allowance = allowances.get(who, unseen -> open());
    if (allowance.getAvailableTokens() > MOST_DEBT) {
      allowance.consumeIgnoringRateLimits(1);
    }
  }

  private Bucket open() {
    return Bucket.builder()
        .addLimit(bandwidth ->
            bandwidth
                .capacity(FREE_PER_MINUTE)
                .refillGreedy(FREE_PER_MINUTE, Duration.ofMinutes(1)))
        .withCustomTimePrecision(meter)
        .build();
  }
}
