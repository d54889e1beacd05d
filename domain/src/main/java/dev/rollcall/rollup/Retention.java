package dev.rollcall.rollup;

import dev.rollcall.catalog.Catalog;
import dev.rollcall.catalog.Horizon;
import dev.rollcall.catalog.Publication;
import dev.rollcall.catalog.Tenant;
import dev.rollcall.events.Region;
import dev.rollcall.events.TenantDay;
import dev.rollcall.facts.FactFolder;
import dev.rollcall.facts.Leftovers;
import dev.rollcall.facts.Manifest;
import dev.rollcall.journal.Journal;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Lets old days go: first their journal, later what each person did on them, at last their figures.
 *
 * <pre>
 *   day        1   2   3   4   5   6   7   8 ...
 *   figures    -   -   p   p   p   p   p   p
 *   people     -   -   -   -   p   p   p   p
 *   journal    -   -   -   -   -   d   d   d
 *                  ^figuresThrough ^journalThrough + 1
 * </pre>
 *
 * The journal of a day goes only when the day and all before it are published as the journal has
 * them; from then on their figures stay as they are. The day before the first with a journal stays
 * published, since the next day is counted upon it, and so do the days that hold the group chats of
 * that day. Only one may be at work on a data folder, and no roll-up beside it; a server may run.
 */
public final class Retention {
  private final Journal journal;
  private final Catalog catalog;
  private final FactFolder folder;
  private final TrimmedDays trimmed;
  private final Leftovers leftovers;
  private final Duration readersTime;
  private final Clock clock;

  /**
   * @param readersTime how long requests that began before get to read what they have begun to read
   */
  public Retention(
      Journal journal, Catalog catalog, FactFolder folder, Duration readersTime, Clock clock) {
    this.journal = journal;
    this.catalog = catalog;
    this.folder = folder;
    this.trimmed = new TrimmedDays(folder, catalog.publications(), clock);
    this.leftovers = new Leftovers(folder, catalog.publications(), clock);
    this.readersTime = readersTime;
    this.clock = clock;
  }

  /**
   * For how long things are kept, in days before today; empty for ever.
   *
   * @param journalDays events; not fewer than late events are accepted for
   * @param personDays what each person did; not fewer than {@code journalDays}, which must be
   *     given, too
   * @param figureDays figures; not fewer than both others
   */
  public record Terms(OptionalInt journalDays, OptionalInt personDays, OptionalInt figureDays) {
    public Terms {
      requireBoth("figures", "figureDays", figureDays, "journalDays", journalDays);
      requireBoth("what each person did", "personDays", personDays, "journalDays", journalDays);
      requireOrder("figureDays", figureDays, "journalDays", journalDays);
      requireOrder("personDays", personDays, "journalDays", journalDays);
      requireOrder("figureDays", figureDays, "personDays", personDays);
    }

    private static void requireBoth(
        String what, String name, OptionalInt days, String first, OptionalInt firstDays) {
      if (days.isPresent() && firstDays.isEmpty()) {
        throw new IllegalArgumentException(
            "%s can go only after the journal: with retention.%s set retention.%s, too"
                .formatted(what, name, first));
      }
    }

    private static void requireOrder(
        String later, OptionalInt laterDays, String sooner, OptionalInt soonerDays) {
      if (laterDays.orElse(Integer.MAX_VALUE) < soonerDays.orElse(0)) {
        throw new IllegalArgumentException(
            "retention.%s must not be below retention.%s".formatted(later, sooner));
      }
    }

    /** Everything, for ever. */
    public static Terms everything() {
      return new Terms(OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty());
    }

    /** Whether nothing ever goes. */
    public boolean isEverything() {
      return journalDays.isEmpty();
    }
  }

  /**
   * What is to go of a region.
   *
   * @param journalThrough the last day whose journal goes; null for none
   * @param journal the days of the journal that go
   * @param events events on them
   * @param people the published days of which goes what each person did, ascending
   * @param figuresThrough the last day whose figures go; null for none
   * @param figures how many published days go
   * @param isBegun whether files of days that went before are still to be removed, as after a crash
   */
  public record Plan(
      @Nullable LocalDate journalThrough,
      List<TenantDay> journal,
      long events,
      List<Publication> people,
      @Nullable LocalDate figuresThrough,
      int figures,
      boolean isBegun) {
    /** Whether nothing is to go. */
    public boolean isEmpty() {
      return journal.isEmpty() && people.isEmpty() && figures == 0 && !isBegun;
    }

    /** The last day of which goes what each person did; null for none. */
    public @Nullable LocalDate peopleThrough() {
      return people.isEmpty() ? null : people.getLast().day().day();
    }
  }

  /** What would go now. */
  public Plan plan(Tenant tenant, Region region, Terms terms) {
    NavigableMap<LocalDate, Publication> published = new TreeMap<>();
    long sequence = catalog.publications().sequence(tenant.id(), region);
    catalog
        .publications()
        .at(tenant.id(), region, sequence)
        .forEach(day -> published.put(day.day().day(), day));
    boolean isBegun = leftovers.isRemovalDue(tenant.id(), region);
    if (published.isEmpty() || terms.isEverything()) {
      return new Plan(null, List.of(), 0, List.of(), null, 0, isBegun);
    }
    Horizon horizon = catalog.publications().horizon(tenant.id(), region);
    LocalDate today = region.dayOf(clock.instant());
    LocalDate through =
        settled(tenant, region, horizon, published, oldest(today, terms.journalDays()));
    List<TenantDay> gone = new ArrayList<>();
    long events = 0;
    for (TenantDay day : journal.days(tenant.id())) {
      if (through != null && day.region() == region && !day.day().isAfter(through)) {
        gone.add(day);
        events += journal.position(day).events();
      }
    }
    LocalDate figures = through == null ? null : figures(published, through, terms, today);
    int days = figures == null ? 0 : published.headMap(figures, true).size();
    return new Plan(
        through,
        gone,
        events,
        through == null
            ? List.of()
            : people(
                published.tailMap(figures == null ? LocalDate.MIN : figures, false),
                through,
                terms,
                today),
        days == 0 ? null : figures,
        days,
        isBegun);
  }

  private List<Publication> people(
      NavigableMap<LocalDate, Publication> published,
      LocalDate journalThrough,
      Terms terms,
      LocalDate today) {
    if (terms.personDays().isEmpty()) {
      return List.of();
    }
    LocalDate wanted = oldest(today, terms.personDays());
    LocalDate last = wanted.isBefore(journalThrough) ? wanted : journalThrough;
    return trimmed.due(List.copyOf(published.headMap(last, true).values()));
  }

  private static LocalDate oldest(LocalDate today, OptionalInt days) {
    return today.minusDays(days.orElseThrow() + 1L);
  }

  /** The last day up to which everything is published as the journal has it; null for none. */
  private @Nullable LocalDate settled(
      Tenant tenant,
      Region region,
      Horizon horizon,
      NavigableMap<LocalDate, Publication> published,
      LocalDate wanted) {
    LocalDate last = published.lastKey().isBefore(wanted) ? published.lastKey() : wanted;
    RollupPlan plan =
        new RollupPlan(
            journal,
            tenant.id(),
            region,
            horizon,
            List.copyOf(published.values()),
            published.lastKey());
    LocalDate settled = horizon.journalThrough();
    for (LocalDate day : published.headMap(last, true).keySet()) {
      if (plan.changed(day)) {
        break;
      }
      settled = settled == null || day.isAfter(settled) ? day : settled;
    }
    return settled;
  }

  private @Nullable LocalDate figures(
      NavigableMap<LocalDate, Publication> published,
      LocalDate journalThrough,
      Terms terms,
      LocalDate today) {
    Publication base = published.get(journalThrough);
    if (terms.figureDays().isEmpty() || base == null) {
      return null;
    }
    LocalDate wanted = oldest(today, terms.figureDays());
    Manifest.GroupFiles groups = folder.manifest(base.manifest()).groups();
    LocalDate needed =
        groups == null || LocalDate.parse(groups.wholeAt()).isAfter(journalThrough)
            ? journalThrough
            : LocalDate.parse(groups.wholeAt());
    return wanted.isBefore(needed) ? wanted : needed.minusDays(1);
  }

  /** Lets go what a plan says. After a crash the next plan says the rest. */
  public void apply(Tenant tenant, Region region, Plan plan, String actor, Progress progress) {
    if (plan.isEmpty()) {
      return;
    }
    LocalDate journalThrough = plan.journalThrough();
    if (journalThrough != null) {
      catalog.publications().journalGone(tenant.id(), region, journalThrough);
      plan.journal().forEach(journal::delete);
    }
    LocalDate figuresThrough = plan.figuresThrough();
    if (figuresThrough != null || plan.isBegun()) {
      leftovers.announceRemoval(tenant.id(), region);
      if (figuresThrough != null) {
        catalog.publications().figuresGone(tenant.id(), region, figuresThrough);
      }
      removeFiles(tenant, region);
    }
    if (!plan.people().isEmpty()) {
      leftovers.announceRemoval(tenant.id(), region);
      trim(tenant, region, plan.people(), progress);
      removeFiles(tenant, region);
    }
    note(tenant, region, plan, actor);
  }

  private void trim(Tenant tenant, Region region, List<Publication> days, Progress progress) {
    try {
      trimmed.run(tenant, region, days, progress);
    } catch (RuntimeException e) {
      leftovers.removeUnfinishedAfter(e, tenant.id(), region);
      throw e;
    }
  }

  private void removeFiles(Tenant tenant, Region region) {
    catalog.publications().forgetReplaced(tenant.id(), region);
    LockSupport.parkNanos(readersTime.toNanos());
    leftovers.removeAll(tenant.id(), region);
  }

  private void note(Tenant tenant, Region region, Plan plan, String actor) {
    catalog
        .auditLog()
        .add(
            clock.instant(),
            tenant.id(),
            actor,
            "retention",
            tenant.id() + "/" + region.code(),
            "journal through %s (%d days, %d events), people through %s (%d days), figures through %s (%d days)"
                .formatted(
                    plan.journalThrough(),
                    plan.journal().size(),
                    plan.events(),
                    plan.peopleThrough(),
                    plan.people().size(),
                    plan.figuresThrough(),
                    plan.figures()));
  }
}
