package dev.rollcall.kit;

import dev.rollcall.events.AppEvent;
import dev.rollcall.events.BotEvent;
import dev.rollcall.events.DirectoryEvent;
import dev.rollcall.events.Event;
import dev.rollcall.events.Form;
import dev.rollcall.events.PersonEvent;
import dev.rollcall.events.Region;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What app usage means (S6-S16), said as plainly as possible and without regard to speed: lists are
 * walked, sets are kept. It takes a sound directory, in which every parent and department exists.
 */
public final class NaiveAppUsage {
  private static final long AWAY_MICROS = 300_000_000;
  private static final Comparator<Event> BY_TIME =
      Comparator.comparingLong((Event event) -> event.envelope().timeMicros())
          .thenComparing(event -> event.envelope().id());

  private final Region region;
  private final List<Event> events = new ArrayList<>();

  /**
   * The figures of one department.
   *
   * @param views and opens by form
   */
  public record Figures(
      int activeUsers,
      int newUsers,
      int totalUsers,
      Map<Form, Integer> users,
      Map<Form, Long> views,
      Map<Form, Long> opens) {}

  private record Identity(LocalDate day, String source, String id) {}

  private record Use(LocalDate day, Form form, String person) {}

  /** A model of these events, in order of arrival. */
  public NaiveAppUsage(Region region, List<Event> arrived) {
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
   * The forms an app has at the end of a day: those declared last, or without any declaration those
   * it was ever used in.
   */
  public Set<Form> forms(String app, LocalDate last) {
    Set<Form> used = EnumSet.noneOf(Form.class);
    Set<Form> declared = null;
    for (Event event : events) {
      if (day(event).isAfter(last)) {
        continue;
      }
      switch (event) {
        case DirectoryEvent.AppSet set when set.app().equals(app) -> declared = set.forms();
        case AppEvent.PageViewed view when view.app().equals(app) -> used.add(view.form());
        case BotEvent talk when talk.app().equals(app) -> used.add(Form.BOT);
        default -> {
          // Of something else.
        }
      }
    }
    return declared == null ? used : declared;
  }

  /** The figures of every department for an app, from the first to the last day. */
  public Map<String, Figures> figures(String app, LocalDate first, LocalDate last) {
    Map<String, DirectoryEvent.DepartmentSet> departments = new TreeMap<>();
    Map<String, DirectoryEvent.PersonSet> people = new HashMap<>();
    for (Event event : events) {
      if (!day(event).isAfter(last)) {
        switch (event) {
          case DirectoryEvent.DepartmentSet set -> departments.put(set.department(), set);
          case DirectoryEvent.PersonSet set -> people.put(set.person(), set);
          default -> {
            // Activity is looked at below.
          }
        }
      }
    }
    Map<String, Figures> figures = new TreeMap<>();
    Set<String> all = new TreeSet<>(departments.keySet());
    all.add("0");
    for (String department : all) {
      figures.put(
          department,
          figures(
              app, first, last, person -> contains(department, people.get(person), departments)));
    }
    return figures;
  }

  private interface Whom {
    boolean counts(String person);
  }

  private static boolean contains(
      String department,
      DirectoryEvent.@Nullable PersonSet person,
      Map<String, DirectoryEvent.DepartmentSet> departments) {
    if (department.equals("0")) {
      return true;
    }
    if (person == null) {
      return false;
    }
    for (String at : person.departments()) {
      String above = at;
      while (!above.equals("0")) {
        if (above.equals(department)) {
          return true;
        }
        above = Objects.requireNonNull(departments.get(above), above).parent();
      }
    }
    return false;
  }

  private Figures figures(String app, LocalDate first, LocalDate last, Whom whom) {
    Map<String, LocalDate> firstUse = new HashMap<>();
    Map<Form, Set<String>> users = new TreeMap<>();
    Map<Form, Long> views = new TreeMap<>();
    Map<Use, List<AppEvent>> stories = new HashMap<>();
    for (Event event : events) {
      if (!(event instanceof PersonEvent use)
          || !usesApp(use, app)
          || !whom.counts(use.person())
          || day(event).isAfter(last)) {
        continue;
      }
      if (event instanceof AppEvent story) {
        stories
            .computeIfAbsent(
                new Use(day(event), story.form(), story.person()), _ -> new ArrayList<>())
            .add(story);
      }
      if (event instanceof AppEvent.Left || event instanceof AppEvent.Closed) {
        continue;
      }
      firstUse.putIfAbsent(use.person(), day(event));
      if (!day(event).isBefore(first)) {
        Form form = event instanceof AppEvent viewed ? viewed.form() : Form.BOT;
        users.computeIfAbsent(form, _ -> new HashSet<>()).add(use.person());
        views.merge(form, form == Form.BOT ? 0L : 1L, Long::sum);
      }
    }
    Map<Form, Long> opens = new TreeMap<>();
    stories.forEach((use, story) -> {
      if (!use.day().isBefore(first) && users.containsKey(use.form())) {
        opens.merge(use.form(), opens(story), Long::sum);
      }
    });
    if (users.containsKey(Form.BOT)) {
      opens.put(Form.BOT, 0L);
    }
    Set<String> anyForm = new HashSet<>();
    users.values().forEach(anyForm::addAll);
    Map<Form, Integer> usersByForm = new TreeMap<>();
    users.forEach((form, people) -> usersByForm.put(form, people.size()));
    int newUsers = (int) firstUse.values().stream().filter(day -> !day.isBefore(first)).count();
    return new Figures(anyForm.size(), newUsers, firstUse.size(), usersByForm, views, opens);
  }

  private static boolean usesApp(PersonEvent event, String app) {
    return switch (event) {
      case AppEvent use -> use.app().equals(app);
      case BotEvent use -> use.app().equals(app);
      default -> false;
    };
  }

  /** S15, told step by step. */
  private static long opens(List<AppEvent> story) {
    long opens = 0;
    boolean running = false;
    long leftAt = Long.MAX_VALUE;
    for (AppEvent event : story) {
      long now = event.envelope().timeMicros();
      switch (event) {
        case AppEvent.PageViewed _ -> {
          if (!running || (leftAt != Long.MAX_VALUE && now - leftAt > AWAY_MICROS)) {
            opens++;
          }
          running = true;
          leftAt = Long.MAX_VALUE;
        }
        case AppEvent.Left _ -> leftAt = Math.min(leftAt, now);
        case AppEvent.Closed _ -> running = false;
      }
    }
    return opens;
  }

  private LocalDate day(Event event) {
    return LocalDate.ofEpochDay(region.epochDayOf(event.envelope().timeMicros()));
  }
}
