package dev.rollcall.facts;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.rollcall.catalog.Publication;
import dev.rollcall.catalog.Publications;
import dev.rollcall.directory.Directory;
import dev.rollcall.directory.DirectoryBytes;
import dev.rollcall.directory.Roster;
import dev.rollcall.directory.RosterBytes;
import dev.rollcall.events.Region;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.roaringbitmap.RoaringBitmap;

/**
 * The published days, for reading. What it has read it keeps, up to so many bytes: a published
 * version never changes, so nothing kept ever goes stale. Thread-safe.
 */
public final class Facts {
  private static final int SNAPSHOTS_KEPT = 64;
  private static final int MANIFEST_ENTRY_BYTES = 400;
  private static final int DEPARTMENT_BYTES = 300;
  private static final int PERSON_BYTES = 12;

  private final FactFolder folder;
  private final Publications publications;
  private final Cache<SnapshotKey, Snapshot> snapshots;
  private final Cache<String, DayManifest> manifests;
  private final Cache<DayUsage, Usage> usages;
  private final Cache<String, Directory> directories;
  private final Cache<String, Roster> rosters;
  private final Map<Place, Long> horizons = new ConcurrentHashMap<>();

  private record Place(String tenant, Region region) {}

  private record SnapshotKey(String tenant, Region region, long sequence) {}

  private record DayUsage(String manifest, UsageKey key) {}

  private record DayManifest(
      Manifest manifest,
      Map<UsageKey, Manifest.Entry> entries,
      Map<String, SortedSet<String>> subjects) {
    int weight() {
      return MANIFEST_ENTRY_BYTES * (1 + entries.size());
    }
  }

  /**
   * @param cacheBytes how much memory read usages, manifests, directories and their people may
   *     take, about
   */
  public Facts(FactFolder folder, Publications publications, long cacheBytes) {
    this.folder = folder;
    this.publications = publications;
    this.snapshots = Caffeine.newBuilder().maximumSize(SNAPSHOTS_KEPT).build();
    this.manifests =
        Caffeine.newBuilder()
            .maximumWeight(cacheBytes / 8)
            .weigher((String _, DayManifest manifest) -> manifest.weight())
            .build();
    this.usages =
        Caffeine.newBuilder()
            .maximumWeight(cacheBytes / 2)
            .weigher((DayUsage _, Usage usage) -> usage.weight())
            .build();
    this.directories =
        Caffeine.newBuilder()
            .maximumWeight(cacheBytes / 8)
            .weigher((String _, Directory directory) -> weight(directory))
            .build();
    this.rosters =
        Caffeine.newBuilder()
            .maximumWeight(cacheBytes / 4)
            .weigher((String _, Roster roster) -> roster.weight())
            .build();
  }

  /**
   * What is published now; a publication by another process shows within a fraction of a second.
   */
  public Snapshot snapshot(String tenant, Region region) {
    return at(tenant, region, publications.sequence(tenant, region));
  }

  /**
   * What was published at an earlier sequence, or empty when there was no such publication yet, or
   * when somebody was erased from it, or something of it went, since.
   */
  public Optional<Snapshot> snapshot(String tenant, Region region, long sequence) {
    if (sequence < publications.horizon(tenant, region).sequence()
        || sequence > publications.sequence(tenant, region)) {
      return Optional.empty();
    }
    return Optional.of(at(tenant, region, sequence));
  }

  /** Whether the figures of a day are no longer kept, so that no period with it can be told. */
  public boolean areGone(Snapshot snapshot, LocalDate day) {
    return publications.horizon(snapshot.tenant(), snapshot.region()).areFiguresGone(day);
  }

  /** Whether what each person did on a day is no longer kept. */
  public boolean isWithoutPeople(PublishedDay day) {
    return manifest(day).lacksPeople();
  }

  /**
   * What departments did on a day, as {@link FactsRun#departments} was given it; empty while it is
   * kept of each person. Not kept here.
   *
   * @param subtrees each department with everything below it, or its direct members alone
   */
  public Optional<byte[]> departments(PublishedDay day, boolean subtrees) {
    Manifest.DepartmentFile file = manifest(day).departments();
    return file == null
        ? Optional.empty()
        : Optional.of(folder.read(file.file(), subtrees ? file.subtrees() : file.direct()));
  }

  /** What a day's manifest says. */
  public Manifest manifest(PublishedDay day) {
    return indexed(day).manifest();
  }

  /** A usage of a day, or empty when there was none. */
  public Optional<Usage> usage(PublishedDay day, UsageKey key) {
    DayManifest manifest = indexed(day);
    Manifest.Entry entry = manifest.entries().get(key);
    if (entry == null) {
      return Optional.empty();
    }
    return Optional.of(
        usages.get(
            new DayUsage(day.manifest(), key),
            _ -> folder.usage(manifest.manifest().usages(), entry).unpack()));
  }

  /**
   * Several usages of a day, read in one go; those that there are, in no order of their own. As
   * {@link #usage}, each is kept.
   */
  public Map<UsageKey, Usage> usages(PublishedDay day, Collection<UsageKey> keys) {
    DayManifest manifest = indexed(day);
    List<DayUsage> wanted =
        keys.stream()
            .filter(manifest.entries()::containsKey)
            .map(key -> new DayUsage(day.manifest(), key))
            .toList();
    Map<UsageKey, Usage> found = new HashMap<>();
    usages
        .getAll(wanted, missing -> read(manifest, List.copyOf(missing)))
        .forEach((key, usage) -> found.put(key.key(), usage));
    return found;
  }

  private Map<DayUsage, Usage> read(DayManifest manifest, List<? extends DayUsage> missing) {
    List<Manifest.Entry> entries =
        missing.stream()
            .map(key -> Objects.requireNonNull(manifest.entries().get(key.key())))
            .toList();
    List<PackedUsage> packed = folder.usages(manifest.manifest().usages(), entries);
    Map<DayUsage, Usage> read = new HashMap<>();
    for (int i = 0; i < packed.size(); i++) {
      read.put(missing.get(i), packed.get(i).unpack());
    }
    return read;
  }

  /** What a day has usages of, among those of one kind, such as the blocks that were visited. */
  public SortedSet<String> subjects(PublishedDay day, String kind) {
    return indexed(day).subjects().getOrDefault(kind, Collections.emptySortedSet());
  }

  /** The directory as it was at the end of a day. */
  public Directory directory(PublishedDay day) {
    Manifest.DirectoryFile file = manifest(day).directory();
    return directories.get(
        file.file().path(), _ -> DirectoryBytes.read(folder.read(file.file(), file.tree())));
  }

  /** Who was in the directory at the end of a day. */
  public Roster roster(PublishedDay day) {
    Manifest.DirectoryFile file = manifest(day).directory();
    return rosters.get(
        file.file().path(), _ -> RosterBytes.read(folder.read(file.file(), file.people())));
  }

  /**
   * The sets of people of all usages of a kind, by subject; for somebody who keeps what is made of
   * them, because nothing is kept here.
   */
  public SortedMap<String, RoaringBitmap> sets(PublishedDay day, String kind) {
    Manifest manifest = manifest(day);
    List<Manifest.Entry> entries =
        manifest.entries().stream().filter(entry -> entry.kind().equals(kind)).toList();
    List<byte[]> sets =
        folder.read(manifest.usages(), entries.stream().map(Manifest.Entry::people).toList());
    SortedMap<String, RoaringBitmap> people = new TreeMap<>();
    for (int i = 0; i < entries.size(); i++) {
      Manifest.Entry entry = entries.get(i);
      people.put(entry.subject(), PackedUsage.of(entry.count(), sets.get(i)).unpack().people());
    }
    return people;
  }

  private static int weight(Directory directory) {
    return DEPARTMENT_BYTES * directory.tree().size()
        + PERSON_BYTES * directory.memberships().people();
  }

  private Snapshot at(String tenant, Region region, long sequence) {
    forgetGone(new Place(tenant, region));
    return snapshots.get(
        new SnapshotKey(tenant, region, sequence),
        _ -> {
          NavigableMap<LocalDate, PublishedDay> days = new TreeMap<>();
          for (Publication published : publications.at(tenant, region, sequence)) {
            days.put(
                published.day().day(),
                new PublishedDay(published.day(), published.version(), published.manifest()));
          }
          return new Snapshot(tenant, region, sequence, Collections.unmodifiableNavigableMap(days));
        });
  }

  /** Lets everything go that may be gone, as soon as somebody was erased or days went. */
  private void forgetGone(Place place) {
    long horizon = publications.horizon(place.tenant(), place.region()).sequence();
    Long before = horizons.put(place, horizon);
    if (before != null && before != horizon) {
      snapshots.invalidateAll();
      manifests.invalidateAll();
      rosters.invalidateAll();
    }
  }

  /** How many rosters are kept. */
  long rostersKept() {
    rosters.cleanUp();
    return rosters.estimatedSize();
  }

  private DayManifest indexed(PublishedDay day) {
    return manifests.get(
        day.manifest(),
        path -> {
          Manifest manifest = folder.manifest(path);
          Map<UsageKey, Manifest.Entry> entries = new HashMap<>();
          Map<String, SortedSet<String>> subjects = new HashMap<>();
          for (Manifest.Entry entry : manifest.entries()) {
            entries.put(entry.key(), entry);
            subjects.computeIfAbsent(entry.kind(), _ -> new TreeSet<>()).add(entry.subject());
          }
          subjects.replaceAll((_, some) -> Collections.unmodifiableSortedSet(some));
          return new DayManifest(manifest, entries, subjects);
        });
  }
}
