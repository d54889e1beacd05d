package dev.rollcall.kit;

import dev.rollcall.events.AppEvent;
import dev.rollcall.events.BotEvent;
import dev.rollcall.events.Client;
import dev.rollcall.events.DirectoryEvent;
import dev.rollcall.events.Envelope;
import dev.rollcall.events.Event;
import dev.rollcall.events.Form;
import dev.rollcall.events.ImEvent;
import dev.rollcall.events.Region;
import dev.rollcall.events.WorkplaceEvent;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Events of one day, said in a few words. Each has an id of its own, {@code <day>-1}, {@code
 * <day>-2} and so on, and the source {@code test}; times are wall-clock times of the region.
 */
public final class SampleEvents {
  private static final long MICROS_PER_SECOND = 1_000_000;

  private final Region region;
  private final LocalDate day;
  private int count;

  /** Events of a day such as {@code 2026-11-20}. */
  public SampleEvents(Region region, String day) {
    this.region = region;
    this.day = LocalDate.parse(day);
  }

  /** The day. */
  public LocalDate day() {
    return day;
  }

  /** A page view at a time such as {@code 09:30} or {@code 09:30:15.250}. */
  public Event viewed(String time, String person, String app, Form form) {
    return new AppEvent.PageViewed(at(time), person, app, form, null);
  }

  /** Going to another application. */
  public Event left(String time, String person, String app, Form form) {
    return new AppEvent.Left(at(time), person, app, form, null);
  }

  /** Closing an app. */
  public Event closed(String time, String person, String app, Form form) {
    return new AppEvent.Closed(at(time), person, app, form, null);
  }

  /** A message to a bot. */
  public Event talked(String time, String person, String app) {
    return new BotEvent.MessageSent(at(time), person, app);
  }

  /** A message to somebody. */
  public Event chatted(String time, String person) {
    return new ImEvent.MessageSent(at(time), person);
  }

  /** A visit of a workplace: {@code default} or an id. */
  public Event visited(String time, String person, String workplace) {
    return new WorkplaceEvent.Visited(at(time), person, workplace);
  }

  /** A visit of a block. */
  public Event blockVisited(String time, String person, String block) {
    return new WorkplaceEvent.BlockVisited(at(time), person, block, null);
  }

  /** A department at the beginning of the day. */
  public Event department(String department, String parent) {
    return new DirectoryEvent.DepartmentSet(
        at("00:00"), department, parent, "Department " + department, 0, "od-" + department);
  }

  /** A person at the beginning of the day, in these departments. */
  public Event person(String person, String... departments) {
    return new DirectoryEvent.PersonSet(
        at("00:00"),
        person,
        "Person " + person,
        List.of(departments),
        null,
        null,
        null,
        true,
        null,
        null,
        Map.of());
  }

  /** A person leaves for good. */
  public Event personLeft(String time, String person) {
    return new DirectoryEvent.PersonLeft(at(time), person);
  }

  /** An app and its forms, at the beginning of the day. */
  public Event app(String app, Form... forms) {
    return new DirectoryEvent.AppSet(at("00:00"), app, "App " + app, Set.of(forms));
  }

  /** The envelope of the next event, at a time such as {@code 09:30}. */
  public Envelope at(String time) {
    return at(time, null);
  }

  /** The same with what the person used. */
  public Envelope at(String time, @Nullable Client client) {
    long micros =
        day.atStartOfDay().toEpochSecond(region.offset()) * MICROS_PER_SECOND
            + LocalTime.parse(time).getLong(ChronoField.MICRO_OF_DAY);
    return new Envelope(day + "-" + ++count, "test", micros, null, client);
  }
}
