package dev.rollcall.kit;

import dev.rollcall.directory.Department;
import dev.rollcall.events.AppEvent;
import dev.rollcall.events.BotEvent;
import dev.rollcall.events.CalendarEvent;
import dev.rollcall.events.Client;
import dev.rollcall.events.ClientEvent;
import dev.rollcall.events.DirectoryEvent;
import dev.rollcall.events.DocEvent;
import dev.rollcall.events.Envelope;
import dev.rollcall.events.Event;
import dev.rollcall.events.Form;
import dev.rollcall.events.ImEvent;
import dev.rollcall.events.MailEvent;
import dev.rollcall.events.MeetingEvent;
import dev.rollcall.events.Region;
import dev.rollcall.events.SearchEvent;
import dev.rollcall.events.SearchKind;
import dev.rollcall.events.TaskEvent;
import dev.rollcall.events.WorkplaceEvent;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Some days of a made-up office: a sound directory whose departments and people move, people who
 * come, leave, return and are erased for good, and everything that people do. The same seed gives
 * the same days.
 */
public final class RandomOffice {
  private static final long MICROS_PER_SECOND = 1_000_000;
  private static final int SECONDS_PER_DAY = 86_400;
  private static final List<String> SYSTEMS = List.of("ios 14.2", "Windows 11", "HarmonyOS");
  private static final List<String> PACKAGES = List.of("Feishu", "Lark");
  private static final int PEOPLE = 14;

  private final SplittableRandom random;
  private final RandomOrganisations organisations;
  private final Region region;
  private final @Nullable Region named;
  private final boolean erasures;
  private final List<Department> departments;
  private final List<Event> events = new ArrayList<>();
  private final Set<String> erased = new HashSet<>();

  /** An office whose days are those of a region. */
  public RandomOffice(long seed, Region region) {
    this(seed, region, null, true);
  }

  private RandomOffice(long seed, Region region, @Nullable Region named, boolean erasures) {
    this.random = new SplittableRandom(seed);
    this.organisations = new RandomOrganisations(seed);
    this.region = region;
    this.named = named;
    this.erasures = erasures;
    this.departments = organisations.departments(organisations.shape(), 1 + random.nextInt(8));
  }

  /**
   * An office where nobody is erased.
   *
   * @param named the region that its events name, or null when they name none
   */
  static RandomOffice ofStayers(long seed, Region region, @Nullable Region named) {
    return new RandomOffice(seed, region, named, false);
  }

  /** The events of so many days, in any order, some of them twice. */
  public List<Event> days(LocalDate first, int count) {
    long start = region.startOf(first).getEpochSecond();
    for (Department department : departments) {
      department(start, department);
    }
    for (int day = 0; day < count; day++) {
      long midnight = start + (long) day * SECONDS_PER_DAY;
      for (int person = 0; person < PEOPLE; person++) {
        if (random.nextInt(day == 0 ? 2 : 6) == 0) {
          change(midnight, person(person));
        }
      }
      if (random.nextBoolean()) {
        rename(midnight);
      }
      for (int i = random.nextInt(120); i > 0; i--) {
        events.add(deed(at(midnight, client()), person(random.nextInt(PEOPLE + 2))));
      }
    }
    for (int i = events.size() / 5; i > 0; i--) {
      events.add(events.get(random.nextInt(events.size())));
    }
    organisations.shuffle(events);
    return events;
  }

  /** The ids of its departments. */
  public List<String> departments() {
    return departments.stream().map(Department::id).toList();
  }

  /** The ids of those whom its directory may have. */
  static List<String> people() {
    return IntStream.range(0, PEOPLE).mapToObj(RandomOffice::person).toList();
  }

  /** Ids whose order differs by bytes and by characters. */
  private static String person(int number) {
    return number % 5 == 4
        ? "\uD83D\uDE00" + number
        : number % 5 == 3 ? "～" + number : "p" + number;
  }

  private void department(long second, Department department) {
    events.add(
        new DirectoryEvent.DepartmentSet(
            envelope(second, null),
            department.id(),
            department.parent(),
            department.name(),
            department.order(),
            department.openId()));
  }

  private void rename(long midnight) {
    Department old = departments.get(random.nextInt(departments.size()));
    department(
        midnight + random.nextInt(SECONDS_PER_DAY),
        new Department(
            old.id(),
            old.openId(),
            random.nextInt(3) == 0 ? Department.ROOT : old.parent(),
            "Renamed " + random.nextInt(100),
            random.nextInt(4)));
  }

  private void change(long midnight, String person) {
    if (erased.contains(person)) {
      return;
    }
    Envelope envelope = at(midnight, null);
    switch (random.nextInt(8)) {
      case 0 -> events.add(new DirectoryEvent.PersonLeft(envelope, person));
      case 1 -> {
        if (erasures && random.nextInt(3) == 0) {
          erased.add(person);
          events.add(
              new DirectoryEvent.PersonErased(
                  envelope(midnight + SECONDS_PER_DAY - 1, null), person));
        }
      }
      default -> events.add(set(envelope, person));
    }
  }

  private Event set(Envelope envelope, String person) {
    List<String> where = new ArrayList<>();
    for (int n = random.nextInt(4); n > 0; n--) {
      where.add(departments.get(random.nextInt(departments.size())).id());
    }
    return new DirectoryEvent.PersonSet(
        envelope,
        person,
        "Name " + random.nextInt(100),
        where,
        null,
        random.nextInt(3) == 0 ? "ou_given_" + person : null,
        random.nextInt(3) == 0 ? "on_given_" + person : null,
        random.nextBoolean(),
        random.nextBoolean() ? envelope.timeMicros() : null,
        random.nextBoolean() ? envelope.timeMicros() + 1 : null,
        Map.of());
  }

  private Event deed(Envelope at, String person) {
    return switch (random.nextInt(18)) {
      case 0 -> new ImEvent.MessageSent(at, person);
      case 1 -> new ImEvent.Used(at, person);
      case 2 -> new DocEvent.Created(at, person, null);
      case 3 -> new DocEvent.Viewed(at, person, "doc");
      case 4 -> new CalendarEvent.EventCreated(at, person);
      case 5 -> new CalendarEvent.Viewed(at, person);
      case 6 -> new MeetingEvent.Joined(at, person, "m" + random.nextInt(3));
      case 7 -> new MeetingEvent.Left(at, person, "m" + random.nextInt(3), seconds());
      case 8 -> new TaskEvent.Created(at, person);
      case 9 -> new MailEvent.Sent(at, person, true);
      case 10 -> new MailEvent.Sent(at, person, false);
      case 11 -> new MailEvent.Received(at, person, true);
      case 12 -> new MailEvent.Received(at, person, false);
      case 13 -> new SearchEvent.Performed(at, person, SearchKind.QUICK);
      case 14 -> new SearchEvent.Performed(at, person, SearchKind.TAB);
      case 15 -> new ClientEvent.Seen(at, person);
      case 16 -> new WorkplaceEvent.Visited(at, person, "default");
      default ->
          random.nextBoolean()
              ? new BotEvent.MessageRead(at, person, "cli_app")
              : new AppEvent.PageViewed(at, person, "cli_app", Form.WEBAPP, null);
    };
  }

  /** Now and then none: who leaves at once was there all the same. */
  private int seconds() {
    int seconds = random.nextInt(4000);
    return seconds % 3 == 0 ? 0 : seconds;
  }

  private @Nullable Client client() {
    return random.nextInt(3) > 0
        ? null
        : new Client(
            random.nextBoolean() ? SYSTEMS.get(random.nextInt(SYSTEMS.size())) : null,
            random.nextBoolean() ? PACKAGES.get(random.nextInt(PACKAGES.size())) : null,
            random.nextBoolean() ? "7." + random.nextInt(3) : null);
  }

  private Envelope at(long midnight, @Nullable Client client) {
    return envelope(midnight + random.nextInt(SECONDS_PER_DAY), client);
  }

  private Envelope envelope(long second, @Nullable Client client) {
    long micros = second * MICROS_PER_SECOND + random.nextInt(2) * 999_999L;
    return new Envelope("e" + events.size(), "office", micros, named, client);
  }
}
