package dev.rollcall.rollup;

import dev.rollcall.events.DirectoryEvent;
import dev.rollcall.events.GroupEvent;
import dev.rollcall.events.TenantDay;
import dev.rollcall.facts.PackedUsage;
import dev.rollcall.facts.UsageKey;
import dev.rollcall.groups.GroupChange;
import dev.rollcall.groups.GroupDay;
import dev.rollcall.groups.GroupMessages;
import dev.rollcall.journal.Journal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;

/**
 * The days that have to be counted from the journal, as many in one pass as fit: years of quiet
 * days cost one pass, not thousands. Asked for days in order, it counts ahead. Not thread-safe.
 */
final class CountedDays {
  private static final long EVENTS_PER_PASS = 12_000_000;
  private static final int DAYS_PER_PASS = 4000;
  private static final Day EMPTY =
      new Day(
          new DayCounts.Totals(0, 0, 0),
          List.of(),
          new GroupDay(List.of(), List.of()),
          Collections.emptySortedMap());

  private final Journal journal;
  private final Engine engine;
  private final RollupPlan plan;
  private final PersonNumbers people;
  private final Map<LocalDate, Day> ahead = new HashMap<>();
  private long events;
  private long repeats;
  private final Set<String> leaving = new TreeSet<>();

  /** What was counted of a day. */
  record Day(
      DayCounts.Totals totals,
      List<DirectoryEvent> directory,
      GroupDay groups,
      SortedMap<UsageKey, PackedUsage> usages) {}

  CountedDays(Journal journal, Engine engine, RollupPlan plan, PersonNumbers people) {
    this.journal = journal;
    this.engine = engine;
    this.plan = plan;
    this.people = people;
  }

  Day day(LocalDate day) {
    if (!plan.hasEvents(day)) {
      return EMPTY;
    }
    if (!ahead.containsKey(day)) {
      count(plan.pass(day, EVENTS_PER_PASS, DAYS_PER_PASS));
    }
    Day counts = ahead.remove(day);
    if (counts == null) {
      throw new IllegalStateException(day + " was not counted");
    }
    return counts;
  }

  /** Events read from the journal so far, repeats included. */
  long events() {
    return events;
  }

  /** Of {@link #events()}, those that had arrived before. */
  long repeats() {
    return repeats;
  }

  private void count(List<TenantDay> days) {
    try (DayCounts counts = engine.count(journal, days, people)) {
      Map<LocalDate, GroupDay> groups = groups(counts, days);
      people.save();
      UsagePacker packer = new UsagePacker();
      counts.usages(packer);
      Map<LocalDate, SortedMap<UsageKey, PackedUsage>> usages = packer.days();
      for (TenantDay day : days) {
        DayCounts.Totals totals = counts.totals(day.day());
        events += totals.events();
        repeats += totals.repeats();
        ahead.put(
            day.day(),
            new Day(
                totals,
                directory(counts, day),
                Objects.requireNonNull(groups.get(day.day())),
                usages.getOrDefault(day.day(), Collections.emptySortedMap())));
      }
    }
  }

  /** The directory events of a day, as if those who were erased since had been erased all along. */
  private List<DirectoryEvent> directory(DayCounts counts, TenantDay day) {
    List<DirectoryEvent> events =
        counts.directory(day.day()).stream().map(people.erased()::applied).toList();
    for (DirectoryEvent event : events) {
      if (event instanceof DirectoryEvent.PersonErased erased
          && !people.isErased(erased.person())) {
        leaving.add(erased.person());
      }
    }
    return events;
  }

  /** The ids of those whom the counted events want erased, and of the erased who are in them. */
  Set<String> leaving() {
    leaving.addAll(people.met());
    return leaving;
  }

  /** The chats of every day; gives first members their numbers. */
  private Map<LocalDate, GroupDay> groups(DayCounts counts, List<TenantDay> days) {
    Map<LocalDate, List<GroupMessages>> messages = new HashMap<>();
    counts.groupMessages((day, chat, member, count) ->
        messages
            .computeIfAbsent(day, _ -> new ArrayList<>())
            .add(new GroupMessages(chat, member, count)));
    Map<LocalDate, GroupDay> groups = new HashMap<>();
    for (TenantDay day : days) {
      List<GroupChange> changes = new ArrayList<>();
      for (GroupEvent event : counts.groupEvents(day.day())) {
        GroupChange.of(event, people::number).ifPresent(changes::add);
      }
      groups.put(day.day(), new GroupDay(changes, messages.getOrDefault(day.day(), List.of())));
    }
    return groups;
  }
}
