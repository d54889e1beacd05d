package dev.rollcall.server.wecom;

import dev.rollcall.catalog.Catalog;
import dev.rollcall.catalog.Tenant;
import dev.rollcall.counting.GroupFigures;
import dev.rollcall.counting.GroupTotals;
import dev.rollcall.directory.Directory;
import dev.rollcall.facts.Facts;
import dev.rollcall.facts.PublishedDay;
import dev.rollcall.facts.Snapshot;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntPredicate;

/** The published figures of customer group chats, as far as a query asks for and may see them. */
final class PublishedGroups {
  private static final int MOST_UNFILTERED = 1000;

  private final Catalog catalog;
  private final Facts facts;
  private final GroupFigures figures;
  private final Clock clock;

  PublishedGroups(Catalog catalog, Facts facts, GroupFigures figures, Clock clock) {
    this.catalog = catalog;
    this.facts = facts;
    this.figures = figures;
    this.clock = clock;
  }

  /** What came of a query. */
  sealed interface Reading {
    /** The first days asked for are no longer kept, so there is no sum (600018). */
    record Gone() implements Reading {}

    /** More people are visible than may be asked about without naming owners (81017). */
    record TooMany() implements Reading {}

    /**
     * What may be told.
     *
     * @param owners who counts, by person number
     */
    record Visible(Tenant tenant, Snapshot snapshot, IntPredicate owners) implements Reading {}
  }

  /** Who may be told about, by the directory at the end of the last day asked for. */
  Reading read(Caller caller, Asked asked) {
    Tenant tenant = caller.tenant();
    Snapshot snapshot = shown(caller, facts.snapshot(tenant.id(), tenant.home()));
    if (facts.areGone(snapshot, asked.first())) {
      return new Reading.Gone();
    }
    Map.Entry<LocalDate, PublishedDay> last = snapshot.days().floorEntry(asked.last());
    if (last == null) {
      return new Reading.Visible(tenant, snapshot, _ -> false);
    }
    Directory directory = facts.directory(last.getValue());
    VisibleRange range =
        caller.app().departments().isEmpty()
            ? VisibleRange.everyone(directory)
            : VisibleRange.of(directory, caller.app().departments());
    if (!asked.isFiltered()) {
      return range.hasMoreThan(MOST_UNFILTERED, facts.roster(last.getValue()))
          ? new Reading.TooMany()
          : new Reading.Visible(tenant, snapshot, range::has);
    }
    int[] users =
        catalog.people().find(tenant.id(), asked.users()).values().stream()
            .mapToInt(Integer::intValue)
            .sorted()
            .toArray();
    VisibleRange parties = VisibleRange.of(directory, asked.parties());
    IntPredicate named = person -> Arrays.binarySearch(users, person) >= 0 || parties.has(person);
    return new Reading.Visible(tenant, snapshot, named.and(range::has));
  }

  private Snapshot shown(Caller caller, Snapshot snapshot) {
    if (!caller.yesterdayIsHidden()) {
      return snapshot;
    }
    LocalDate yesterday = snapshot.region().dayOf(clock.instant()).minusDays(1);
    return new Snapshot(
        snapshot.tenant(),
        snapshot.region(),
        snapshot.sequence(),
        new TreeMap<>(snapshot.days().headMap(yesterday, false)));
  }

  /** The figures of a period by owner, everyone's. */
  GroupTotals period(Reading.Visible visible, Asked asked) {
    return figures.period(visible.snapshot(), asked.first(), asked.last());
  }

  /** The figures by published day, everyone's. */
  Map<LocalDate, GroupTotals> daily(Reading.Visible visible, Asked asked) {
    return figures.daily(visible.snapshot(), asked.first(), asked.last());
  }

  /** The ids of people; empty for one who was erased. */
  String[] names(Tenant tenant, int[] numbers) {
    return catalog.people().names(tenant.id(), numbers);
  }
}
