package dev.rollcall.server.metrics;

import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;

/** Everything that is counted in one server. {@code docs/operating.md} lists the names. */
public final class Metrics {
  private static final Duration FRESH_FOR = Duration.ofSeconds(5);

  private final Duration freshFor;
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT, new PrometheusRegistry(), Clock.SYSTEM);
  private final EventMeter events = new EventMeter(registry);
  private final RequestMeter requests = new RequestMeter(registry);

  /** What is looked up from the stores is up to five seconds old. */
  public Metrics() {
    this(FRESH_FOR);
  }

  /**
   * @param freshFor how old what is looked up from the stores may be
   */
  Metrics(Duration freshFor) {
    this.freshFor = freshFor;
  }

  Duration freshFor() {
    return freshFor;
  }

  /** Events that were accepted and rejected. */
  public EventMeter events() {
    return events;
  }

  /** Requests and how long they took. */
  public RequestMeter requests() {
    return requests;
  }

  MeterRegistry registry() {
    return registry;
  }

  /** Everything at this moment, in the text format of Prometheus. */
  String text() {
    return registry.scrape();
  }
}
