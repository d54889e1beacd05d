package dev.rollcall.benchmarks;

import dev.rollcall.directory.Department;
import dev.rollcall.directory.DirectoryState;
import dev.rollcall.events.DirectoryEvent;
import dev.rollcall.events.DirectoryEvent.DepartmentSet;
import dev.rollcall.events.DirectoryEvent.PersonSet;
import dev.rollcall.events.Envelope;
import dev.rollcall.kit.RandomOrganisations;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * What carrying a directory of 100,000 people and 5,000 departments from day to day costs: CPU
 * milliseconds of this thread, several rounds, so that the first shows a cold start.
 */
public final class DirectoryFolding {
  private static final int PEOPLE = 100_000;
  private static final int DEPARTMENTS = 5_000;
  private static final int ROUNDS = 6;

  private final SplittableRandom random = new SplittableRandom(20_261_120);
  private final List<Department> departments =
      new RandomOrganisations(20_261_120).departments(RandomOrganisations.Shape.BUSHY, DEPARTMENTS);
  private int serial;

  private DirectoryFolding() {}

  /** Takes no arguments. */
  public static void main(String[] arguments) {
    DirectoryFolding folding = new DirectoryFolding();
    for (int round = 0; round < ROUNDS; round++) {
      folding.round();
    }
  }

  private void round() {
    DirectoryState state = empty();
    List<DirectoryEvent> events = new ArrayList<>();
    departments.forEach(department -> events.add(set(department)));
    for (int person = 0; person < PEOPLE; person++) {
      events.add(set(person));
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    System.out.printf(
        "fold %.0f, snapshot %.1f, unchanged %.3f, ten people moved %.1f, a department moved %.1f,",
        millis(() -> state.applyAll(events)),
        millis(state::snapshot),
        millis(state::snapshot),
        millis(() -> move(state)),
        millis(() -> moveDepartment(state)));
    System.out.printf(
        " problems %.1f, identity %.3f, write %.0f",
        millis(state::problems), millis(state::identity), millis(() -> state.write(out)));
    System.out.printf(
        ", read %.0f CPU ms; %,d bytes%n", millis(() -> read(out.toByteArray())), out.size());
  }

  private static DirectoryState empty() {
    return new DirectoryState("acme", person -> Integer.parseInt(person.substring(1)));
  }

  private static void read(byte[] bytes) {
    DirectoryState.read(
        new ByteArrayInputStream(bytes), "acme", person -> Integer.parseInt(person.substring(1)));
  }

  private void move(DirectoryState state) {
    for (int n = 0; n < 10; n++) {
      state.apply(set(random.nextInt(PEOPLE)));
    }
    state.snapshot();
  }

  private void moveDepartment(DirectoryState state) {
    Department any = departments.get(random.nextInt(DEPARTMENTS));
    state.apply(new DepartmentSet(envelope(), any.id(), Department.ROOT, any.name(), 0, null));
    state.snapshot();
  }

  private Envelope envelope() {
    serial++;
    return new Envelope("hr-" + serial, "hr", 1_795_000_000_000_000L + serial, null, null);
  }

  private DirectoryEvent set(Department department) {
    return new DepartmentSet(
        envelope(),
        department.id(),
        department.parent(),
        department.name(),
        department.order(),
        null);
  }

  private DirectoryEvent set(int person) {
    String id = "u" + person;
    List<String> in = List.of(departments.get(random.nextInt(DEPARTMENTS)).id());
    return new PersonSet(
        envelope(),
        id,
        "Person " + person,
        in,
        id + "@example.com",
        null,
        null,
        true,
        null,
        null,
        Map.of());
  }

  private static double millis(Runnable work) {
    long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    work.run();
    return (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before) / 1e6;
  }
}
