package dev.rollcall.server.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Clock;
import java.time.Duration;

/**
 * So many calls in so long a time, for each caller by itself. A window begins with its first call
 * and gives everything back at its end, which is what "wait this many seconds" tells the caller.
 * Thread-safe; remembers at most a fixed number of callers.
 */
public final class RateLimits {
  private static final int CALLERS = 100_000;
  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  private final ClockMeter meter;
  private final Cache<String, Bucket> windows = Caffeine.newBuilder().maximumSize(CALLERS).build();

  public RateLimits(Clock clock) {
    this.meter = new ClockMeter(clock);
  }

  /** So many calls each {@code period}. */
  public record Limit(int calls, Duration period) {}

  /**
   * Whether a call may go on.
   *
   * @param waitSeconds 0 when it may; otherwise the whole seconds after which it may again
   */
  public record Verdict(boolean allowed, long waitSeconds) {}

  /** Takes one call of a caller. One caller is always asked about with the same limit. */
  public Verdict take(String caller, Limit limit) {
    Bucket window = windows.get(caller, unseen -> open(limit));
    ConsumptionProbe probe = window.tryConsumeAndReturnRemaining(1);
    if (probe.isConsumed()) {
      return new Verdict(true, 0);
    }
    return new Verdict(false, Math.ceilDiv(probe.getNanosToWaitForRefill(), NANOS_PER_SECOND));
  }

  private Bucket open(Limit limit) {
    return Bucket.builder()
        .addLimit(bandwidth ->
            bandwidth.capacity(limit.calls()).refillIntervally(limit.calls(), limit.period()))
        .withCustomTimePrecision(meter)
        .build();
  }
}
