package dev.rollcall.kit;

import dev.rollcall.events.AppEvent;
import dev.rollcall.events.BotEvent;
import dev.rollcall.events.DirectoryEvent;
import dev.rollcall.events.Envelope;
import dev.rollcall.events.Event;
import dev.rollcall.events.Form;
import dev.rollcall.events.ImEvent;
import dev.rollcall.events.PersonEvent;
import dev.rollcall.events.Region;
import dev.rollcall.events.WorkplaceEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Some days of a made-up company with everything in them at once: two regions, each with a
 * directory that changes and people who come, move and leave; apps with and without declared forms;
 * bots, mails, meetings and the rest of an office day; workplaces and blocks; customer group chats
 * of the same people. Events arrive in phases, many of them again, some late, some too old, some
 * from the future, some with the id of another one. The same seed gives the same company.
 */
public final class RandomCompany {
  /** The region of a company's home. */
  public static final Region HOME = Region.CN;

  /** Its other region. */
  public static final Region ABROAD = Region.US;

  private static final long MICROS = 1_000_000;
  private static final int DAY_SECONDS = 86_400;
  private static final List<String> APPS = List.of("crm", "wiki", "helper");
  private static final List<String> WORKPLACES = List.of("default", "tpl_1", "定制");
  private static final int BLOCKS = 4;

  /** Uses begin at multiples of this, so that ties and absences of exactly 300 s are common. */
  private static final int STEP_SECONDS = 100;

  /** After how many days the events so far are sent. */
  private static final List<Integer> PHASES = List.of(3, 5, 8);

  private final SplittableRandom random;
  private final long seed;
  private final LocalDate first;
  private final RandomOffice home;
  private final RandomOffice abroad;
  private int serial;

  /**
   * What arrives before one moment, in order of arrival, and was not there before the moment of the
   * phase before.
   */
  public record Phase(Instant now, List<Event> arrivals) {}

  /** A company whose days begin with this one. */
  public RandomCompany(long seed, LocalDate first) {
    this.random = new SplittableRandom(seed);
    this.seed = seed;
    this.first = first;
    this.home = RandomOffice.ofStayers(seed, HOME, null);
    this.abroad = RandomOffice.ofStayers(~seed, ABROAD, ABROAD);
  }

  /** The ids of the departments of a region. */
  public List<String> departments(Region region) {
    return (region == HOME ? home : abroad).departments();
  }

  /** The ids of the apps that are used. */
  public static List<String> apps() {
    return APPS;
  }

  /** The ids of its people; some are in no directory. */
  public static List<String> people() {
    return RandomOffice.people();
  }

  /** A block that was visited, perhaps. */
  public static String block(int number) {
    return "28343829383942233" + number;
  }

  /** Everything, as it arrives. */
  public List<Phase> phases() {
    int days = PHASES.getLast();
    List<Event> events = new ArrayList<>(home.days(first, days));
    events.addAll(abroad.days(first, days));
    events.addAll(new RandomGroups(seed, people()).events(150, HOME, first, days));
    declare(events);
    for (int i = 0; i < 260; i++) {
      events.add(use(random.nextInt(4) == 0 ? ABROAD : null, days));
    }
    impersonate(events);
    return spread(events);
  }

  private void declare(List<Event> events) {
    for (String app : APPS) {
      if (random.nextBoolean()) {
        Set<Form> forms = EnumSet.allOf(Form.class);
        forms.removeIf(_ -> random.nextBoolean());
        Envelope at = envelope(null, random.nextInt(3) * DAY_SECONDS);
        events.add(new DirectoryEvent.AppSet(at, app, "App " + app, forms));
      }
    }
  }

  private Event use(@Nullable Region named, int days) {
    int second = random.nextInt(days) * DAY_SECONDS + 32_400 + random.nextInt(40) * STEP_SECONDS;
    Envelope at = envelope(named, second);
    String person = people().get(random.nextInt(people().size()));
    String app = APPS.get(random.nextInt(APPS.size()));
    Form form = random.nextInt(3) == 0 ? Form.GADGET : Form.WEBAPP;
    return switch (random.nextInt(11)) {
      case 0, 1 -> new AppEvent.Left(at, person, app, form, null);
      case 2 -> new AppEvent.Closed(at, person, app, form, null);
      case 3 -> new BotEvent.MessageSent(at, person, app);
      case 4 -> new BotEvent.MessageRead(at, person, app);
      case 5, 6 ->
          new WorkplaceEvent.Visited(at, person, WORKPLACES.get(random.nextInt(WORKPLACES.size())));
      case 7 -> new WorkplaceEvent.BlockVisited(at, person, block(random.nextInt(BLOCKS)), null);
      default -> new AppEvent.PageViewed(at, person, app, form, null);
    };
  }

  private Envelope envelope(@Nullable Region named, int second) {
    Region region = named == null ? HOME : named;
    long seconds = region.startOf(first).getEpochSecond() + second;
    return new Envelope("use" + serial++, "portal", seconds * MICROS, named, null);
  }

  /** Another deed with the id of one that may have arrived: whichever comes first counts (S6). */
  private void impersonate(List<Event> events) {
    List<Event> originals = List.copyOf(events);
    for (int i = 0; i < 30; i++) {
      Event original = originals.get(random.nextInt(originals.size()));
      if (original instanceof PersonEvent deed) {
        events.add(new ImEvent.MessageSent(deed.envelope(), deed.person()));
      }
    }
  }

  /**
   * An event is sent in the first phase after it happened, or in a later one; what the directory
   * says of departments is never late, so that every department is known when it is needed.
   */
  private List<Phase> spread(List<Event> events) {
    List<Phase> phases = new ArrayList<>();
    for (int days : PHASES) {
      Instant now = first.plusDays(days).atTime(1, 0).toInstant(ZoneOffset.UTC);
      phases.add(new Phase(now, new ArrayList<>()));
    }
    for (Event event : events) {
      int phase = 0;
      while (phase < phases.size() - 1 && isAfter(event, phases.get(phase).now())) {
        phase++;
      }
      boolean punctual = event instanceof DirectoryEvent.DepartmentSet;
      while (!punctual && phase < phases.size() - 1 && random.nextInt(5) == 0) {
        phase++;
      }
      phases.get(phase).arrivals().add(event);
    }
    for (Phase phase : phases) {
      phase.arrivals().addAll(untimely(phase.now()));
      new RandomOrganisations(random.nextLong()).shuffle(phase.arrivals());
    }
    return phases;
  }

  private static boolean isAfter(Event event, Instant now) {
    return event.envelope().timeMicros() > now.getEpochSecond() * MICROS;
  }

  /** Events that are refused for their time, and some that just are not (S5). */
  private List<Event> untimely(Instant now) {
    List<Event> events = new ArrayList<>();
    List<Duration> ahead =
        List.of(
            Duration.ofMinutes(10),
            Duration.ofMinutes(10).plusNanos(1000),
            Duration.ofHours(9),
            Duration.ofDays(-31),
            Duration.ofDays(-40));
    for (Duration duration : ahead) {
      Instant time = now.plus(duration);
      long micros = time.getEpochSecond() * MICROS + time.getNano() / 1000;
      Envelope at = new Envelope("untimely" + serial++, "portal", micros, null, null);
      events.add(new ImEvent.Used(at, people().getFirst()));
    }
    return events;
  }

  /** Whether dropping an event leaves a sound directory: a failing run is told with few events. */
  public static boolean canBeDropped(Event event) {
    return !(event instanceof DirectoryEvent);
  }

  @Override
  public String toString() {
    return "new RandomCompany(" + seed + "L, " + first + ")";
  }
}
