package dev.rollcall.directory;

import dev.rollcall.directory.CarriedRecord.Anonymous;
import dev.rollcall.directory.CarriedRecord.Leaver;
import dev.rollcall.directory.CarriedRecord.OfPerson;
import dev.rollcall.directory.CarriedRecord.Present;
import dev.rollcall.directory.CarriedRecord.Traces;
import dev.rollcall.directory.DirectoryProblem.Kind;
import dev.rollcall.events.DirectoryEvent.PersonErased;
import dev.rollcall.events.DirectoryEvent.PersonSet;
import dev.rollcall.events.Envelope;
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
  private static final Envelope NOBODY = new Envelope("erased", "erased", 0, null, null);

  private final ToIntFunction<String> numbers;
  private final DepartmentRecords departments;
  private final CarriedIdentity identity;
  private final Map<String, Integer> byId = new HashMap<>();

  /** By number; null where the directory knows nobody. */
  private @Nullable OfPerson[] records = new @Nullable OfPerson[16];

  private DepartmentNode[][] departmentsOf = new DepartmentNode[16][];
  private int count;

  /** Whether anybody erased can leave yet. */
  private boolean tracesAreKept;

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
    if (number == null) {
      leftErased(person, micros);
    } else if (records[number] instanceof Present(int n, PersonSet event)) {
      put(new Leaver(n, micros, event));
    }
  }

  /** Somebody who was erased before is known by the number alone. */
  private void leftErased(String person, long micros) {
    int number = tracesAreKept ? numbers.applyAsInt(person) : -1;
    if (number >= 0
        && number < count
        && records[number] instanceof Anonymous(_, var departments, var traces)
        && traces != null
        && traces.leftMicros() == null) {
      put(new Anonymous(number, departments, traces.left(micros)));
    }
  }

  /** One without departments of its own goes, and stays where the number counted last. */
  void erased(PersonErased event) {
    List<String> departments = event.departments();
    Integer number = byId.get(event.person());
    if (departments != null) {
      Traces traces =
          new Traces(event.activated(), event.createdMicros(), event.registeredMicros(), null);
      put(new Anonymous(number(event.person()), departments, traces));
    } else if (number != null) {
      gone(number);
    } else if (tracesAreKept) {
      int erasedBefore = numbers.applyAsInt(event.person());
      if (erasedBefore >= 0 && erasedBefore < count) {
        gone(erasedBefore);
      }
    }
  }

  private void gone(int number) {
    OfPerson record = records[number];
    if (record != null) {
      put(new Anonymous(number, record.departments(), null));
    }
  }

  /** Forgets who a number was; returns whether it was anybody. */
  boolean erased(int number) {
    OfPerson record = number < count ? records[number] : null;
    PersonSet event = record == null ? null : record.event();
    if (record == null || event == null) {
      return false;
    }
    Long left = record instanceof Leaver leaver ? leaver.leftMicros() : null;
    Traces traces =
        new Traces(
            event.activated(),
            PersonErased.cut(event.createdMicros()),
            PersonErased.cut(event.registeredMicros()),
            left);
    put(new Anonymous(number, record.departments(), traces));
    return true;
  }

  /** Takes a record in place of the one with the same number. */
  void put(OfPerson record) {
    int number = record.number();
    reserve(number);
    forget(number);
    records[number] = record;
    tracesAreKept |= record instanceof Anonymous erased && erased.traces() != null;
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

  /** Everyone who counts, the erased among them without a name, by number. */
  List<DirectoryPerson> counted() {
    List<DirectoryPerson> counted = new ArrayList<>(people());
    forEach(record -> {
      if (record instanceof Anonymous(int number, var departments, var traces) && traces != null) {
        Long left = traces.leftMicros();
        counted.add(
            new DirectoryPerson(
                number,
                nobody(departments, traces),
                left == null ? OptionalLong.empty() : OptionalLong.of(left)));
      }
    });
    return counted;
  }

  private static PersonSet nobody(List<String> departments, Traces traces) {
    return new PersonSet(
        NOBODY,
        "",
        "",
        departments,
        null,
        null,
        null,
        traces.activated(),
        traces.createdMicros(),
        traces.registeredMicros(),
        Map.of());
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
