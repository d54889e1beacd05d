package dev.rollcall.server.api;

import dev.rollcall.directory.Department;
import dev.rollcall.directory.DepartmentTree;
import dev.rollcall.facts.Facts;
import dev.rollcall.facts.PublishedDay;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** {@code GET /v1/departments}: one level of the tree as of the last published day. */
final class DepartmentList {
  private final Facts facts;

  /**
   * The answer.
   *
   * @param path the way from the root to the department asked about, both included
   * @param departments those right below it, in the directory's order (S12)
   */
  record Level(LocalDate asOf, List<Entry> path, List<Entry> departments) {}

  /** One department; {@code children} counts those right below it. */
  record Entry(String department, String openDepartmentId, String name, int order, int children) {}

  DepartmentList(Facts facts) {
    this.facts = facts;
  }

  Reply answer(Call call) {
    if (call.snapshot().days().isEmpty()) {
      return Reply.missing("No day is published yet, so there is no directory to show.");
    }
    PublishedDay last = call.snapshot().days().lastEntry().getValue();
    DepartmentTree tree = facts.directory(last).tree();
    String parent = call.parameters().text("parent").orElse("0");
    OptionalInt position = tree.byId(parent);
    if (position.isEmpty()) {
      return Reply.missing("There is no such department on " + last.day().day() + ".");
    }
    return new Reply.Found(level(last.day().day(), tree, position.getAsInt()));
  }

  private static Level level(LocalDate day, DepartmentTree tree, int position) {
    List<Entry> path = new ArrayList<>();
    for (int p = position; p >= 0; p = tree.parent(p)) {
      path.addFirst(entry(tree, p));
    }
    List<Entry> below = new ArrayList<>();
    for (int p : tree.levels(position, 1)) {
      if (p != position) {
        below.add(entry(tree, p));
      }
    }
    return new Level(day, path, below);
  }

  private static Entry entry(DepartmentTree tree, int position) {
    Department department = tree.department(position);
    return new Entry(
        department.id(),
        department.openId(),
        department.name(),
        department.order(),
        children(tree, position));
  }

  /** How many departments are right below one. */
  static int children(DepartmentTree tree, int position) {
    int children = 0;
    for (int p = position + 1; p < tree.end(position); p = tree.end(p)) {
      children++;
    }
    return children;
  }
}
