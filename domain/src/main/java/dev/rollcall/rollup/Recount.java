package dev.rollcall.rollup;

import dev.rollcall.catalog.Catalog;
import dev.rollcall.catalog.ErasedPeople;
import dev.rollcall.catalog.Horizon;
import dev.rollcall.catalog.People;
import dev.rollcall.catalog.Publication;
import dev.rollcall.catalog.Publications;
import dev.rollcall.catalog.Tenant;
import dev.rollcall.events.Region;
import dev.rollcall.facts.FactFolder;
import dev.rollcall.facts.FactsException;
import dev.rollcall.facts.Manifest;
import dev.rollcall.facts.Usage;
import dev.rollcall.facts.UsageKey;
import dev.rollcall.journal.Journal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Checks published days: that every file is whole, and that counting the journal anew, in a folder
 * of its own, gives the same. Publishes nothing.
 */
public final class Recount {
  private final Journal journal;
  private final Catalog catalog;
  private final FactFolder published;
  private final Engine engine;

  public Recount(Journal journal, Catalog catalog, FactFolder published, Engine engine) {
    this.journal = journal;
    this.catalog = catalog;
    this.published = published;
    this.engine = engine;
  }

  /**
   * What is wrong with a published day.
   *
   * @param what a sentence without the day
   */
  public record Finding(LocalDate day, String what) {}

  /**
   * What came of it.
   *
   * @param files files that were read to the end
   * @param days days that were counted anew and compared
   * @param waiting days that were not, because events came since they or one before them were
   *     published
   * @param settled days that were not, because their journal is no longer kept
   */
  public record Report(int files, int days, int waiting, int settled, List<Finding> findings) {}

  /**
   * Checks a tenant's region.
   *
   * @param scratch an empty folder, for the recount; the caller takes it away
   */
  public Report run(Tenant tenant, Region region, Path scratch, Progress progress) {
    long sequence = catalog.publications().sequence(tenant.id(), region);
    NavigableMap<LocalDate, Publication> days = new TreeMap<>();
    for (Publication day : catalog.publications().at(tenant.id(), region, sequence)) {
      days.put(day.day().day(), day);
    }
    List<Finding> findings = new ArrayList<>();
    if (days.isEmpty()) {
      return new Report(0, 0, 0, 0, findings);
    }
    NavigableMap<LocalDate, Manifest> whole = new TreeMap<>();
    int files = readAll(days, whole, findings);
    Horizon horizon = catalog.publications().horizon(tenant.id(), region);
    List<Publication> settled =
        days.values().stream().filter(day -> horizon.isJournalGone(day.day().day())).toList();
    RollupPlan all =
        new RollupPlan(
            journal, tenant.id(), region, horizon, List.copyOf(days.values()), days.lastKey());
    all.losses().forEach((day, what) -> findings.add(new Finding(day, what)));
    LocalDate through = lastComparable(all, days);
    boolean isBuiltOnDamage =
        !settled.isEmpty() && !whole.containsKey(settled.getLast().day().day());
    if (through == null || settled.size() == days.size() || isBuiltOnDamage) {
      return new Report(files, 0, days.size() - settled.size(), settled.size(), findings);
    }
    FactFolder folder = published.beneath(scratch);
    RollupPlan plan = new RollupPlan(journal, tenant.id(), region, horizon, settled, through);
    Map<LocalDate, String> counted = count(tenant, region, plan, folder, progress);
    NavigableMap<LocalDate, Publication> comparable = new TreeMap<>(days.headMap(through, true));
    settled.forEach(day -> comparable.remove(day.day().day()));
    for (LocalDate day : comparable.keySet()) {
      Manifest manifest = whole.get(day);
      if (manifest != null) {
        compare(day, manifest, counted.get(day), folder, findings);
      }
    }
    int waiting = days.size() - comparable.size() - settled.size();
    return new Report(files, comparable.size(), waiting, settled.size(), findings);
  }

  /** Reads every file that is named; puts the manifests of days with sound files into a map. */
  private int readAll(
      NavigableMap<LocalDate, Publication> days,
      Map<LocalDate, Manifest> whole,
      List<Finding> findings) {
    Map<String, String> read = new HashMap<>();
    days.forEach((day, publication) -> {
      try {
        Manifest manifest = published.manifest(publication.manifest());
        boolean sound = true;
        for (Manifest.Stored file : manifest.files()) {
          String damage = read.computeIfAbsent(file.path(), _ -> damage(file));
          if (!damage.isEmpty()) {
            findings.add(new Finding(day, damage));
            sound = false;
          }
        }
        if (sound) {
          whole.put(day, manifest);
        }
      } catch (FactsException e) {
        findings.add(new Finding(day, String.valueOf(e.getMessage())));
      }
    });
    return days.size() + read.size();
  }

  private String damage(Manifest.Stored file) {
    try {
      published.readAll(file);
      return "";
    } catch (FactsException e) {
      return String.valueOf(e.getMessage());
    }
  }

  /** The last day up to which nothing has changed since it was published; null for none. */
  private static @Nullable LocalDate lastComparable(
      RollupPlan plan, NavigableMap<LocalDate, Publication> days) {
    LocalDate first = days.firstKey();
    for (LocalDate day = first; !day.isAfter(days.lastKey()); day = day.plusDays(1)) {
      if (plan.changed(day)) {
        return day.equals(first) ? null : day.minusDays(1);
      }
    }
    return days.lastKey();
  }

  private Map<LocalDate, String> count(
      Tenant tenant, Region region, RollupPlan plan, FactFolder folder, Progress progress) {
    Map<LocalDate, String> manifests = new HashMap<>();
    new RegionRollup(
            journal,
            new Numbered(catalog.people()),
            folder,
            engine,
            entries -> remember(entries, manifests),
            progress,
            plan,
            tenant.id(),
            region)
        .run();
    return manifests;
  }

  private static void remember(List<Publications.Entry> entries, Map<LocalDate, String> manifests) {
    entries.forEach(entry -> manifests.put(entry.day().day(), entry.manifest()));
  }

  private void compare(
      LocalDate day,
      Manifest manifest,
      @Nullable String again,
      FactFolder folder,
      List<Finding> findings) {
    if (again == null) {
      findings.add(new Finding(day, "the journal has nothing of it any more"));
      return;
    }
    Manifest recount = folder.manifest(again);
    if (manifest.events() != recount.events() || manifest.repeats() != recount.repeats()) {
      findings.add(
          new Finding(
              day,
              "published from %,d events with %,d repeats, the journal has %,d with %,d"
                  .formatted(
                      manifest.events(), manifest.repeats(), recount.events(), recount.repeats())));
    }
    if (!manifest.directory().identity().equals(recount.directory().identity())) {
      findings.add(new Finding(day, "the published directory is not that of the journal"));
    }
    if (!manifest.usages().sha256().equals(recount.usages().sha256())) {
      usages(day, manifest, recount, folder, findings);
    }
  }

  private void usages(
      LocalDate day,
      Manifest manifest,
      Manifest recount,
      FactFolder folder,
      List<Finding> findings) {
    Map<UsageKey, Manifest.Entry> ours = byKey(manifest);
    Map<UsageKey, Manifest.Entry> theirs = byKey(recount);
    Set<UsageKey> all = new TreeSet<>(ours.keySet());
    all.addAll(theirs.keySet());
    for (UsageKey key : all) {
      Manifest.Entry here = ours.get(key);
      Manifest.Entry there = theirs.get(key);
      if (here == null || there == null) {
        findings.add(
            new Finding(
                day, name(key) + (here == null ? " was not published" : " is not in the journal")));
        continue;
      }
      Usage counted = folder.usage(recount.usages(), there).unpack();
      if (!published.usage(manifest.usages(), here).unpack().equals(counted)) {
        findings.add(
            new Finding(
                day,
                "%s: %,d people were published, the journal has %,d, or other amounts"
                    .formatted(name(key), here.count(), there.count())));
      }
    }
  }

  private static String name(UsageKey key) {
    return "usage (%s, %s, %s)".formatted(key.kind(), key.subject(), key.part());
  }

  private static Map<UsageKey, Manifest.Entry> byKey(Manifest manifest) {
    Map<UsageKey, Manifest.Entry> entries = new HashMap<>();
    manifest.entries().forEach(entry -> entries.put(entry.key(), entry));
    return entries;
  }

  /** The numbers as they are: a recount of published days meets nobody new. */
  private record Numbered(People people) implements People {
    @Override
    public void read(String tenant, int from, Reader reader) {
      people.read(tenant, from, reader);
    }

    @Override
    public Map<String, Integer> find(String tenant, Collection<String> persons) {
      return people.find(tenant, persons);
    }

    @Override
    public String[] names(String tenant, int[] numbers) {
      return people.names(tenant, numbers);
    }

    @Override
    public int[] number(String tenant, List<String> persons) {
      throw new RollupException(
          "The journal has %,d people whom no roll-up ever met; run rollup, then verify again."
              .formatted(new HashSet<>(persons).size()));
    }

    @Override
    public ErasedPeople erased(String tenant) {
      return people.erased(tenant);
    }

    @Override
    public int count(String tenant) {
      return people.count(tenant);
    }
  }
}
