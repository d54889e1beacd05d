package dev.rollcall.server.cli;

import dev.rollcall.catalog.Tenant;
import dev.rollcall.events.Region;
import dev.rollcall.rollup.RollupReport;
import dev.rollcall.server.FolderLock;
import dev.rollcall.server.publishing.Publishing;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code rollup}. */
@Command(
    name = "rollup",
    description =
        "Publishes every day that has ended and is new or has changed, of one tenant or all. A"
            + " running server does so by itself.",
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./rollcall rollup",
      "  ./rollcall rollup --tenant acme --through 2026-10-31",
      "",
      "The data folder may be in use by a server; if that publishes at the moment, this waits."
    })
final class RollupCommand extends Task {
  @Option(names = "--tenant", paramLabel = "TENANT", description = "Only this tenant's days.")
  @Nullable String tenant;

  @Option(
      names = "--through",
      paramLabel = "DATE",
      description = "The last day to publish (default: the last that has ended).")
  @Nullable LocalDate through;

  RollupCommand(Shell shell) {
    super(shell);
  }

  @Override
  Answer run() {
    Instant begun = shell.clock().instant();
    try (Stores stores = Stores.open(common.data(), clock())) {
      List<Tenant> tenants = stores.tenants(tenant);
      tenants.forEach(this::checkThrough);
      List<RollupReport> reports = publish(tenants, stores.publishing());
      return answer(reports, Duration.between(begun, shell.clock().instant()));
    }
  }

  private List<RollupReport> publish(List<Tenant> tenants, Publishing publishing) {
    List<RollupReport> reports = new ArrayList<>();
    try (FolderLock _ = Turn.take(publishing, shell);
        RollupProgress progress = new RollupProgress(shell, showsProgress())) {
      for (Tenant each : tenants) {
        for (Region region : each.regions()) {
          reports.add(publishing.run(each, region, last(region), progress));
        }
      }
    }
    return reports;
  }

  private LocalDate last(Region region) {
    return through == null ? Publishing.lastClosedDay(region, clock().instant()) : through;
  }

  private void checkThrough(Tenant each) {
    for (Region region : each.regions()) {
      LocalDate lastClosed = Publishing.lastClosedDay(region, clock().instant());
      if (through != null && through.isAfter(lastClosed)) {
        throw wrongUsage(
            "--through %s: that day has not ended in region %s; the last that has is %s"
                .formatted(through, region.code(), lastClosed));
      }
    }
  }

  private static Answer answer(List<RollupReport> reports, Duration taken) {
    int published = reports.stream().mapToInt(RollupReport::published).sum();
    long events = reports.stream().mapToLong(RollupReport::events).sum();
    long repeats = reports.stream().mapToLong(RollupReport::repeats).sum();
    Set<String> problems = new LinkedHashSet<>();
    reports.forEach(report -> problems.addAll(report.problems()));
    double seconds = taken.toMillis() / 1000.0;
    StringBuilder text =
        new StringBuilder(
            "Published %,d days from %,d events (%,d of them repeats) in %.1f s."
                .formatted(published, events, repeats, seconds));
    problems.forEach(problem -> text.append("%nDirectory: ".formatted()).append(problem));
    return Answer.of(text.toString())
        .with("published", published)
        .with("seconds", seconds)
        .with("events", events)
        .with("repeats", repeats)
        .with("problems", List.copyOf(problems));
  }
}
