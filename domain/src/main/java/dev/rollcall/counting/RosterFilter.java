package dev.rollcall.counting;

import dev.rollcall.directory.Department;
import dev.rollcall.directory.DepartmentTree;
import dev.rollcall.directory.Directory;
import dev.rollcall.directory.Memberships;
import java.util.BitSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Whom a reader wants to see and whom it may. Departments are looked up in the directory of each
 * day anew, so what a reader may see is what these departments held on that day (S8, S21).
 *
 * @param permitted the tenant's own ids of the departments whose people may be seen, each with all
 *     below; empty means everybody
 * @param department the department whose people are wanted, with all below; or everybody's
 */
public record RosterFilter(Set<String> permitted, Optional<DepartmentName> department) {
  public RosterFilter {
    permitted = Set.copyOf(permitted);
  }

  /**
   * How a reader names a department.
   *
   * @param byOpenId whether {@code id} is an open department id
   */
  public record DepartmentName(String id, boolean byOpenId) {
    /** Where it is in a tree; {@code 0} is the root in both kinds of id (S10). */
    public OptionalInt position(DepartmentTree tree) {
      if (id.equals(Department.ROOT)) {
        return OptionalInt.of(0);
      }
      return byOpenId ? tree.byOpenId(id) : tree.byId(id);
    }
  }

  /** Whether everybody may be seen. */
  public boolean permitsEverybody() {
    return permitted.isEmpty();
  }

  /** The positions in a tree of the departments that may be seen. */
  public BitSet permittedIn(DepartmentTree tree) {
    BitSet positions = new BitSet(tree.size());
    if (permitsEverybody()) {
      positions.set(0, tree.size());
    }
    for (String id : permitted) {
      tree.byId(id).ifPresent(position -> positions.set(position, tree.end(position)));
    }
    return positions;
  }

  /** Whether a person may be seen as of a day's directory. */
  public boolean permits(Directory directory, int person) {
    BitSet positions = permittedIn(directory.tree());
    return positions.get(0) || isIn(directory.memberships(), person, positions);
  }

  /** Whether any of a person's departments is at one of these positions. */
  static boolean isIn(Memberships memberships, int person, BitSet positions) {
    for (int n = memberships.count(person) - 1; n >= 0; n--) {
      if (positions.get(memberships.position(person, n))) {
        return true;
      }
    }
    return false;
  }

  /** The positions in a tree of the wanted department and all below; none when it is not there. */
  BitSet wantedIn(DepartmentTree tree) {
    BitSet positions = new BitSet(tree.size());
    department
        .map(name -> name.position(tree))
        .orElse(OptionalInt.of(0))
        .ifPresent(position -> positions.set(position, tree.end(position)));
    return positions;
  }
}
