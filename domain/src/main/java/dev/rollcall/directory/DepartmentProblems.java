package dev.rollcall.directory;

import dev.rollcall.directory.DirectoryProblem.Kind;
import dev.rollcall.events.DirectoryEvent.DepartmentSet;
import java.util.List;

/** Says what is wrong with departments (S33). */
final class DepartmentProblems {
  private DepartmentProblems() {}

  static void ofParent(
      DepartmentSet event, DepartmentNode parent, List<DirectoryProblem> problems) {
    if (!parent.isThere()) {
      problems.add(
          problem(
              event,
              Kind.UNKNOWN_PARENT,
              "department %s hangs under the root: its parent %s is not there"
                  .formatted(event.department(), event.parent())));
    }
  }

  static void ofOpenId(
      DepartmentSet event, DepartmentTree tree, int position, List<DirectoryProblem> problems) {
    String openId = tree.department(position).openId();
    int found = tree.byOpenId(openId).orElse(position);
    if (found != position) {
      problems.add(
          problem(
              event,
              Kind.SHARED_OPEN_ID,
              "department %s has the open id %s of department %s, which is the one found by it"
                  .formatted(event.department(), openId, tree.department(found).id())));
    }
  }

  static void ofCycle(DepartmentSet event, boolean there, List<DirectoryProblem> problems) {
    problems.add(
        problem(
            event,
            Kind.CYCLE,
            "department %s %s: under %s it would close a cycle"
                .formatted(
                    event.department(),
                    there ? "stays as it was" : "is left out",
                    event.parent())));
  }

  private static DirectoryProblem problem(DepartmentSet event, Kind kind, String what) {
    return new DirectoryProblem(event.envelope().id(), kind, what);
  }
}
