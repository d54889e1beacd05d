package dev.rollcall.kit;

import dev.rollcall.directory.Department;
import dev.rollcall.events.DirectoryEvent;
import dev.rollcall.events.DirectoryEvent.AppSet;
import dev.rollcall.events.DirectoryEvent.DepartmentRemoved;
import dev.rollcall.events.DirectoryEvent.DepartmentSet;
import dev.rollcall.events.DirectoryEvent.PersonErased;
import dev.rollcall.events.DirectoryEvent.PersonLeft;
import dev.rollcall.events.DirectoryEvent.PersonSet;
import dev.rollcall.events.Envelope;
import dev.rollcall.events.Form;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/** Makes directory events from few names, so that they meet and collide often. */
final class RandomChanges {
  private static final int DEPARTMENTS = 14;
  private static final int PEOPLE = 20;
  private static final int APPS = 4;
  private static final int TIMES_A_DAY = 6;
  private static final long MICROS_A_TIME = 86_400_000_000L / TIMES_A_DAY;

  private final SplittableRandom random;
  private final long firstMicros;
  private final int times;

  RandomChanges(SplittableRandom random, LocalDate first, int days) {
    this.random = random;
    this.firstMicros = first.atStartOfDay(ZoneOffset.UTC).toEpochSecond() * 1_000_000;
    this.times = days * TIMES_A_DAY;
  }

  DirectoryEvent next(int serial) {
    Envelope envelope = envelope(serial);
    int kind = random.nextInt(20);
    if (kind < 9) {
      return departmentSet(envelope);
    } else if (kind < 11) {
      return new DepartmentRemoved(envelope, department());
    } else if (kind < 16) {
      return personSet(envelope);
    } else if (kind < 18) {
      return new PersonLeft(envelope, person());
    } else if (kind < 19) {
      return new PersonErased(envelope, person());
    }
    return new AppSet(envelope, app(), "App " + random.nextInt(3), forms());
  }

  private Envelope envelope(int serial) {
    String id = "e" + random.nextInt(1000) + "-" + serial;
    return new Envelope(id, "hr", firstMicros + random.nextInt(times) * MICROS_A_TIME, null, null);
  }

  private DirectoryEvent departmentSet(Envelope envelope) {
    String parent = random.nextInt(4) == 0 ? Department.ROOT : department();
    String openId = random.nextInt(4) == 0 ? "open-" + random.nextInt(6) : null;
    String name = "Name " + random.nextInt(3);
    return new DepartmentSet(envelope, department(), parent, name, random.nextInt(3), openId);
  }

  private DirectoryEvent personSet(Envelope envelope) {
    List<String> departments = new ArrayList<>();
    for (int n = random.nextInt(4); n > 0; n--) {
      departments.add(department());
    }
    String person = person();
    return new PersonSet(
        envelope,
        person,
        "Person " + person,
        departments,
        random.nextBoolean() ? person + "@example.com" : null,
        random.nextBoolean() ? "ou-" + person : null,
        null,
        random.nextBoolean(),
        random.nextBoolean() ? firstMicros : null,
        null,
        departments.isEmpty() ? Map.of() : Map.of(departments.getFirst(), 7));
  }

  private Set<Form> forms() {
    EnumSet<Form> forms = EnumSet.noneOf(Form.class);
    for (Form form : Form.values()) {
      if (random.nextBoolean()) {
        forms.add(form);
      }
    }
    return forms;
  }

  /** The root now and then, so that it is set, removed and belonged to as well. */
  private String department() {
    int n = random.nextInt(DEPARTMENTS);
    return n == 0 ? Department.ROOT : "d " + n;
  }

  private String person() {
    return "u" + random.nextInt(PEOPLE);
  }

  private String app() {
    return "cli_" + random.nextInt(APPS);
  }
}
