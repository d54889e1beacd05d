package dev.rollcall.rollup;

import dev.rollcall.catalog.Catalog;
import dev.rollcall.catalog.Publication;
import dev.rollcall.catalog.Publications;
import dev.rollcall.directory.DirectoryBytes;
import dev.rollcall.events.DirectoryEvent;
import dev.rollcall.events.Region;
import dev.rollcall.events.TenantDay;
import dev.rollcall.facts.DayFacts;
import dev.rollcall.facts.FactFolder;
import dev.rollcall.facts.FactsRun;
import dev.rollcall.facts.Manifest;
import dev.rollcall.facts.PackedUsage;
import dev.rollcall.facts.UsageKey;
import dev.rollcall.journal.Journal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One roll-up of one tenant and region: walks the days in order, counts those that changed, folds
 * the carried state from day to day, and publishes in batches, each whole.
 */
final class RegionRollup {
  private static final int DAYS_PER_PUBLICATION = 1000;

  private final Catalog catalog;
  private final FactFolder folder;
  private final Clock clock;
  private final Progress progress;
  private final RollupPlan plan;
  private final String tenant;
  private final Region region;
  private final PersonNumbers people;
  private final CountedDays counted;
  private final List<Publications.Entry> pending = new ArrayList<>();

  private @Nullable FactsRun run;
  private @Nullable CarriedState state;
  private Manifest.@Nullable DirectoryFile directory;
  private String before = "";
  private long eventsBeforeFirst;
  private boolean begun;
  private int published;
  private List<String> problems = List.of();

  RegionRollup(
      Journal journal,
      Catalog catalog,
      FactFolder folder,
      Engine engine,
      Clock clock,
      Progress progress,
      RollupPlan plan,
      String tenant,
      Region region) {
    this.catalog = catalog;
    this.folder = folder;
    this.clock = clock;
    this.progress = progress;
    this.plan = plan;
    this.tenant = tenant;
    this.region = region;
    this.people = new PersonNumbers(catalog.people(), tenant);
    this.counted = new CountedDays(journal, engine, plan, people);
  }

  RollupReport run() {
    LocalDate first = plan.first();
    if (first != null) {
      int days = Math.toIntExact(ChronoUnit.DAYS.between(first, plan.through()) + 1);
      int done = 0;
      for (LocalDate day = first; !day.isAfter(plan.through()); day = day.plusDays(1)) {
        day(day);
        if (++done % 100 == 0 || done == days) {
          progress.report(new Progress.Step(tenant, region, done, days));
        }
      }
      publish();
    }
    return new RollupReport(published, counted.events(), counted.repeats(), problems);
  }

  private void day(LocalDate day) {
    Publication publication = plan.published(day);
    if (publication != null && !plan.changed(day) && publication.stateBefore().equals(before)) {
      state = null;
      directory = null;
      before = publication.stateAfter();
      begun = true;
      return;
    }
    if (plan.changed(day)) {
      counted(day);
    } else {
      again(day, folder.manifest(publicationOf(day).manifest()));
    }
    if (pending.size() >= DAYS_PER_PUBLICATION) {
      publish();
    }
  }

  private Publication publicationOf(LocalDate day) {
    Publication publication = plan.published(day);
    if (publication == null) {
      throw new IllegalStateException(day + " was never published");
    }
    return publication;
  }

  private void counted(LocalDate day) {
    CountedDays.Day counts = counted.day(day);
    if (!begun && counts.totals().activity() == 0) {
      stateBefore(day).apply(counts.directory());
      eventsBeforeFirst += counts.totals().events();
      return;
    }
    Manifest.@Nullable TextFile changes =
        counts.directory().isEmpty()
            ? null
            : currentRun().changes(day, StoredLines.write(counts.directory()));
    fold(day, counts.totals(), counts.directory(), changes, counts.usages());
  }

  /**
   * A day whose own events are as they were, after a state that is not: its usages stand, the rest
   * follows anew.
   */
  private void again(LocalDate day, Manifest manifest) {
    SortedMap<UsageKey, PackedUsage> usages = new TreeMap<>();
    for (Manifest.Entry entry : manifest.entries()) {
      if (!entry.part().equals(UsageKey.NEW) && !entry.part().equals(UsageKey.EVER)) {
        usages.put(entry.key(), folder.usage(manifest.usages(), entry));
      }
    }
    DayCounts.Totals totals = new DayCounts.Totals(manifest.events(), manifest.repeats(), 0);
    Manifest.TextFile changes = manifest.changes();
    List<DirectoryEvent> events =
        changes == null
            ? List.of()
            : StoredLines.readAll(folder.read(changes.file(), changes.text()));
    fold(day, totals, events, changes, usages);
  }

  private void fold(
      LocalDate day,
      DayCounts.Totals totals,
      List<DirectoryEvent> directoryEvents,
      Manifest.@Nullable TextFile changes,
      SortedMap<UsageKey, PackedUsage> usages) {
    CarriedState carried = stateBefore(day);
    carried.apply(directoryEvents);
    SortedMap<UsageKey, PackedUsage> all = new TreeMap<>(usages);
    all.putAll(carried.use(usages));
    String after = carried.identity();
    problems = carried.problems();
    TenantDay tenantDay = new TenantDay(tenant, region, day);
    String manifest =
        currentRun()
            .day(
                new DayFacts(
                    tenantDay,
                    totals.events(),
                    totals.repeats(),
                    all,
                    directoryFile(carried),
                    changes,
                    before,
                    after,
                    problems));
    long journalEvents = totals.events() + eventsBeforeFirst;
    pending.add(new Publications.Entry(tenantDay, manifest, journalEvents, before, after));
    before = after;
    begun = true;
    eventsBeforeFirst = 0;
  }

  private CarriedState stateBefore(LocalDate day) {
    if (state == null) {
      if (begun) {
        Manifest manifest = folder.manifest(publicationOf(day.minusDays(1)).manifest());
        state = CarriedState.after(manifest, folder, tenant, people);
        directory = manifest.directory();
      } else {
        state = CarriedState.empty(tenant, people);
      }
    }
    return state;
  }

  private Manifest.DirectoryFile directoryFile(CarriedState carried) {
    String identity = carried.directory().identity();
    if (directory == null || !directory.identity().equals(identity)) {
      directory =
          currentRun()
              .directory(
                  identity,
                  DirectoryBytes.write(carried.directory().snapshot()),
                  carried.records());
    }
    return directory;
  }

  private FactsRun currentRun() {
    if (run == null) {
      run = folder.begin(tenant, region);
    }
    return run;
  }

  private void publish() {
    if (pending.isEmpty()) {
      return;
    }
    currentRun().sync();
    catalog.publications().publish(pending, clock.instant());
    published += pending.size();
    pending.clear();
    run = null;
  }
}
