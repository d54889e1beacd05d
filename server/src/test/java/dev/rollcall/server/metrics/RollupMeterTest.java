package dev.rollcall.server.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.catalog.Edition;
import dev.rollcall.catalog.Tenant;
import dev.rollcall.events.Region;
import dev.rollcall.rollup.RollupReport;
import dev.rollcall.server.publishing.Publishing.RollupRun;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RollupMeterTest {
  private static final Tenant ACME =
      new Tenant("acme", "Acme", Region.US, Set.of(Region.US), Edition.BASIC, null, null);
  private static final LocalDate DAY = LocalDate.parse("2026-11-20");

  private final Metrics metrics = new Metrics();

  @Test
  void rollUpsAreTimedByWhatBecameOfThem() {
    run((_, _, _, _) -> new RollupReport(3, 10, 0, List.of()));
    run((_, _, _, _) -> new RollupReport(2, 10, 0, List.of()));
    run((_, _, _, _) -> new RollupReport(0, 0, 0, List.of()));
    assertThatThrownBy(() ->
            run((_, _, _, _) -> {
              throw new IllegalStateException("no room");
            }))
        .hasMessage("no room");
    assertThat(count("published")).isEqualTo(2);
    assertThat(count("unchanged")).isEqualTo(1);
    assertThat(count("failed")).isEqualTo(1);
    assertThat(Scrape.of(metrics.text()).value("rollcall_days_published_total")).isEqualTo(5);
  }

  private void run(RollupRun rollup) {
    var _ = new RollupMeter(rollup, metrics).run(ACME, Region.US, DAY, _ -> {});
  }

  private double count(String outcome) {
    return Scrape.of(metrics.text())
        .value("rollcall_rollup_seconds_count", "outcome=\"" + outcome + "\"");
  }
}
