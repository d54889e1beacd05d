package dev.rollcall.benchmarks;

import dev.rollcall.events.AppEvent;
import dev.rollcall.events.BotEvent;
import dev.rollcall.events.CalendarEvent;
import dev.rollcall.events.DirectoryEvent;
import dev.rollcall.events.DocEvent;
import dev.rollcall.events.Envelope;
import dev.rollcall.events.Event;
import dev.rollcall.events.Form;
import dev.rollcall.events.ImEvent;
import dev.rollcall.events.Region;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * The events of a busy day, each made from its index alone: 60 % page views, 12 % left, 6 % closed,
 * 15 % messages with bots, 7 % other activity, in about the order of time. One in a hundred repeats
 * an earlier one. Everybody uses about eight forms of apps, some apps are far more popular.
 */
final class BusyDay {
  private static final long SEED = 20_261_120;
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;
  private static final long HOUR = 3_600_000_000L;
  private static final long JITTER = 60_000_000L;
  private static final int HABITS = 8;
  private static final int REPEATED_AMONG = 100_000;
  private static final int MOST_CHILDREN = 8;

  private final long start;
  private final long events;
  private final int people;
  private final int departments;
  private final int apps;

  BusyDay(LocalDate day, long events, int people, int departments, int apps) {
    this.start = Region.CN.startOf(day).getEpochSecond() * 1_000_000;
    this.events = events;
    this.people = people;
    this.departments = departments;
    this.apps = apps;
  }

  /** Departments, people and apps, stamped with the beginning of the day. */
  List<Event> directory() {
    SplittableRandom random = new SplittableRandom(SEED);
    List<Event> records = new ArrayList<>();
    for (int i = 1; i < departments; i++) {
      int parent = Math.max(0, (i - 1) / MOST_CHILDREN);
      records.add(
          new DirectoryEvent.DepartmentSet(
              envelope("d" + i, start),
              "d" + i,
              parent == 0 ? "0" : "d" + parent,
              "Department " + i,
              i,
              "od-" + i));
    }
    for (int i = 0; i < people; i++) {
      List<String> places = new ArrayList<>();
      places.add("d" + (1 + random.nextInt(departments - 1)));
      if (random.nextInt(10) == 0) {
        places.add("d" + (1 + random.nextInt(departments - 1)));
      }
      records.add(
          new DirectoryEvent.PersonSet(
              envelope("p" + i, start),
              person(i),
              "Person " + i,
              List.copyOf(Set.copyOf(places)),
              null,
              null,
              null,
              true,
              null,
              null,
              Map.of()));
    }
    for (int i = 0; i < apps; i++) {
      records.add(
          new DirectoryEvent.AppSet(
              envelope("a" + i, start), app(i), "App " + i, Set.of(Form.values())));
    }
    return records;
  }

  /** The event of an index, from 0. */
  Event event(long index) {
    SplittableRandom random = new SplittableRandom(SEED + index * GOLDEN);
    if (index > 0 && random.nextInt(100) == 0) {
      return event(Math.max(0, index - 1 - random.nextInt(REPEATED_AMONG)));
    }
    long at = start + 8 * HOUR + (long) (12.0 * HOUR * index / events) + random.nextLong(JITTER);
    Envelope envelope = envelope(Long.toHexString(random.nextLong()) + index, at);
    int number = random.nextInt(people);
    long habit = mix(number * 31L + random.nextInt(HABITS));
    double popular = (habit >>> 11) * 0x1.0p-53;
    String app = app((int) (apps * popular * popular));
    return of(random.nextInt(100), envelope, person(number), app, (habit & 1) == 0);
  }

  private static Event of(int percent, Envelope at, String person, String app, boolean gadget) {
    Form form = gadget ? Form.GADGET : Form.WEBAPP;
    if (percent < 60) {
      return new AppEvent.PageViewed(at, person, app, form, "/list/" + at.timeMicros() % 500);
    }
    if (percent < 72) {
      return new AppEvent.Left(at, person, app, form, null);
    }
    if (percent < 78) {
      return new AppEvent.Closed(at, person, app, form, null);
    }
    if (percent < 93) {
      return new BotEvent.MessageSent(at, person, app);
    }
    return switch (percent % 3) {
      case 0 -> new ImEvent.MessageSent(at, person);
      case 1 -> new DocEvent.Viewed(at, person, "doc-" + at.timeMicros() % 10_000);
      default -> new CalendarEvent.Viewed(at, person);
    };
  }

  private static Envelope envelope(String id, long micros) {
    return new Envelope(id, "portal", micros, null, null);
  }

  private static String person(int number) {
    return "u" + number;
  }

  private static String app(int number) {
    return "cli_" + number;
  }

  private static long mix(long value) {
    long mixed = (value + 1) * GOLDEN;
    mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }
}
