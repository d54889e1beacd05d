package dev.rollcall.directory;

import dev.rollcall.events.DirectoryEvent.DepartmentSet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The department records in force and those set aside, and the tree they make (S33). The records in
 * force never close a cycle; a record that would is set aside and comes into force as soon as it no
 * longer would, unless another record of the department has come or gone in between.
 */
final class DepartmentRecords {
  private final String tenant;
  private final CarriedIdentity identity;
  private final Map<String, DepartmentNode> nodes = new HashMap<>();
  private final Map<String, DepartmentSet> waiting = new HashMap<>();
  private @Nullable DepartmentTree tree;

  DepartmentRecords(String tenant, CarriedIdentity identity) {
    this.tenant = tenant;
    this.identity = identity;
  }

  /** The node of an id, made when this is its first mention. */
  DepartmentNode node(String department) {
    return nodes.computeIfAbsent(department, DepartmentNode::new);
  }

  void set(DepartmentSet event) {
    forgetWaiting(event.department());
    if (closesCycle(event)) {
      putWaiting(event);
    } else {
      putInForce(event);
      retryWaiting();
    }
  }

  void remove(String department) {
    forgetWaiting(department);
    forgetInForce(node(department));
    retryWaiting();
  }

  void putWaiting(DepartmentSet event) {
    waiting.put(event.department(), event);
    identity.came(new CarriedRecord.Waiting(event));
  }

  private void forgetWaiting(String department) {
    DepartmentSet old = waiting.remove(department);
    if (old != null) {
      identity.went(new CarriedRecord.Waiting(old));
    }
  }

  void putInForce(DepartmentSet event) {
    DepartmentNode node = node(event.department());
    DepartmentTree before = tree;
    boolean sameTree = node.record != null && saysTheSame(node.record, event);
    forgetInForce(node);
    node.record = event;
    if (!node.isRoot()) {
      node(event.parent()).children++;
    }
    identity.came(new CarriedRecord.InForce(event));
    tree = sameTree ? before : null;
  }

  private void forgetInForce(DepartmentNode node) {
    DepartmentSet old = node.record;
    if (old == null) {
      return;
    }
    node.record = null;
    if (!node.isRoot()) {
      node(old.parent()).children--;
    }
    identity.went(new CarriedRecord.InForce(old));
    tree = null;
  }

  private static boolean saysTheSame(DepartmentSet one, DepartmentSet other) {
    return one.parent().equals(other.parent())
        && one.name().equals(other.name())
        && one.order() == other.order()
        && Objects.equals(one.openDepartmentId(), other.openDepartmentId());
  }

  private boolean closesCycle(DepartmentSet event) {
    DepartmentNode department = node(event.department());
    if (department.isRoot()) {
      return false;
    }
    DepartmentNode above = node(event.parent());
    if (department.children == 0) {
      return above == department;
    }
    while (above != department) {
      DepartmentSet record = above.record;
      if (record == null || above.isRoot()) {
        return false;
      }
      above = node(record.parent());
    }
    return true;
  }

  /** In order of time, again and again until nothing more comes into force. */
  private void retryWaiting() {
    boolean again = !waiting.isEmpty();
    while (again) {
      again = false;
      for (DepartmentSet event : waitingInOrder()) {
        if (!closesCycle(event)) {
          forgetWaiting(event.department());
          putInForce(event);
          again = true;
        }
      }
    }
  }

  private List<DepartmentSet> waitingInOrder() {
    return waiting.values().stream().sorted(DirectoryState.ORDER).toList();
  }

  /** The tree of the records in force; the same object until one of them says something else. */
  DepartmentTree tree() {
    DepartmentTree known = tree;
    if (known == null) {
      known = DepartmentTree.of(departments());
      nodes.values().forEach(node -> node.position = -1);
      for (int position = 0; position < known.size(); position++) {
        node(known.department(position).id()).position = position;
      }
      tree = known;
    }
    return known;
  }

  private List<Department> departments() {
    List<Department> departments = new ArrayList<>(nodes.size());
    for (DepartmentNode node : nodes.values()) {
      DepartmentSet event = node.record;
      if (event != null) {
        departments.add(department(node, event));
      }
    }
    return departments;
  }

  private Department department(DepartmentNode node, DepartmentSet event) {
    if (node.isRoot()) {
      return Department.root(event.name());
    }
    DepartmentNode parent = nodes.get(event.parent());
    String above = parent != null && parent.isThere() ? event.parent() : Department.ROOT;
    return new Department(node.id, node.openId(event, tenant), above, event.name(), event.order());
  }

  /** Adds what is wrong now. */
  void problems(List<DirectoryProblem> problems) {
    DepartmentTree current = tree();
    for (DepartmentNode node : nodes.values()) {
      DepartmentSet event = node.record;
      if (event != null && !node.isRoot()) {
        DepartmentProblems.ofParent(event, node(event.parent()), problems);
        DepartmentProblems.ofOpenId(event, current, node.position, problems);
      }
    }
    for (DepartmentSet event : waiting.values()) {
      DepartmentProblems.ofCycle(event, node(event.department()).isThere(), problems);
    }
  }

  /** Hands out all records in a fixed order: those in force by id, then those set aside by id. */
  void forEach(Consumer<CarriedRecord> consumer) {
    nodes.values().stream()
        .map(node -> node.record)
        .filter(Objects::nonNull)
        .sorted(Comparator.comparing(DepartmentSet::department))
        .forEach(event -> consumer.accept(new CarriedRecord.InForce(event)));
    waiting.values().stream()
        .sorted(Comparator.comparing(DepartmentSet::department))
        .forEach(event -> consumer.accept(new CarriedRecord.Waiting(event)));
  }
}
