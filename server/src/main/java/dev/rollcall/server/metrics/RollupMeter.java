package dev.rollcall.server.metrics;

import dev.rollcall.catalog.Tenant;
import dev.rollcall.events.Region;
import dev.rollcall.rollup.Progress;
import dev.rollcall.rollup.RollupReport;
import dev.rollcall.server.publishing.Publishing;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Timer;
import java.time.LocalDate;
import java.util.concurrent.TimeUnit;

/**
 * A roll-up that is timed: {@code rollcall_rollup_seconds{outcome="published|unchanged|failed"}},
 * and what it published: {@code rollcall_days_published_total}.
 */
public final class RollupMeter implements Publishing.RollupRun {
  private final Publishing.RollupRun rollup;
  private final Timer published;
  private final Timer unchanged;
  private final Timer failed;
  private final Counter days;

  public RollupMeter(Publishing.RollupRun rollup, Metrics metrics) {
    this.rollup = rollup;
    this.published = timer(metrics, "published");
    this.unchanged = timer(metrics, "unchanged");
    this.failed = timer(metrics, "failed");
    this.days =
        Counter.builder("rollcall.days.published")
            .description("Days published, new or again.")
            .register(metrics.registry());
  }

  @Override
  public RollupReport run(Tenant tenant, Region region, LocalDate through, Progress progress) {
    long begun = System.nanoTime();
    Timer outcome = failed;
    try {
      RollupReport report = rollup.run(tenant, region, through, progress);
      outcome = report.published() > 0 ? published : unchanged;
      days.increment(report.published());
      return report;
    } finally {
      outcome.record(System.nanoTime() - begun, TimeUnit.NANOSECONDS);
    }
  }

  private static Timer timer(Metrics metrics, String outcome) {
    return Timer.builder("rollcall.rollup")
        .description("Roll-ups of one organisation and region, by outcome.")
        .tag("outcome", outcome)
        .register(metrics.registry());
  }
}
