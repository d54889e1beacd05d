package dev.rollcall.directory;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * The departments of a day, numbered in preorder: position 0 is the root {@code 0}, and the subtree
 * of position p is p up to, not including, {@link #end}(p). Siblings stand by their order, then by
 * id. Immutable.
 *
 * <pre>
 *        0 root              position   0  1  2  3  4
 *       /      \             parent    -1  0  1  1  0
 *    1 sales   4 hr          depth      0  1  2  2  1
 *    /     \                 end        5  4  3  4  5
 * 2 east  3 west
 * </pre>
 */
public final class DepartmentTree {
  private final List<Department> departments;
  private final Map<String, Integer> byId;
  private final Map<String, Integer> byOpenId;
  private final int[] parents;
  private final int[] depths;
  private final int[] ends;

  /** An ancestor far above each position, so that a walk to any ancestor takes O(log n) steps. */
  private final int[] jumps;

  /** All positions by depth, then order, then id; level d is levelStarts[d] up to the next. */
  private final int[] byLevel;

  private final int[] levelStarts;

  /**
   * Takes departments already in preorder.
   *
   * @param parents the position above each, -1 for the root; always lower than the own position
   * @param byLevel all positions by depth, then by order, then by id
   */
  DepartmentTree(Department[] preorder, int[] parents, int[] byLevel) {
    this.departments = List.of(preorder);
    this.parents = parents;
    this.byLevel = byLevel;
    this.depths = new int[parents.length];
    this.ends = new int[parents.length];
    this.jumps = new int[parents.length];
    this.byId = PositionsByName.of(preorder, Department::id);
    this.byOpenId = PositionsByName.of(preorder, Department::openId);
    fillDownwards();
    fillEnds();
    this.levelStarts = levelStarts();
  }

  /**
   * The tree of these departments. The root is added when it is not among them.
   *
   * @throws IllegalArgumentException when an id comes twice, a parent is not among them, or the
   *     parents run in a circle; {@link DirectoryState} settles all three before (S33)
   */
  public static DepartmentTree of(Collection<Department> departments) {
    return new Preorder(departments).tree();
  }

  private void fillDownwards() {
    for (int position = 1; position < parents.length; position++) {
      int above = parents[position];
      int jump = jumps[above];
      depths[position] = depths[above] + 1;
      // Two jumps of equal length in a row become one twice as long.
      boolean doubles = depths[above] - depths[jump] == depths[jump] - depths[jumps[jump]];
      jumps[position] = doubles ? jumps[jump] : above;
    }
  }

  private void fillEnds() {
    for (int position = parents.length - 1; position >= 0; position--) {
      ends[position] = Math.max(ends[position], position + 1);
      if (position > 0) {
        ends[parents[position]] = Math.max(ends[parents[position]], ends[position]);
      }
    }
  }

  private int[] levelStarts() {
    int deepest = depths[byLevel[byLevel.length - 1]];
    int[] starts = new int[deepest + 2];
    for (int depth : depths) {
      starts[depth + 1]++;
    }
    Arrays.parallelPrefix(starts, Integer::sum);
    return starts;
  }

  /** Departments, the root included. */
  public int size() {
    return parents.length;
  }

  /** The department at a position. */
  public Department department(int position) {
    return departments.get(position);
  }

  /** The position of the department above; -1 for the root. */
  public int parent(int position) {
    return parents[position];
  }

  /** Levels below the root; 0 for the root. */
  public int depth(int position) {
    return depths[position];
  }

  /** The position after the last one of the subtree. */
  public int end(int position) {
    return ends[position];
  }

  /** The position of a department by its own id. */
  public OptionalInt byId(String department) {
    return PositionsByName.find(byId, department);
  }

  /**
   * The position of a department by its open department id; the first in preorder when a sender
   * gave the same one to several.
   */
  public OptionalInt byOpenId(String openDepartmentId) {
    return PositionsByName.find(byOpenId, openDepartmentId);
  }

  /** The position of the lowest department that contains both. */
  public int lowestCommonAncestor(int position, int other) {
    int low = Math.min(position, other);
    int high = Math.max(position, other);
    while (ends[low] <= high) {
      low = ends[jumps[low]] <= high ? jumps[low] : parents[low];
    }
    return low;
  }

  /**
   * A department and those up to {@code levels} levels below, in the order of S12: the department
   * itself, then all of the first level below it, then all of the second. Within a level only the
   * departments' own {@code order} and then {@code id} decide, whoever their parents are.
   */
  public int[] levels(int position, int levels) {
    int end = ends[position];
    if (levels <= 0 || end == position + 1) {
      return new int[] {position};
    }
    int first = depths[position];
    int last = (int) Math.min((long) first + levels + 1, levelStarts.length - 1L);
    int[] found = new int[Math.min(end - position, levelStarts[last] - levelStarts[first])];
    int count = 0;
    for (int i = levelStarts[first]; i < levelStarts[last]; i++) {
      int candidate = byLevel[i];
      if (candidate >= position && candidate < end) {
        found[count++] = candidate;
      }
    }
    return Arrays.copyOf(found, count);
  }

  /** All departments in preorder. */
  public List<Department> departments() {
    return departments;
  }

  /** All positions by depth, then order, then id. */
  int[] byLevel() {
    return byLevel;
  }
}
