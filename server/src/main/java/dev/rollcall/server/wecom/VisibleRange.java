package dev.rollcall.server.wecom;

import dev.rollcall.directory.Department;
import dev.rollcall.directory.DepartmentTree;
import dev.rollcall.directory.Directory;
import dev.rollcall.directory.Memberships;
import dev.rollcall.directory.Roster;
import java.util.Arrays;
import java.util.Collection;
import java.util.OptionalInt;

/** Some departments of a directory, each with all below, and the people in them. */
final class VisibleRange {
  private final Memberships memberships;
  private final boolean everyone;

  /** By preorder position, whether the department is in the range. */
  private final boolean[] departments;

  private VisibleRange(Memberships memberships, boolean everyone, boolean[] departments) {
    this.memberships = memberships;
    this.everyone = everyone;
    this.departments = departments;
  }

  /** The whole tenant, people without a department included. */
  static VisibleRange everyone(Directory directory) {
    return new VisibleRange(directory.memberships(), true, new boolean[0]);
  }

  /** Departments by their ids; those that the directory does not have are nothing. */
  static VisibleRange of(Directory directory, Collection<String> ids) {
    if (ids.contains(Department.ROOT)) {
      return everyone(directory);
    }
    DepartmentTree tree = directory.tree();
    boolean[] departments = new boolean[tree.size()];
    for (String id : ids) {
      OptionalInt found = tree.byId(id);
      if (found.isPresent()) {
        int position = found.getAsInt();
        Arrays.fill(departments, position, tree.end(position), true);
      }
    }
    return new VisibleRange(directory.memberships(), false, departments);
  }

  /** Whether a person is in the range. */
  boolean has(int person) {
    return everyone || isInAny(person);
  }

  private boolean isInAny(int person) {
    for (int n = memberships.count(person) - 1; n >= 0; n--) {
      if (departments[memberships.position(person, n)]) {
        return true;
      }
    }
    return false;
  }

  /** Whether more than so many of those who have not left are in the range. */
  boolean hasMoreThan(int limit, Roster roster) {
    int count = 0;
    for (int row = 0; row < roster.size() && count <= limit; row++) {
      if (!roster.hasLeft(row) && has(roster.number(row))) {
        count++;
      }
    }
    return count > limit;
  }
}
