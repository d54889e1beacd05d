package dev.rollcall.directory;

import dev.rollcall.events.DirectoryEvent.DepartmentSet;
import org.jspecify.annotations.Nullable;

/** A department id that some record names, whether the department is there or not. */
final class DepartmentNode {
  final String id;

  /** The record in force, or null when the department is not there. */
  @Nullable DepartmentSet record;

  /** The records in force that name this department as their parent. */
  int children;

  /** Where it is in the tree built last; -1 when it is not there. */
  int position = -1;

  private @Nullable String derivedOpenId;

  DepartmentNode(String id) {
    this.id = id;
  }

  boolean isRoot() {
    return id.equals(Department.ROOT);
  }

  boolean isThere() {
    return record != null || isRoot();
  }

  /** The open id of the record in force; kept, because deriving it is a SHA-256. */
  String openId(DepartmentSet inForce, String tenant) {
    String given = inForce.openDepartmentId();
    if (given != null) {
      return given;
    }
    String derived = derivedOpenId;
    if (derived == null) {
      derived = Department.derivedOpenId(tenant, id);
      derivedOpenId = derived;
    }
    return derived;
  }
}
