package dev.rollcall.kit;

import dev.rollcall.events.DirectoryEvent;
import dev.rollcall.events.DirectoryEvent.DepartmentSet;
import dev.rollcall.events.Envelope;
import dev.rollcall.events.Event;
import dev.rollcall.events.Form;
import dev.rollcall.events.Region;
import dev.rollcall.facts.GroupMetric;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A whole Rollcall for one tenant, kept in lists: events arrive, days are published, and what the
 * six statistics APIs ask is answered by walking through everything again (S1-S30). It takes a
 * sound directory and nobody who is erased; what each subject means is said by {@link
 * NaiveAppUsage}, {@link NaivePersonDays}, {@link NaiveVisits} and {@link NaiveGroups}.
 *
 * <pre>
 *   arrive(event, now) ... publish(now) ... usage / people / visits / chats
 * </pre>
 */
public final class NaiveRollcall {
  private static final int LATE_DAYS = 30;
  private static final Duration AHEAD = Duration.ofMinutes(10);
  private static final NaiveAppUsage.Figures NONE =
      new NaiveAppUsage.Figures(0, 0, 0, Map.of(), Map.of(), Map.of());
  private static final DepartmentSet ROOT =
      new DepartmentSet(new Envelope("root", "model", 0, null, null), "0", "", "", 0, "0");

  private final Region home;
  private final Map<Region, List<Event>> arrived = new EnumMap<>(Region.class);
  private final Map<Region, Published> published = new EnumMap<>(Region.class);
  private LocalDate today = LocalDate.EPOCH;

  /** A tenant with a home region and others. */
  public NaiveRollcall(Region home, Set<Region> regions) {
    this.home = home;
    regions.forEach(region -> arrived.put(region, new ArrayList<>()));
    publish(Instant.EPOCH);
  }

  /** How long a period of app usage is (S3). */
  public enum Cycle {
    DAY,
    WEEK,
    MONTH;

    /** The first day of the period that a day lies in. */
    public LocalDate first(LocalDate day) {
      return switch (this) {
        case DAY -> day;
        case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        case MONTH -> day.withDayOfMonth(1);
      };
    }

    private LocalDate last(LocalDate first) {
      return switch (this) {
        case DAY -> first;
        case WEEK -> first.plusDays(6);
        case MONTH -> first.with(TemporalAdjusters.lastDayOfMonth());
      };
    }
  }

  /** A department's use of an app, and the forms that the app has. */
  public record Use(
      String department, @Nullable String openId, NaiveAppUsage.Figures figures, Set<Form> forms) {}

  /** Visits of all workplaces together, and of the default one, on a day. */
  public record WorkplaceDay(
      LocalDate day, NaiveVisits.Count anywhere, NaiveVisits.Count byDefault) {}

  /** Visits of a block on a day. */
  public record BlockDay(LocalDate day, String block, NaiveVisits.Count count) {}

  /**
   * Whose chats are asked about (S29).
   *
   * @param users ids of owners
   * @param parties departments, each with all below; nobody named in either list means everybody
   * @param visible the departments that the app may see; empty means everybody
   */
  public record Owners(Set<String> users, Set<String> parties, Set<String> visible) {}

  /** The figures of an owner. */
  public record Owned(String owner, Map<GroupMetric, Long> figures) {}

  /**
   * What is published of a region.
   *
   * @param events all of the days that were over, in order of arrival
   * @param first the first day on which anybody did anything; null when nobody ever did
   * @param last the last day that was over
   */
  private record Published(List<Event> events, @Nullable LocalDate first, LocalDate last) {
    static Published of(List<Event> arrived, Region region, LocalDate last) {
      List<Event> events =
          arrived.stream().filter(event -> !dayOf(event, region).isAfter(last)).toList();
      LocalDate first =
          events.stream()
              .filter(event -> !(event instanceof DirectoryEvent))
              .map(event -> dayOf(event, region))
              .min(Comparator.naturalOrder())
              .orElse(null);
      return new Published(events, first, last);
    }

    /** The published days among these, ascending. */
    List<LocalDate> days(LocalDate from, LocalDate to) {
      if (first == null) {
        return List.of();
      }
      LocalDate lower = first.isAfter(from) ? first : from;
      LocalDate upper = earlier(last, to);
      return lower.isAfter(upper) ? List.of() : lower.datesUntil(upper.plusDays(1)).toList();
    }
  }

  /** Takes an event, unless it comes too late or from the future (S5). Returns whether it did. */
  public boolean arrive(Event event, Instant now) {
    Region region = regionOf(event);
    long latest = micros(now.plus(AHEAD));
    LocalDate oldest = region.dayOf(now).minusDays(LATE_DAYS);
    if (event.envelope().timeMicros() > latest || dayOf(event, region).isBefore(oldest)) {
      return false;
    }
    List<Event> events = arrived.get(region);
    if (events == null) {
      return false;
    }
    events.add(event);
    return true;
  }

  /** Publishes every day that is over (S4). Whatever arrives later shows with the next time. */
  public void publish(Instant now) {
    today = home.dayOf(now);
    arrived.forEach((region, events) ->
        published.put(region, Published.of(events, region, region.dayOf(now).minusDays(1))));
  }

  /** The published days of a region from one to another. */
  public List<LocalDate> days(Region region, LocalDate from, LocalDate to) {
    return published(region).days(from, to);
  }

  /**
   * How an app was used in a department and so many levels below it (S8-S17), over the part of a
   * period that is over (S3). Empty when nobody used it then.
   *
   * @param department the id, or null for the whole tenant alone
   */
  public Optional<List<Use>> usage(
      String app, Cycle cycle, LocalDate first, @Nullable String department, int levels) {
    List<LocalDate> days = days(home, first, earlier(cycle.last(first), today.minusDays(1)));
    if (days.isEmpty()) {
      return Optional.empty();
    }
    NaiveAppUsage model = new NaiveAppUsage(home, published(home).events());
    Map<String, NaiveAppUsage.Figures> figures =
        model.figures(app, days.getFirst(), days.getLast());
    if (figures.getOrDefault("0", NONE).activeUsers() == 0) {
      return Optional.empty();
    }
    Set<Form> forms = EnumSet.noneOf(Form.class);
    forms.addAll(model.forms(app, days.getLast()));
    forms.addAll(figures.getOrDefault("0", NONE).users().keySet());
    List<Use> uses = new ArrayList<>();
    for (DepartmentSet set : departments(days.getLast(), department, levels)) {
      uses.add(
          new Use(
              set.department(),
              set.openDepartmentId(),
              figures.getOrDefault(set.department(), NONE),
              forms));
    }
    return Optional.of(uses);
  }

  /** The department itself, then those below, level by level (S12). */
  private List<DepartmentSet> departments(LocalDate day, @Nullable String top, int levels) {
    NaivePersonDays directory = new NaivePersonDays(home, published(home).events());
    List<DepartmentSet> departments = new ArrayList<>();
    departments.add(
        directory.levels(day, "0", Integer.MAX_VALUE).stream()
            .filter(set -> set.department().equals(top))
            .findFirst()
            .orElse(ROOT));
    if (top != null) {
      departments.addAll(directory.levels(day, top, levels));
    }
    return departments;
  }

  /**
   * What everybody did on each day (S19, S20), as far as an app sees them (S21).
   *
   * @param visible the departments that the app may see, each with all below; empty means everybody
   * @param which whose rows are wanted
   */
  public List<NaivePersonDays.Row> people(
      Region region,
      LocalDate from,
      LocalDate to,
      Set<String> visible,
      Predicate<NaivePersonDays.Row> which) {
    List<LocalDate> days = days(region, from, to);
    if (days.isEmpty()) {
      return List.of();
    }
    List<Event> events = published(region).events();
    return new NaivePersonDays(region, events)
        .rows(days.getFirst(), days.getLast(), days.getLast()).stream()
            .filter(row -> visible.isEmpty() || meet(row.departments(), visible))
            .filter(which)
            .toList();
  }

  /** Visits of workplaces on every published day (S23). */
  public List<WorkplaceDay> workplaces(LocalDate from, LocalDate to) {
    NaiveVisits visits = new NaiveVisits(home, published(home).events());
    NaiveVisits.Count none = new NaiveVisits.Count(0, 0);
    return days(home, from, to).stream()
        .map(day ->
            new WorkplaceDay(
                day, visits.anywhere(day), visits.workplaces(day).getOrDefault("default", none)))
        .toList();
  }

  /**
   * Visits of every visited block on every published day (S24).
   *
   * @param only one block alone, or null for all
   */
  public List<BlockDay> blocks(LocalDate from, LocalDate to, @Nullable String only) {
    NaiveVisits visits = new NaiveVisits(home, published(home).events());
    List<BlockDay> blocks = new ArrayList<>();
    for (LocalDate day : days(home, from, to)) {
      visits
          .blocks(day)
          .forEach((block, count) -> {
            if (only == null || only.equals(block)) {
              blocks.add(new BlockDay(day, block, count));
            }
          });
    }
    return blocks;
  }

  /** The figures of each owner over some days (S25-S28), the largest or smallest first. */
  public List<Owned> chats(
      LocalDate from, LocalDate to, Owners owners, GroupMetric order, boolean ascending) {
    List<LocalDate> days = days(home, from, to);
    if (days.isEmpty()) {
      return List.of();
    }
    List<Owned> owned = new ArrayList<>();
    new NaiveGroups(home, published(home).events())
        .range(days.getFirst(), days.getLast())
        .forEach((owner, figures) -> owned.add(new Owned(owner, figures)));
    owned.removeIf(each -> !shown(owners, to).test(each.owner()));
    Comparator<Owned> byAmount =
        Comparator.comparingLong(each -> each.figures().getOrDefault(order, 0L));
    owned.sort((ascending ? byAmount : byAmount.reversed()).thenComparing(Owned::owner));
    return owned;
  }

  /** The figures of all those owners together, day by day (S28). */
  public Map<LocalDate, Map<GroupMetric, Long>> chatsByDay(
      LocalDate from, LocalDate to, Owners owners) {
    Published home = published(this.home);
    Map<LocalDate, Map<GroupMetric, Long>> days = new TreeMap<>();
    if (home.first() == null) {
      return days;
    }
    NaiveGroups groups = new NaiveGroups(this.home, home.events());
    Predicate<String> shown = shown(owners, to);
    for (LocalDate day = from; !day.isAfter(earlier(to, home.last())); day = day.plusDays(1)) {
      Map<GroupMetric, Long> sums = new EnumMap<>(GroupMetric.class);
      groups
          .day(day)
          .forEach((owner, figures) -> {
            if (shown.test(owner)) {
              figures.forEach((metric, amount) -> sums.merge(metric, amount, Long::sum));
            }
          });
      days.put(day, sums);
    }
    return days;
  }

  /** The owners that are asked for and may be seen, by the directory of the last day. */
  private Predicate<String> shown(Owners owners, LocalDate to) {
    NaivePersonDays directory = new NaivePersonDays(home, published(home).events());
    LocalDate day = earlier(to, published(home).last());
    boolean all = owners.users().isEmpty() && owners.parties().isEmpty();
    return owner -> {
      Set<String> in = directory.departmentsOf(owner, day);
      boolean wanted = all || owners.users().contains(owner) || meet(in, owners.parties());
      return wanted && (owners.visible().isEmpty() || meet(in, owners.visible()));
    };
  }

  private static boolean meet(Set<String> some, Set<String> others) {
    return some.stream().anyMatch(others::contains);
  }

  private static LocalDate earlier(LocalDate one, LocalDate other) {
    return one.isBefore(other) ? one : other;
  }

  private Published published(Region region) {
    Published found = published.get(region);
    if (found == null) {
      throw new IllegalArgumentException(region + " is none of the tenant's regions");
    }
    return found;
  }

  private Region regionOf(Event event) {
    Region named = event.envelope().region();
    return named == null ? home : named;
  }

  private static LocalDate dayOf(Event event, Region region) {
    return LocalDate.ofEpochDay(region.epochDayOf(event.envelope().timeMicros()));
  }

  private static long micros(Instant instant) {
    return instant.getEpochSecond() * 1_000_000 + instant.getNano() / 1000;
  }
}
