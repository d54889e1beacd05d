package dev.rollcall.privacy;

import dev.rollcall.catalog.Catalog;
import dev.rollcall.catalog.ErasedPeople;
import dev.rollcall.catalog.Erasure;
import dev.rollcall.catalog.Tenant;
import dev.rollcall.events.Region;
import dev.rollcall.events.TenantDay;
import dev.rollcall.facts.FactFolder;
import dev.rollcall.journal.Journal;
import dev.rollcall.journal.LineReader;
import dev.rollcall.rollup.ErasedDays;
import dev.rollcall.rollup.Progress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.roaringbitmap.RoaringBitmap;

/**
 * Erases people of a tenant, step by step; after a crash between any two, the next erasure or
 * roll-up finishes what was begun.
 *
 * <pre>
 *   1  catalog          the id goes, the pseudonym is there; nothing new is kept under the id
 *   2  journal          day by day, lines under the pseudonym
 *   3  published days   all of a region at once, directories and changes without the person
 *   4  old versions     forgotten and, once nobody reads them any more, deleted
 *   5  journal          the days to which something came since step 2
 *   6  catalog          the receipt
 * </pre>
 *
 * Only one may be at work on a data folder, and no roll-up beside it; whoever calls sees to that. A
 * server may run.
 */
public final class Erasing {
  /** How long requests that began before get to read what they have begun to read. */
  public static final Duration READERS_TIME = Duration.ofSeconds(2);

  private final Journal journal;
  private final Catalog catalog;
  private final ErasedDays days;
  private final Duration readersTime;
  private final Clock clock;

  /**
   * @param readersTime how long to wait before files are deleted that a request may be reading
   */
  public Erasing(
      Journal journal, Catalog catalog, FactFolder folder, Duration readersTime, Clock clock) {
    this.journal = journal;
    this.catalog = catalog;
    this.days = new ErasedDays(catalog, folder, clock);
    this.readersTime = readersTime;
    this.clock = clock;
  }

  /**
   * What an erasure would find.
   *
   * @param lines lines of the journal that name the person
   * @param journalDays days they are on
   * @param publishedDays published days whose directory names the person
   */
  public record Preview(long lines, int journalDays, int publishedDays) {}

  /** What is held of somebody who was not erased; empty when that is nothing at all. */
  public Optional<Preview> preview(Tenant tenant, String person, Progress progress) {
    ErasedPeople only = catalog.people().erased(tenant.id()).only(person);
    long lines = 0;
    int journalDays = 0;
    List<TenantDay> all = List.copyOf(journal.days(tenant.id()));
    for (int i = 0; i < all.size(); i++) {
      long found = count(all.get(i), only);
      lines += found;
      journalDays += found > 0 ? 1 : 0;
      report(progress, all, i);
    }
    Integer number = catalog.people().find(tenant.id(), List.of(person)).get(person);
    int published = 0;
    if (number != null) {
      for (Region region : tenant.regions()) {
        published += days.daysOf(tenant, region, number);
      }
    }
    return lines == 0 && number == null
        ? Optional.empty()
        : Optional.of(new Preview(lines, journalDays, published));
  }

  private long count(TenantDay day, ErasedPeople only) {
    ErasedLines names = new ErasedLines(only);
    long found = 0;
    try (LineReader lines = journal.open(day)) {
      while (lines.next()) {
        found += names.of(lines.buffer(), lines.offset(), lines.length()) == null ? 0 : 1;
      }
    }
    return found;
  }

  /**
   * Erases somebody, and finishes every erasure of the tenant that was begun. One who was erased
   * before is looked for again.
   *
   * @return the receipt; empty when nobody ever had that id
   */
  public Optional<Receipt> erase(Tenant tenant, String person, String actor, Progress progress) {
    Optional<Erasure> begun = begin(tenant, person, actor, progress);
    if (begun.isEmpty()) {
      return Optional.empty();
    }
    List<Erasure> together = new ArrayList<>(catalog.erasures().unfinished(tenant.id()));
    if (together.stream().noneMatch(other -> other.number() == begun.get().number())) {
      together.add(begun.get());
    }
    return finish(tenant, together, actor, progress).stream()
        .filter(receipt -> receipt.number() == begun.get().number())
        .findAny();
  }

  /** Finishes what was begun, before a crash or by somebody else. */
  public List<Receipt> finish(Tenant tenant, String actor, Progress progress) {
    List<Erasure> unfinished = catalog.erasures().unfinished(tenant.id());
    return unfinished.isEmpty() ? List.of() : finish(tenant, unfinished, actor, progress);
  }

  /**
   * Somebody of whom there is a line only, in a day that was not counted yet, is numbered first.
   */
  private Optional<Erasure> begin(Tenant tenant, String person, String actor, Progress progress) {
    Optional<Erasure> begun = catalog.erasures().begin(tenant.id(), person, actor);
    if (begun.isPresent() || preview(tenant, person, progress).isEmpty()) {
      return begun;
    }
    catalog.people().number(tenant.id(), List.of(person));
    return catalog.erasures().begin(tenant.id(), person, actor);
  }

  private List<Receipt> finish(
      Tenant tenant, List<Erasure> erasures, String actor, Progress progress) {
    Tally tally = new Tally();
    Map<TenantDay, Long> swept = new HashMap<>();
    sweep(tenant, swept, tally, progress);
    RoaringBitmap people = new RoaringBitmap();
    erasures.forEach(erasure -> people.add(erasure.number()));
    for (Region region : tenant.regions()) {
      ErasedDays.Report report = days.run(tenant, region, people, progress);
      tally.publishedDays += report.days();
      tally.directories += report.directories();
      days.forgetReplaced(tenant, region);
    }
    if (tally.publishedDays > 0) {
      LockSupport.parkNanos(readersTime.toNanos());
    }
    for (Region region : tenant.regions()) {
      tally.filesRemoved += days.removeLeftovers(tenant, region);
    }
    sweep(tenant, swept, tally, progress);
    List<Receipt> receipts =
        erasures.stream().map(erasure -> tally.receipt(erasure, actor, erasures.size())).toList();
    for (int i = 0; i < receipts.size(); i++) {
      catalog.erasures().finish(erasures.get(i), receipts.get(i).json(), actor);
    }
    return receipts;
  }

  /** Rewrites the days that are not as they were when they were swept last. */
  private void sweep(Tenant tenant, Map<TenantDay, Long> swept, Tally tally, Progress progress) {
    ErasedLines names = new ErasedLines(catalog.people().erased(tenant.id()));
    List<TenantDay> all = List.copyOf(journal.days(tenant.id()));
    for (int i = 0; i < all.size(); i++) {
      TenantDay day = all.get(i);
      long position = journal.position(day).events();
      if (swept.getOrDefault(day, -1L) != position) {
        long changed = journal.change(day, names);
        tally.journalLines += changed;
        tally.journalDays += changed > 0 ? 1 : 0;
        swept.put(day, position);
      }
      report(progress, all, i);
    }
  }

  private static void report(Progress progress, List<TenantDay> days, int done) {
    TenantDay day = days.get(done);
    progress.report(new Progress.Step(day.tenant(), day.region(), done + 1, days.size()));
  }

  /** What was done so far. */
  private final class Tally {
    private int journalDays;
    private long journalLines;
    private int publishedDays;
    private int directories;
    private int filesRemoved;

    Receipt receipt(Erasure erasure, String actor, int people) {
      Instant now = clock.instant();
      return new Receipt(
          erasure.tenant(),
          erasure.number(),
          erasure.pseudonym(),
          actor,
          erasure.begun().toString(),
          now.toString(),
          people,
          journalDays,
          journalLines,
          publishedDays,
          directories,
          filesRemoved);
    }
  }
}
