package dev.rollcall.server.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Everything that happens in the sample organisation, day after day from the first one on: the same
 * events for the same seed, head count and first day, however often and however far it is played.
 * Not thread-safe.
 */
final class DemoActivity {
  private final long seed;
  private final DemoOrganisation organisation;
  private final CustomerGroups groups;
  private final AppHabits apps;
  private SampleDay next;

  DemoActivity(long seed, int people, LocalDate first) {
    this.seed = seed;
    this.organisation = new DemoOrganisation(seed, people);
    this.groups = new CustomerGroups(seed);
    this.apps = new AppHabits(seed);
    this.next = new SampleDay(0, first);
  }

  /** The day that {@link #play} gives next. */
  SampleDay next() {
    return next;
  }

  DemoOrganisation organisation() {
    return organisation;
  }

  /** The events of the next day, in order of time. */
  List<DemoEvent> play() {
    SampleDay day = next;
    List<DemoEvent> events = pass();
    for (Colleague someone : organisation.people()) {
      Dice dice = Dice.at(seed, day.index(), 3, someone.number());
      if (dice.chance(Rhythm.presence(someone, day))) {
        PersonDay person = new PersonDay(day, someone, dice, events);
        OfficeHabits.live(person);
        apps.live(person);
      }
    }
    events.sort(Comparator.comparing(DemoEvent::time));
    return events;
  }

  /** Lets the next day go by; only what changes the directory and the chats. */
  List<DemoEvent> pass() {
    List<DemoEvent> events = new ArrayList<>(organisation.begin(next));
    events.addAll(groups.begin(next, organisation.people()));
    next = next.next();
    return events;
  }
}
