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
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Lets old days go: first their journal, later their figures.
 *
 * <pre>
 *   day        1   2   3   4   5   6   7   8 ...
 *   figures    -   -   p   p   p   p   p   p
 *   journal    -   -   -   -   -   d   d   d
 *                  ^figuresThrough ^journalThrough + 1
 * </pre>
 *
 * The journal of a day goes only when the day and all before it are published as the journal has
 * them; from then on they stay as they are. The day before the first with a journal stays
 * published, since the next day is counted upon it, and so do the days that hold the group chats of
 * that day. Only one may be at work on a data folder, and no roll-up beside it.
 */
public final class Retention {
  private final Journal journal;
  private final Catalog catalog;
  private final FactFolder folder;
  private final Clock clock;

  public Retention(Journal journal, Catalog catalog, FactFolder folder, Clock clock) {
    this.journal = journal;
    this.catalog = catalog;
    this.folder = folder;
    this.clock = clock;
  }

  /**
   * For how long things are kept, in days before today; empty for ever.
   *
   * @param journalDays events; not fewer than late events are accepted for
   * @param figureDays figures; not fewer than {@code journalDays}, which must be given, too
   */
  public record Terms(OptionalInt journalDays, OptionalInt figureDays) {
    public Terms {
      if (figureDays.isPresent() && journalDays.isEmpty()) {
        throw new IllegalArgumentException(
            "figures can go only after the journal: set retention.journalDays, too");
      }
      if (figureDays.isPresent() && figureDays.getAsInt() < journalDays.getAsInt()) {
        throw new IllegalArgumentException(
            "retention.figureDays must not be below retention.journalDays");
      }
    }

    /** Everything, for ever. */
    public static Terms everything() {
      return new Terms(OptionalInt.empty(), OptionalInt.empty());
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
   * @param figuresThrough the last day whose figures go; null for none
   * @param figures how many published days go
   */
  public record Plan(
      @Nullable LocalDate journalThrough,
      List<TenantDay> journal,
      long events,
      @Nullable LocalDate figuresThrough,
      int figures) {
    /** Whether nothing is to go. */
    public boolean isEmpty() {
      return journal.isEmpty() && figures == 0;
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
    if (published.isEmpty() || terms.isEverything()) {
      return new Plan(null, List.of(), 0, null, 0);
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
    return new Plan(through, gone, events, days == 0 ? null : figures, days);
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
  public void apply(Tenant tenant, Region region, Plan plan, String actor) {
    if (plan.isEmpty()) {
      return;
    }
    LocalDate journalThrough = plan.journalThrough();
    if (journalThrough != null) {
      catalog.publications().journalGone(tenant.id(), region, journalThrough);
      plan.journal().forEach(journal::delete);
    }
    LocalDate figuresThrough = plan.figuresThrough();
    if (figuresThrough != null) {
      catalog.publications().figuresGone(tenant.id(), region, figuresThrough);
      new Leftovers(folder, catalog.publications(), clock).removeAll(tenant.id(), region);
    }
    catalog
        .auditLog()
        .add(
            clock.instant(),
            tenant.id(),
            actor,
            "retention",
            tenant.id() + "/" + region.code(),
            "journal through %s (%d days, %d events), figures through %s (%d days)"
                .formatted(
                    journalThrough,
                    plan.journal().size(),
                    plan.events(),
                    figuresThrough,
                    plan.figures()));
  }
}
