package dev.rollcall.kit;

import dev.rollcall.events.Event;
import dev.rollcall.events.Region;
import dev.rollcall.events.WorkplaceEvent;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What visits of workplaces and blocks mean (S6, S23, S24), said as plainly as possible and without
 * regard to speed.
 */
public final class NaiveVisits {
  private final Region region;
  private final List<WorkplaceEvent> visits = new ArrayList<>();

  /** Visits and distinct visitors. */
  public record Count(int visits, int people) {}

  private record Identity(LocalDate day, String source, String id) {}

  /** A model of these events, in order of arrival. */
  public NaiveVisits(Region region, List<Event> arrived) {
    this.region = region;
    Set<Identity> known = new HashSet<>();
    for (Event event : arrived) {
      Identity identity =
          new Identity(day(event), event.envelope().source(), event.envelope().id());
      if (known.add(identity) && event instanceof WorkplaceEvent visit) {
        visits.add(visit);
      }
    }
  }

  /** Visits of any workplace. */
  public Count anywhere(LocalDate day) {
    return by(day, visit -> visit instanceof WorkplaceEvent.Visited ? "" : null)
        .getOrDefault("", new Count(0, 0));
  }

  /** Visits of each workplace that was visited, by its id. */
  public SortedMap<String, Count> workplaces(LocalDate day) {
    return by(
        day, visit -> visit instanceof WorkplaceEvent.Visited visited ? visited.workplace() : null);
  }

  /** Visits of each block that was visited, by its id. */
  public SortedMap<String, Count> blocks(LocalDate day) {
    return by(
        day, visit -> visit instanceof WorkplaceEvent.BlockVisited block ? block.block() : null);
  }

  private SortedMap<String, Count> by(
      LocalDate day, Function<WorkplaceEvent, @Nullable String> subject) {
    SortedMap<String, List<String>> visitors = new TreeMap<>();
    for (WorkplaceEvent visit : visits) {
      String name = subject.apply(visit);
      if (name != null && day(visit).equals(day)) {
        visitors.computeIfAbsent(name, _ -> new ArrayList<>()).add(visit.person());
      }
    }
    SortedMap<String, Count> counts = new TreeMap<>();
    visitors.forEach(
        (name, people) -> counts.put(name, new Count(people.size(), Set.copyOf(people).size())));
    return counts;
  }

  private LocalDate day(Event event) {
    return LocalDate.ofEpochDay(region.epochDayOf(event.envelope().timeMicros()));
  }
}
