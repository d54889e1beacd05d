package dev.rollcall.server.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Counts requests: {@code rollcall_requests_total{surface,status,cause}} and the histogram {@code
 * rollcall_request_seconds{surface}}. A series is made when it is first needed and found again
 * without a lock.
 */
public final class RequestMeter {
  /** No request can make more: what does not fit is counted under {@code more}. */
  static final int MOST_SERIES = 500;

  private static final String MORE = "more";
  private static final Duration[] BOUNDS = {
    Duration.ofMillis(1),
    Duration.ofMillis(5),
    Duration.ofMillis(10),
    Duration.ofMillis(25),
    Duration.ofMillis(50),
    Duration.ofMillis(100),
    Duration.ofMillis(250),
    Duration.ofMillis(500),
    Duration.ofSeconds(1),
    Duration.ofMillis(2_500),
    Duration.ofSeconds(10)
  };

  private final MeterRegistry registry;
  private final Map<Series, Counter> counters = new ConcurrentHashMap<>();
  private final Map<String, Timer> timers = new ConcurrentHashMap<>();

  private record Series(String surface, String status, String cause) {}

  RequestMeter(MeterRegistry registry) {
    this.registry = registry;
  }

  /**
   * A request was answered, or given up.
   *
   * @param surface what it was for
   * @param status the class of its HTTP status, such as {@code 4xx}
   * @param cause why, from a small set
   * @param nanos from its headers to the last byte of the answer
   */
  public void count(String surface, String status, String cause, long nanos) {
    counter(new Series(surface, status, cause)).increment();
    timer(surface).record(nanos, TimeUnit.NANOSECONDS);
  }

  /** A request that no surface saw was refused. */
  public void refused(String status, String cause) {
    counter(new Series("transport", status, cause)).increment();
  }

  private Counter counter(Series series) {
    Counter known = counters.get(series);
    if (known != null) {
      return known;
    }
    Series kept = counters.size() < MOST_SERIES ? series : new Series(series.surface(), MORE, MORE);
    return counters.computeIfAbsent(kept, this::newCounter);
  }

  private Counter newCounter(Series series) {
    return Counter.builder("rollcall.requests")
        .description("Requests answered, by surface, class of HTTP status and cause.")
        .tag("surface", series.surface())
        .tag("status", series.status())
        .tag("cause", series.cause())
        .register(registry);
  }

  private Timer timer(String surface) {
    Timer known = timers.get(surface);
    return known != null ? known : timers.computeIfAbsent(surface, this::newTimer);
  }

  private Timer newTimer(String surface) {
    return Timer.builder("rollcall.request")
        .description("From a request's headers to the last byte of its answer.")
        .tag("surface", surface)
        .serviceLevelObjectives(BOUNDS)
        .register(registry);
  }
}
