package dev.rollcall.directory;

import dev.rollcall.directory.CarriedRecord.Anonymous;
import dev.rollcall.directory.CarriedRecord.Leaver;
import dev.rollcall.directory.CarriedRecord.OfPerson;
import dev.rollcall.directory.CarriedRecord.Present;
import dev.rollcall.directory.DirectoryProblem.Kind;
import dev.rollcall.events.DirectoryEvent.PersonSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** The people by number: those of the directory, those who left, and where the erased count. */
final class PersonRecords {
  private static final DepartmentNode[] NOWHERE = {};

  private final ToIntFunction<String> numbers;
  private final DepartmentRecords departments;
  private final CarriedIdentity identity;
  private final Map<String, Integer> byId = new HashMap<>();

  /** By number; null where the directory knows nobody. */
  private @Nullable OfPerson[] records = new @Nullable OfPerson[16];

  private DepartmentNode[][] departmentsOf = new DepartmentNode[16][];
  private int count;

  private @Nullable Memberships memberships;
  private @Nullable DepartmentTree treeOfMemberships;

  PersonRecords(
      ToIntFunction<String> numbers, DepartmentRecords departments, CarriedIdentity identity) {
    this.numbers = numbers;
    this.departments = departments;
    this.identity = identity;
  }

  void set(PersonSet event) {
    put(new Present(number(event.person()), event));
  }

  private int number(String person) {
    Integer known = byId.get(person);
    int number = known != null ? known : numbers.applyAsInt(person);
    if (number < 0) {
      throw new IllegalStateException(
          "a person of the directory has no number; give numbers before folding the day");
    }
    return number;
  }

  /** Someone the directory never knew leaves without a trace. */
  void left(String person, long micros) {
    Integer number = byId.get(person);
    if (number != null && records[number] instanceof Present(int n, PersonSet event)) {
      put(new Leaver(n, micros, event));
    }
  }

  void erased(String person) {
    Integer number = byId.get(person);
    if (number != null) {
      List<String> last =
          Arrays.stream(departmentsOf[number]).map(department -> department.id).toList();
      put(new Anonymous(number, last));
    }
  }

  /** Takes a record in place of the one with the same number. */
  void put(OfPerson record) {
    int number = record.number();
    reserve(number);
    forget(number);
    records[number] = record;
    PersonSet event = record.event();
    if (event != null) {
      byId.put(event.person(), number);
    }
    place(number, record.departments());
    identity.came(record);
  }

  private void reserve(int number) {
    if (number >= records.length) {
      int length = Math.max(number + 1, 2 * records.length);
      records = Arrays.copyOf(records, length);
      departmentsOf = Arrays.copyOf(departmentsOf, length);
    }
    if (number >= count) {
      Arrays.fill(departmentsOf, count, number + 1, NOWHERE);
      count = number + 1;
      memberships = null;
    }
  }

  private void forget(int number) {
    OfPerson old = records[number];
    if (old != null) {
      PersonSet event = old.event();
      if (event != null) {
        byId.remove(event.person());
      }
      identity.went(old);
    }
  }

  private void place(int number, List<String> ids) {
    DepartmentNode[] nodes = new DepartmentNode[ids.size()];
    for (int i = 0; i < nodes.length; i++) {
      nodes[i] = departments.node(ids.get(i));
    }
    if (!Arrays.equals(nodes, departmentsOf[number])) {
      departmentsOf[number] = nodes;
      memberships = null;
    }
  }

  /** Who is where in this tree; the same object until the tree or someone's departments change. */
  Memberships memberships(DepartmentTree tree) {
    Memberships known = memberships;
    if (known == null || treeOfMemberships != tree) {
      known = build(tree);
      memberships = known;
      treeOfMemberships = tree;
    }
    return known;
  }

  private Memberships build(DepartmentTree tree) {
    Memberships.Builder builder = new Memberships.Builder(tree, count);
    int[] positions = new int[8];
    for (int number = 0; number < count; number++) {
      DepartmentNode[] nodes = departmentsOf[number];
      if (nodes.length > positions.length) {
        positions = new int[2 * nodes.length];
      }
      int there = 0;
      for (DepartmentNode node : nodes) {
        if (node.position >= 0) {
          positions[there++] = node.position;
        }
      }
      builder.put(number, positions, Ascending.sort(positions, there));
    }
    return builder.build();
  }

  /** Adds what is wrong now. */
  void problems(List<DirectoryProblem> problems) {
    for (int number = 0; number < count; number++) {
      if (records[number] instanceof Present(_, PersonSet event)
          && isAnyMissing(departmentsOf[number])) {
        problems.add(problem(event, departmentsOf[number]));
      }
    }
  }

  private static boolean isAnyMissing(DepartmentNode[] nodes) {
    for (DepartmentNode node : nodes) {
      if (!node.isThere()) {
        return true;
      }
    }
    return false;
  }

  private static DirectoryProblem problem(PersonSet event, DepartmentNode[] nodes) {
    List<String> missing =
        Arrays.stream(nodes).filter(node -> !node.isThere()).map(node -> node.id).toList();
    boolean none = missing.size() == nodes.length;
    String what =
        "a person's departments %s are not there and left out; %s"
            .formatted(
                String.join(", ", missing),
                none ? "the person counts at the root only" : "the others count");
    return new DirectoryProblem(event.envelope().id(), Kind.UNKNOWN_DEPARTMENT, what);
  }

  /** Everyone who was not erased, by number. */
  List<DirectoryPerson> people() {
    List<DirectoryPerson> people = new ArrayList<>();
    forEach(record -> {
      switch (record) {
        case Present(int number, var event) ->
            people.add(new DirectoryPerson(number, event, OptionalLong.empty()));
        case Leaver(int number, long left, var event) ->
            people.add(new DirectoryPerson(number, event, OptionalLong.of(left)));
        case Anonymous _ -> {}
      }
    });
    return people;
  }

  /** Hands out all records by number. */
  void forEach(Consumer<? super OfPerson> consumer) {
    for (int number = 0; number < count; number++) {
      OfPerson record = records[number];
      if (record != null) {
        consumer.accept(record);
      }
    }
  }
}
