package dev.rollcall.server.feishu;

import dev.rollcall.counting.RosterFilter;
import dev.rollcall.counting.RosterFilter.DepartmentName;
import dev.rollcall.directory.Department;
import dev.rollcall.directory.DepartmentTree;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.StringJoiner;

/** How the statistics of people and departments name departments. */
final class DepartmentIds {
  /** The type that is meant when none is given. */
  static final String OPEN = "open_department_id";

  static final List<String> TYPES = List.of(OPEN, "department_id");

  private DepartmentIds() {}

  /** What stands against the department that is asked for: it is not there, or out of bounds. */
  static Optional<Refusal> refusal(RosterFilter filter, DepartmentTree tree) {
    if (filter.department().isEmpty()) {
      return Optional.empty();
    }
    DepartmentName name = filter.department().get();
    OptionalInt position = name.position(tree);
    if (position.isEmpty()) {
      FeishuError unknown =
          name.byOpenId() ? FeishuError.UNKNOWN_OPEN_DEPARTMENT : FeishuError.UNKNOWN_DEPARTMENT;
      return Optional.of(Refusal.of(unknown, name.id()));
    }
    return filter.permittedIn(tree).get(position.getAsInt())
        ? Optional.empty()
        : Optional.of(Refusal.of(FeishuError.STATS_DEPARTMENT));
  }

  /** The id of a department in one of the types; {@code 0} is the root in both (S10). */
  static String name(Department department, boolean byOpenId) {
    return byOpenId ? department.openId() : department.id();
  }

  /** The names of a department and those above it, the root left out, joined by {@code /}. */
  static String path(DepartmentTree tree, int position) {
    List<String> names = new ArrayList<>();
    for (int above = position; above > 0; above = tree.parent(above)) {
      names.add(tree.department(above).name());
    }
    Collections.reverse(names);
    StringJoiner path = new StringJoiner("/");
    names.forEach(path::add);
    return path.toString();
  }
}
