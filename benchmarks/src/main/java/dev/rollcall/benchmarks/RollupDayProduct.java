package dev.rollcall.benchmarks;

import dev.rollcall.catalog.Edition;
import dev.rollcall.catalog.SqliteCatalog;
import dev.rollcall.catalog.Tenant;
import dev.rollcall.events.Region;
import dev.rollcall.facts.FactFolder;
import dev.rollcall.facts.Facts;
import dev.rollcall.facts.Manifest;
import dev.rollcall.facts.PublishedDay;
import dev.rollcall.facts.Usage;
import dev.rollcall.facts.UsageKey;
import dev.rollcall.journal.FileJournal;
import dev.rollcall.kit.SetClock;
import dev.rollcall.rollup.DuckDbEngine;
import dev.rollcall.rollup.Rollup;
import dev.rollcall.rollup.RollupReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Publishes up to a day as the server does, and prints what it cost. */
final class RollupDayProduct {
  private static final int ENGINE_MEGABYTES = 1024;
  private static final int CACHE_BYTES = 128 << 20;

  private RollupDayProduct() {}

  /**
   * Runs it.
   *
   * @param args the data folder and the last day to publish
   */
  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[0]);
    LocalDate through = LocalDate.parse(args[1]);
    SetClock clock = new SetClock(through.plusDays(2) + "T00:00:00Z");
    Figures figures = new Figures();
    try (SqliteCatalog catalog = SqliteCatalog.open(folder.resolve("catalog.db"), clock);
        FileJournal journal = FileJournal.open(folder.resolve("journal"));
        DuckDbEngine duckDb =
            new DuckDbEngine(
                folder.resolve("spill"),
                ENGINE_MEGABYTES,
                Runtime.getRuntime().availableProcessors())) {
      if (catalog.tenants().find(RollupDay.TENANT).isEmpty()) {
        catalog.tenants().add(tenant(), "benchmark");
      }
      FactFolder facts = new FactFolder(folder.resolve("facts"), clock);
      figures.put("part start of the JVM, catalog and journal", Stopwatch.processCpuSeconds());
      WatchedEngine engine = new WatchedEngine(duckDb, figures);
      Rollup rollup = new Rollup(journal, catalog, facts, engine, clock);
      Stopwatch whole = new Stopwatch();
      RollupReport report = rollup.run(tenant(), Region.CN, through, _ -> {});
      figures.put(
          "part carried state, files, syncing, publishing",
          whole.cpuSeconds() - engine.cpuSeconds());
      figures.putProcess();
      figures.put("wall", whole.wallSeconds());
      figures.put("events", (double) report.events());
      write(
          folder.resolve("ours.csv"),
          new Facts(facts, catalog.publications(), CACHE_BYTES),
          through);
    }
    figures.print();
  }

  private static Tenant tenant() {
    return new Tenant(
        RollupDay.TENANT, "Acme", Region.CN, Set.of(Region.CN), Edition.ENTERPRISE, null, null);
  }

  /** For comparison: app, form, people, page views, opens. */
  private static void write(Path file, Facts facts, LocalDate day) throws IOException {
    PublishedDay published =
        Objects.requireNonNull(facts.snapshot(RollupDay.TENANT, Region.CN).days().get(day));
    List<String> lines = new ArrayList<>();
    for (Manifest.Entry entry : facts.manifest(published).entries()) {
      if (entry.kind().equals(UsageKey.APP)
          && !entry.part().equals(UsageKey.NEW)
          && !entry.part().equals(UsageKey.EVER)) {
        Usage usage = facts.usage(published, entry.key()).orElseThrow();
        lines.add(
            "%s,%s,%d,%d,%d"
                .formatted(
                    entry.subject(),
                    entry.part(),
                    usage.people().getCardinality(),
                    usage.views().sum(),
                    usage.opens().sum()));
      }
    }
    lines.sort(null);
    Files.write(file, lines);
  }
}
