package dev.rollcall.server.feishu;

import dev.rollcall.counting.DepartmentDay;
import dev.rollcall.counting.DepartmentDays;
import dev.rollcall.counting.RosterFilter;
import dev.rollcall.counting.RosterFilter.DepartmentName;
import dev.rollcall.directory.DepartmentTree;
import dev.rollcall.facts.Facts;
import dev.rollcall.facts.PublishedDay;
import dev.rollcall.facts.Snapshot;
import java.util.Arrays;
import java.util.BitSet;
import java.util.OptionalInt;
import tools.jackson.core.JsonGenerator;

/**
 * The rows of department statistics: on each day the department that is asked for, and, if wanted,
 * those below it down to the fourth level below the root, in the order of S12.
 */
final class DepartmentRows implements StatsPages.Rows {
  private static final int[] NONE = {};

  private final Snapshot snapshot;
  private final RosterFilter filter;
  private final DepartmentName department;
  private final boolean withChildren;
  private final boolean withVersion;
  private final Facts facts;
  private final DepartmentDays departmentDays;

  /**
   * @param filter names the department
   * @param withVersion whether the field {@code product_version} is wanted
   */
  DepartmentRows(
      Snapshot snapshot,
      RosterFilter filter,
      boolean withChildren,
      boolean withVersion,
      Facts facts,
      DepartmentDays departmentDays) {
    this.snapshot = snapshot;
    this.filter = filter;
    this.department = filter.department().orElseThrow();
    this.withChildren = withChildren;
    this.withVersion = withVersion;
    this.facts = facts;
    this.departmentDays = departmentDays;
  }

  @Override
  public int count(PublishedDay day) {
    return departments(day).length;
  }

  private int[] departments(PublishedDay day) {
    DepartmentTree tree = facts.directory(day).tree();
    OptionalInt position = department.position(tree);
    if (position.isEmpty()) {
      return NONE;
    }
    int levels = withChildren ? AdminDeptStats.DEEPEST - tree.depth(position.getAsInt()) : 0;
    BitSet permitted = filter.permittedIn(tree);
    return Arrays.stream(tree.levels(position.getAsInt(), levels)).filter(permitted::get).toArray();
  }

  @Override
  public void write(JsonGenerator json, PublishedDay day, int from, int end) {
    DepartmentTree tree = facts.directory(day).tree();
    DepartmentDay figures = departmentDays.read(snapshot, day, withChildren);
    DepartmentRow row = new DepartmentRow(day.day().day(), tree, figures);
    int[] departments = departments(day);
    for (int i = from; i < end; i++) {
      json.writeStartObject();
      row.write(json, departments[i], department.byOpenId());
      if (withVersion) {
        json.writeStringProperty("product_version", "全部产品版本");
      }
      json.writeEndObject();
    }
  }
}
