package dev.rollcall.kit;

import dev.rollcall.directory.DirectoryState;
import dev.rollcall.directory.KnownApp;
import dev.rollcall.events.DirectoryEvent;
import dev.rollcall.events.DirectoryEvent.AppSet;
import dev.rollcall.events.DirectoryEvent.DepartmentRemoved;
import dev.rollcall.events.DirectoryEvent.DepartmentSet;
import dev.rollcall.events.DirectoryEvent.PersonErased;
import dev.rollcall.events.DirectoryEvent.PersonLeft;
import dev.rollcall.events.DirectoryEvent.PersonSet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToIntFunction;

/** S33 written down as plainly as possible, with maps and nothing kept but the records. */
final class NaiveDirectory {
  private final Map<String, DepartmentSet> inForce = new TreeMap<>();
  private final List<DepartmentSet> waiting = new ArrayList<>();
  private final Map<String, PersonSet> present = new TreeMap<>();
  private final Set<String> leavers = new HashSet<>();
  private final Map<Integer, List<String>> departmentsByNumber = new TreeMap<>();
  private final Map<String, KnownApp> apps = new TreeMap<>();
  private final ToIntFunction<String> numbers;

  /** All events, in any order. */
  NaiveDirectory(List<DirectoryEvent> events, ToIntFunction<String> numbers) {
    this.numbers = numbers;
    List<DirectoryEvent> inOrder = new ArrayList<>(events);
    inOrder.sort(
        Comparator.comparingLong((DirectoryEvent event) -> event.envelope().timeMicros())
            .thenComparing(event -> event.envelope().id()));
    inOrder.forEach(this::apply);
  }

  private void apply(DirectoryEvent event) {
    switch (event) {
      case DepartmentSet set -> {
        waiting.removeIf(other -> other.department().equals(set.department()));
        waiting.add(set);
      }
      case DepartmentRemoved removed -> {
        waiting.removeIf(other -> other.department().equals(removed.department()));
        inForce.remove(removed.department());
      }
      case PersonSet set -> {
        present.put(set.person(), set);
        leavers.remove(set.person());
        departmentsByNumber.put(numbers.applyAsInt(set.person()), set.departments());
      }
      case PersonLeft left -> {
        if (present.containsKey(left.person())) {
          leavers.add(left.person());
        }
      }
      case PersonErased erased -> {
        present.remove(erased.person());
        leavers.remove(erased.person());
      }
      case AppSet set -> apps.put(set.app(), new KnownApp(set.name(), set.forms()));
    }
    admitWaiting();
  }

  private void admitWaiting() {
    waiting.sort(DirectoryState.ORDER);
    int before;
    do {
      before = waiting.size();
      for (DepartmentSet set : List.copyOf(waiting)) {
        if (!closesCycle(set)) {
          inForce.put(set.department(), set);
          waiting.remove(set);
        }
      }
    } while (waiting.size() < before);
  }

  private boolean closesCycle(DepartmentSet set) {
    if (set.department().equals("0")) {
      return false;
    }
    String above = set.parent();
    while (!above.equals("0")) {
      if (above.equals(set.department())) {
        return true;
      }
      DepartmentSet next = inForce.get(above);
      if (next == null) {
        return false;
      }
      above = next.parent();
    }
    return false;
  }

  private boolean isThere(String department) {
    return department.equals("0") || inForce.containsKey(department);
  }

  /** Department, a slash, its parent, for all but the root. */
  Set<String> tree() {
    Set<String> lines = new TreeSet<>();
    inForce.values().stream()
        .filter(set -> !set.department().equals("0"))
        .map(set -> set.department() + "/" + (isThere(set.parent()) ? set.parent() : "0"))
        .forEach(lines::add);
    return lines;
  }

  /** The departments of every number that has any. */
  Map<Integer, Set<String>> memberships() {
    Map<Integer, Set<String>> memberships = new TreeMap<>();
    departmentsByNumber.forEach((number, departments) -> {
      Set<String> there = new TreeSet<>(departments);
      there.removeIf(department -> !isThere(department));
      if (!there.isEmpty()) {
        memberships.put(number, there);
      }
    });
    return memberships;
  }

  Map<String, KnownApp> apps() {
    return apps;
  }

  /** Those who are in the directory, leavers not. */
  Set<String> present() {
    Set<String> people = new TreeSet<>(present.keySet());
    people.removeAll(leavers);
    return people;
  }

  /** Event id and kind of everything wrong, shared open ids aside. */
  Set<String> problems() {
    Set<String> problems = new TreeSet<>();
    for (DepartmentSet set : inForce.values()) {
      if (!set.department().equals("0") && !isThere(set.parent())) {
        problems.add(set.envelope().id() + " UNKNOWN_PARENT");
      }
    }
    waiting.forEach(set -> problems.add(set.envelope().id() + " CYCLE"));
    for (String person : present()) {
      PersonSet set = present.get(person);
      if (set != null && !set.departments().stream().allMatch(this::isThere)) {
        problems.add(set.envelope().id() + " UNKNOWN_DEPARTMENT");
      }
    }
    return problems;
  }
}
