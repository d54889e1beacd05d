package dev.rollcall.server.realdata;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The department tree of a data set. */
final class TreeShape {
  private static final int DEEPEST_RECURSION = 4;

  private final Map<String, String> parents = new HashMap<>();

  TreeShape(SharedData data) {
    data.forEach("departments", row -> parents.put(row.get("department_id"), row.get("parent_id")));
  }

  /** A department and all above it, the root {@code 0} last. */
  List<String> path(String department) {
    List<String> path = new ArrayList<>();
    for (String at = department; !at.isEmpty(); at = parents.getOrDefault(at, "")) {
      path.add(at);
    }
    path.add("0");
    return path;
  }

  /** The root, and every department that stands as deep as one query reaches and has more below. */
  Set<String> tops() {
    Set<String> tops = new HashSet<>(Set.of("0"));
    for (String parent : parents.values()) {
      if (!parent.isEmpty() && (path(parent).size() - 1) % DEEPEST_RECURSION == 0) {
        tops.add(parent);
      }
    }
    return tops;
  }
}
