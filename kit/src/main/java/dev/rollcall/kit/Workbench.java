package dev.rollcall.kit;

import dev.rollcall.catalog.Edition;
import dev.rollcall.catalog.SqliteCatalog;
import dev.rollcall.catalog.Tenant;
import dev.rollcall.counting.AppUsage;
import dev.rollcall.counting.AppUsagePeriod;
import dev.rollcall.events.Event;
import dev.rollcall.events.Region;
import dev.rollcall.events.TenantDay;
import dev.rollcall.facts.FactFolder;
import dev.rollcall.facts.Facts;
import dev.rollcall.facts.Snapshot;
import dev.rollcall.journal.Journal;
import dev.rollcall.journal.JournalBatch;
import dev.rollcall.privacy.Erasing;
import dev.rollcall.rollup.DuckDbEngine;
import dev.rollcall.rollup.Recount;
import dev.rollcall.rollup.Retention;
import dev.rollcall.rollup.Rollup;
import dev.rollcall.rollup.RollupReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The whole domain on a folder, with one tenant: events go in, days are published, figures come
 * out.
 */
public final class Workbench implements AutoCloseable {
  private static final long CACHE_BYTES = 64 << 20;
  private static final int ENGINE_MEGABYTES = 512;
  private static final int THREADS = 2;

  private final Journal journal;
  private final SqliteCatalog catalog;
  private final DuckDbEngine engine;
  private final FactFolder folder;
  private final Facts facts;
  private final AppUsage appUsage;
  private final Rollup rollup;
  private final Tenant tenant;
  private final SetClock clock;

  /** A workbench with the enterprise tenant {@code acme} in a region. */
  public Workbench(Path folder, Journal journal, SetClock clock, Region region) {
    this.journal = journal;
    this.clock = clock;
    this.catalog = SqliteCatalog.open(made(folder).resolve("catalog.db"), clock);
    this.engine = new DuckDbEngine(folder.resolve("spill"), ENGINE_MEGABYTES, THREADS);
    this.folder = new FactFolder(folder.resolve("facts"), clock);
    this.facts = new Facts(this.folder, catalog.publications(), CACHE_BYTES);
    this.appUsage = new AppUsage(facts, CACHE_BYTES);
    this.rollup = new Rollup(journal, catalog, this.folder, engine, clock);
    this.tenant =
        catalog
            .tenants()
            .find("acme")
            .orElseGet(() ->
                new Tenant("acme", "Acme", region, Set.of(region), Edition.ENTERPRISE, null, null));
    if (catalog.tenants().find("acme").isEmpty()) {
      catalog.tenants().add(tenant, "kit");
    }
  }

  private static Path made(Path folder) {
    try {
      return Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(folder.toString(), e);
    }
  }

  /** Accepts events, in this order, in one batch. */
  public void accept(Event... events) {
    accept(Arrays.asList(events));
  }

  /** Accepts events, in this order, in one batch. */
  public void accept(List<Event> events) {
    accept(journal, tenant, events);
  }

  /** Appends events of a tenant to any journal, in this order, in one batch. */
  public static void accept(Journal journal, Tenant tenant, List<Event> events) {
    JournalBatch batch = new JournalBatch();
    for (Event event : events) {
      LocalDate day = LocalDate.ofEpochDay(tenant.home().epochDayOf(event.envelope().timeMicros()));
      batch.add(new TenantDay(tenant.id(), tenant.home(), day), event);
    }
    journal.append(batch);
  }

  /** Publishes what is new or changed up to a day such as {@code 2026-11-20}. */
  public RollupReport publish(String through) {
    return rollup.run(tenant, tenant.home(), LocalDate.parse(through), _ -> {});
  }

  /** Accepts events of another tenant of the catalog, and publishes its days. */
  public void publish(Tenant other, List<Event> events, String through) {
    accept(journal, other, events);
    rollup.run(other, other.home(), LocalDate.parse(through), _ -> {});
  }

  /** Publishes every day from one on anew. */
  public RollupReport rebuild(LocalDate from) {
    return rollup.rebuild(tenant, tenant.home(), from, _ -> {});
  }

  /** What erases people; requests that read meanwhile are given no time. */
  public Erasing erasing() {
    return new Erasing(journal, catalog, folder, Duration.ZERO, clock);
  }

  /** What lets old days go; requests that read meanwhile are given no time. */
  public Retention retention() {
    return new Retention(journal, catalog, folder, Duration.ZERO, clock);
  }

  /** Its clock. */
  public SetClock clock() {
    return clock;
  }

  /** Counts again in an empty folder and compares. */
  public Recount.Report verify(Path scratch) {
    return verify(journal, scratch);
  }

  /** Compares what is published with what another journal has. */
  public Recount.Report verify(Journal other, Path scratch) {
    return new Recount(other, catalog, folder, engine).run(tenant, tenant.home(), scratch, _ -> {});
  }

  /** What is published now. */
  public Snapshot snapshot() {
    return facts.snapshot(tenant.id(), tenant.home());
  }

  /** The figures of an app over days such as {@code 2026-11-20}, both included. */
  public Optional<AppUsagePeriod> usage(String app, String first, String last) {
    return appUsage.read(snapshot(), app, LocalDate.parse(first), LocalDate.parse(last));
  }

  /** The one tenant. */
  public Tenant tenant() {
    return tenant;
  }

  /** Its catalog. */
  public SqliteCatalog catalog() {
    return catalog;
  }

  /** Its journal. */
  public Journal journal() {
    return journal;
  }

  /** Its published days. */
  public Facts facts() {
    return facts;
  }

  /** Its counting. */
  public AppUsage appUsage() {
    return appUsage;
  }

  @Override
  public void close() {
    engine.close();
    catalog.close();
    journal.close();
  }
}
