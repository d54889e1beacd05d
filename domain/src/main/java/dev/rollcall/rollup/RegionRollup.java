package dev.rollcall.rollup;

import dev.rollcall.catalog.People;
import dev.rollcall.catalog.Publication;
import dev.rollcall.catalog.Publications;
import dev.rollcall.directory.DirectoryBytes;
import dev.rollcall.directory.RosterBytes;
import dev.rollcall.events.DirectoryEvent;
import dev.rollcall.events.Region;
import dev.rollcall.events.TenantDay;
import dev.rollcall.facts.DayFacts;
import dev.rollcall.facts.FactFolder;
import dev.rollcall.facts.FactsRun;
import dev.rollcall.facts.Manifest;
import dev.rollcall.facts.PackedUsage;
import dev.rollcall.facts.UsageKey;
import dev.rollcall.groups.GroupDay;
import dev.rollcall.journal.Journal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One roll-up of one tenant and region: walks the days in order, counts those that changed, folds
 * the carried state from day to day, and publishes in batches, each whole.
 */
final class RegionRollup {
  private static final int DAYS_PER_PUBLICATION = 1000;

  private final FactFolder folder;
  private final Consumer<List<Publications.Entry>> publisher;
  private final Progress progress;
  private final RollupPlan plan;
  private final String tenant;
  private final Region region;
  private final PersonNumbers people;
  private final CountedDays counted;
  private final List<Publications.Entry> pending = new ArrayList<>();

  private @Nullable FactsRun run;
  private final Map<LocalDate, String> manifests = new HashMap<>();
  private @Nullable CarriedState state;
  private @Nullable CarriedGroups groups;
  private Manifest.@Nullable DirectoryFile directory;
  private String before;
  private long eventsBeforeFirst;
  private boolean begun;
  private int published;
  private List<String> problems = List.of();

  /**
   * @param publisher names days in the catalog, all or none
   */
  RegionRollup(
      Journal journal,
      People numbers,
      FactFolder folder,
      Engine engine,
      Consumer<List<Publications.Entry>> publisher,
      Progress progress,
      RollupPlan plan,
      String tenant,
      Region region) {
    this.folder = folder;
    this.publisher = publisher;
    this.progress = progress;
    this.plan = plan;
    this.tenant = tenant;
    this.region = region;
    this.people = new PersonNumbers(numbers, tenant);
    this.counted = new CountedDays(journal, engine, plan, people);
    this.before = plan.stateBefore();
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
    return new RollupReport(
        published, counted.events(), counted.repeats(), problems, counted.leaving());
  }

  private void day(LocalDate day) {
    Publication publication = plan.published(day);
    if (publication != null && !plan.changed(day) && publication.stateBefore().equals(before)) {
      state = null;
      groups = null;
      directory = null;
      before = publication.stateAfter();
      begun = true;
      return;
    }
    if (plan.changed(day)) {
      counted(day);
    } else {
      again(day, manifest(day));
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

  /** The manifest of a day: as this run made it, or else as it was published. */
  private Manifest manifest(LocalDate day) {
    String path = manifests.get(day);
    return folder.manifest(path != null ? path : publicationOf(day).manifest());
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
    fold(day, counts, changes);
  }

  /**
   * A day whose own events are as they were, after a state that is not: its usages stand, the rest
   * follows anew.
   */
  private void again(LocalDate day, Manifest manifest) {
    if (manifest.lacksPeople()) {
      throw new IllegalStateException(day + " was to be made anew though its journal is gone");
    }
    SortedMap<UsageKey, PackedUsage> usages = folder.usages(manifest, entry -> !isDerived(entry));
    DayCounts.Totals totals = new DayCounts.Totals(manifest.events(), manifest.repeats(), 0);
    Manifest.TextFile changes = manifest.changes();
    List<DirectoryEvent> events =
        changes == null
            ? List.of()
            : StoredLines.readAll(folder.read(changes.file(), changes.text())).stream()
                .map(people.erased()::applied)
                .toList();
    Manifest.GroupFiles files = manifest.groups();
    Manifest.TextFile happened = files == null ? null : files.happened();
    GroupDay chats =
        happened == null
            ? new GroupDay(List.of(), List.of())
            : GroupDay.of(folder.read(happened.file(), happened.text()));
    fold(day, new CountedDays.Day(totals, events, chats, usages), changes);
  }

  /** Whether a usage follows from the carried state, not from the day's own events alone. */
  private static boolean isDerived(Manifest.Entry entry) {
    return entry.part().equals(UsageKey.NEW)
        || entry.part().equals(UsageKey.EVER)
        || entry.kind().equals(UsageKey.GROUPS);
  }

  private void fold(LocalDate day, CountedDays.Day counts, Manifest.@Nullable TextFile changes) {
    CarriedState carried = stateBefore(day);
    CarriedGroups chats = groupsBefore(day);
    carried.apply(counts.directory());
    SortedMap<UsageKey, PackedUsage> all = new TreeMap<>(counts.usages());
    all.putAll(carried.use(counts.usages()));
    CarriedGroups.Folded folded = chats.fold(day, counts.groups(), currentRun());
    all.putAll(folded.usages());
    String after = carried.identity() + "-" + chats.identity();
    DayCounts.Totals totals = counts.totals();
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
                    folded.files(),
                    null,
                    before,
                    after,
                    problems));
    long journalEvents = totals.events() + eventsBeforeFirst;
    manifests.put(day, manifest);
    pending.add(new Publications.Entry(tenantDay, manifest, journalEvents, before, after));
    before = after;
    begun = true;
    eventsBeforeFirst = 0;
  }

  private CarriedState stateBefore(LocalDate day) {
    if (state == null) {
      if (begun) {
        Manifest manifest = manifest(day.minusDays(1));
        state = CarriedState.after(manifest, folder, tenant, people);
        directory = manifest.directory();
      } else {
        state = CarriedState.empty(tenant, people);
      }
    }
    return state;
  }

  private CarriedGroups groupsBefore(LocalDate day) {
    if (groups == null) {
      groups =
          begun
              ? CarriedGroups.after(day.minusDays(1), this::manifest, folder)
              : CarriedGroups.empty();
    }
    return groups;
  }

  private Manifest.DirectoryFile directoryFile(CarriedState carried) {
    String identity = carried.directory().identity();
    if (directory == null || !directory.identity().equals(identity)) {
      directory =
          currentRun()
              .directory(
                  identity,
                  DirectoryBytes.write(carried.directory().snapshot()),
                  RosterBytes.write(carried.directory().counted()),
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
    publisher.accept(List.copyOf(pending));
    currentRun().finish();
    published += pending.size();
    pending.clear();
    run = null;
  }
}
