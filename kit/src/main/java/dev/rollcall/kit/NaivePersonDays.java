package dev.rollcall.kit;

import dev.rollcall.events.CalendarEvent;
import dev.rollcall.events.Client;
import dev.rollcall.events.DirectoryEvent;
import dev.rollcall.events.DirectoryEvent.DepartmentSet;
import dev.rollcall.events.DirectoryEvent.PersonSet;
import dev.rollcall.events.DocEvent;
import dev.rollcall.events.Event;
import dev.rollcall.events.ImEvent;
import dev.rollcall.events.MailEvent;
import dev.rollcall.events.MeetingEvent;
import dev.rollcall.events.PersonEvent;
import dev.rollcall.events.Region;
import dev.rollcall.events.SearchEvent;
import dev.rollcall.events.TaskEvent;
import dev.rollcall.facts.ClientName;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What user statistics mean (S6-S11, S19-S21), said as plainly as possible and without regard to
 * speed: for every row, all events are walked again. It takes a sound directory, in which every
 * parent and department exists and nobody returns after having been erased.
 */
public final class NaivePersonDays {
  private static final Comparator<Event> BY_TIME =
      Comparator.comparingLong((Event event) -> event.envelope().timeMicros())
          .thenComparing(event -> event.envelope().id());
  private static final Comparator<String> BY_BYTES =
      (one, other) ->
          Arrays.compareUnsigned(
              one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));

  private static final Comparator<DepartmentSet> IN_LEVEL =
      Comparator.comparingInt(DepartmentSet::order).thenComparing(DepartmentSet::department);

  private final Region region;
  private final List<Event> events = new ArrayList<>();

  /**
   * What one person did on one day.
   *
   * @param departments all that contain the person, the root left out
   * @param path the names from below the root to the first department; empty without one
   * @param lastActive the second of the region's day, -1 when there was nothing
   * @param counts how often, by {@code im_sent}, {@code im_used} and so on; what never happened is
   *     missing
   */
  public record Row(
      LocalDate day,
      PersonSet person,
      Set<String> departments,
      List<String> path,
      int lastActive,
      Map<String, Integer> counts,
      List<ClientName> clients) {
    /** How often something happened. */
    public int count(String what) {
      return counts.getOrDefault(what, 0);
    }
  }

  private record Identity(LocalDate day, String source, String id) {}

  /** A model of these events, in order of arrival. */
  public NaivePersonDays(Region region, List<Event> arrived) {
    this.region = region;
    Map<Identity, Event> first = new LinkedHashMap<>();
    for (Event event : arrived) {
      String source = event.envelope().source();
      first.putIfAbsent(new Identity(day(event), source, event.envelope().id()), event);
    }
    events.addAll(first.values());
    events.sort(BY_TIME);
  }

  /**
   * The rows from the first to the last day, by day, then by the bytes of the person's id.
   *
   * @param newest the newest published day: whoever was erased by then has no rows
   */
  public List<Row> rows(LocalDate first, LocalDate last, LocalDate newest) {
    Set<String> erased = new HashSet<>();
    for (Event event : events) {
      if (event instanceof DirectoryEvent.PersonErased gone && !day(event).isAfter(newest)) {
        erased.add(gone.person());
      }
    }
    List<Row> rows = new ArrayList<>(counted(first, last));
    rows.removeIf(row -> erased.contains(row.person().person()));
    return rows;
  }

  /** The same with those who were erased, until the day before. */
  public List<Row> counted(LocalDate first, LocalDate last) {
    List<Row> rows = new ArrayList<>();
    for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
      for (PersonSet person : peopleOf(day).values()) {
        rows.add(row(day, person));
      }
    }
    return rows;
  }

  /** Who was there at the end of a day, and who left on it (S11). */
  private Map<String, PersonSet> peopleOf(LocalDate day) {
    Map<String, PersonSet> people = new TreeMap<>(BY_BYTES);
    Map<String, LocalDate> left = new TreeMap<>();
    for (Event event : events) {
      if (day(event).isAfter(day)) {
        continue;
      }
      if (event instanceof PersonSet set) {
        people.put(set.person(), set);
        left.remove(set.person());
      } else if (event instanceof DirectoryEvent.PersonLeft gone) {
        left.putIfAbsent(gone.person(), day(event));
      } else if (event instanceof DirectoryEvent.PersonErased gone) {
        left.put(gone.person(), day(event).minusDays(1));
      }
    }
    left.forEach((person, leftOn) -> {
      if (leftOn.isBefore(day)) {
        people.remove(person);
      }
    });
    return people;
  }

  /** All departments that contain somebody at the end of a day, the root left out (S11). */
  public Set<String> departmentsOf(String person, LocalDate day) {
    PersonSet last = null;
    for (Event event : events) {
      if (event instanceof PersonSet set && set.person().equals(person) && !day(set).isAfter(day)) {
        last = set;
      }
    }
    return last == null ? Set.of() : containing(departmentsOf(day), last);
  }

  /** The departments of a day, from one down to so many levels below it (S12). */
  public List<DepartmentSet> levels(LocalDate day, String top, int levels) {
    Map<String, DepartmentSet> departments = departmentsOf(day);
    List<DepartmentSet> below = new ArrayList<>();
    Set<String> level = Set.of(top);
    for (int n = 0; n < levels && !level.isEmpty(); n++) {
      Set<String> above = level;
      List<DepartmentSet> next =
          departments.values().stream()
              .filter(department -> above.contains(department.parent()))
              .sorted(IN_LEVEL)
              .toList();
      below.addAll(next);
      level = next.stream().map(DepartmentSet::department).collect(Collectors.toSet());
    }
    return below;
  }

  private static Set<String> containing(Map<String, DepartmentSet> departments, PersonSet person) {
    Set<String> containing = new TreeSet<>();
    for (String department : person.departments()) {
      for (String at = department; !at.equals("0"); at = parent(departments, at)) {
        containing.add(at);
      }
    }
    return containing;
  }

  private Row row(LocalDate day, PersonSet person) {
    Map<String, DepartmentSet> departments = departmentsOf(day);
    List<PersonEvent> deeds = new ArrayList<>();
    for (Event event : events) {
      if (event instanceof PersonEvent deed
          && deed.person().equals(person.person())
          && day(event).equals(day)) {
        deeds.add(deed);
      }
    }
    return new Row(
        day,
        person,
        containing(departments, person),
        path(departments, person),
        lastActive(deeds),
        counts(deeds),
        clients(deeds));
  }

  private Map<String, DepartmentSet> departmentsOf(LocalDate day) {
    Map<String, DepartmentSet> departments = new TreeMap<>();
    for (Event event : events) {
      if (event instanceof DepartmentSet set && !day(event).isAfter(day)) {
        departments.put(set.department(), set);
      }
    }
    return departments;
  }

  private static String parent(Map<String, DepartmentSet> departments, String department) {
    return Objects.requireNonNull(departments.get(department), department).parent();
  }

  /** The names down to the first of the person's departments in directory order. */
  private static List<String> path(Map<String, DepartmentSet> departments, PersonSet person) {
    for (String department : inOrder(departments, "0")) {
      if (person.departments().contains(department)) {
        List<String> path = new ArrayList<>();
        for (String at = department; !at.equals("0"); at = parent(departments, at)) {
          path.addFirst(Objects.requireNonNull(departments.get(at), at).name());
        }
        return path;
      }
    }
    return List.of();
  }

  /** A department, then each of its children with everything below, by order, then id. */
  private static List<String> inOrder(Map<String, DepartmentSet> departments, String top) {
    List<String> order = new ArrayList<>(List.of(top));
    departments.values().stream()
        .filter(department -> department.parent().equals(top))
        .sorted(IN_LEVEL)
        .forEach(child -> order.addAll(inOrder(departments, child.department())));
    return order;
  }

  /** Receiving mail is not a person's own doing (S20). */
  private int lastActive(List<PersonEvent> deeds) {
    int last = -1;
    for (PersonEvent deed : deeds) {
      if (!(deed instanceof MailEvent.Received)) {
        long seconds = Math.floorDiv(deed.envelope().timeMicros(), 1_000_000L);
        last = (int) Math.floorMod(seconds + region.offset().getTotalSeconds(), 86_400L);
      }
    }
    return last;
  }

  private static Map<String, Integer> counts(List<PersonEvent> deeds) {
    Map<String, Integer> counts = new TreeMap<>();
    count(counts, "im_sent", deeds, deed -> deed instanceof ImEvent.MessageSent);
    count(counts, "im_used", deeds, deed -> deed instanceof ImEvent.Used);
    count(counts, "docs_created", deeds, deed -> deed instanceof DocEvent.Created);
    count(counts, "docs_viewed", deeds, deed -> deed instanceof DocEvent.Viewed);
    count(counts, "calendar_created", deeds, deed -> deed instanceof CalendarEvent.EventCreated);
    count(counts, "calendar_viewed", deeds, deed -> deed instanceof CalendarEvent.Viewed);
    count(counts, "in_meetings", deeds, deed -> deed instanceof MeetingEvent);
    count(counts, "tasks_created", deeds, deed -> deed instanceof TaskEvent.Created);
    count(counts, "mail_sent_in", deeds, deed -> deed instanceof MailEvent.Sent m && !m.external());
    count(counts, "mail_sent_ext", deeds, deed -> deed instanceof MailEvent.Sent m && m.external());
    count(
        counts,
        "mail_received_in",
        deeds,
        deed -> deed instanceof MailEvent.Received m && !m.external());
    count(
        counts,
        "mail_received_ext",
        deeds,
        deed -> deed instanceof MailEvent.Received m && m.external());
    for (PersonEvent deed : deeds) {
      if (deed instanceof SearchEvent.Performed search) {
        counts.merge("search_" + search.kind().word(), 1, Integer::sum);
      }
      if (deed instanceof MeetingEvent.Left left) {
        counts.merge("meeting_seconds", left.seconds(), Integer::sum);
      }
    }
    Set<String> meetings = new HashSet<>();
    for (PersonEvent deed : deeds) {
      if (deed instanceof MeetingEvent.Joined joined) {
        meetings.add(joined.meeting());
      }
    }
    counts.put("meetings", meetings.size());
    return counts;
  }

  private static void count(
      Map<String, Integer> counts,
      String what,
      List<PersonEvent> deeds,
      Predicate<PersonEvent> which) {
    int count = (int) deeds.stream().filter(which).count();
    if (count > 0) {
      counts.put(what, count);
    }
  }

  /** By the texts they are published under. */
  private static List<ClientName> clients(List<PersonEvent> deeds) {
    Map<String, ClientName> clients = new TreeMap<>();
    for (PersonEvent deed : deeds) {
      Client client = deed.envelope().client();
      if (client != null && !client.isEmpty()) {
        ClientName name =
            new ClientName(
                Objects.requireNonNullElse(client.os(), ""),
                Objects.requireNonNullElse(client.appPackage(), ""),
                Objects.requireNonNullElse(client.version(), ""));
        clients.put(name.text(), name);
      }
    }
    return List.copyOf(clients.values());
  }

  private LocalDate day(Event event) {
    return LocalDate.ofEpochDay(region.epochDayOf(event.envelope().timeMicros()));
  }
}
