package dev.rollcall.directory;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;

/** Puts departments in preorder, siblings by order, then id. Without recursion: chains are deep. */
final class Preorder {
  private static final Comparator<Department> AMONG_SIBLINGS =
      Comparator.comparing((Department department) -> !department.id().equals(Department.ROOT))
          .thenComparingInt(Department::order)
          .thenComparing(Department::id);

  /** Sorted: the root first, then by order and id; every index below is one into this. */
  private final Department[] sorted;

  private final int[] parentIndex;

  /** The children of index i are children[starts[i]] up to children[starts[i + 1]]. */
  private final int[] starts;

  private final int[] children;

  Preorder(Collection<Department> departments) {
    sorted = withRoot(departments);
    Arrays.sort(sorted, AMONG_SIBLINGS);
    parentIndex = parents(sorted, indexes(sorted));
    starts = new int[sorted.length + 1];
    children = childrenByParent();
  }

  private static Department[] withRoot(Collection<Department> departments) {
    boolean there = departments.stream().anyMatch(d -> d.id().equals(Department.ROOT));
    Department[] all = departments.toArray(new Department[departments.size() + (there ? 0 : 1)]);
    if (!there) {
      all[all.length - 1] = Department.root("");
    }
    return all;
  }

  private static Map<String, Integer> indexes(Department[] sorted) {
    Map<String, Integer> indexes = HashMap.newHashMap(sorted.length);
    for (int index = 0; index < sorted.length; index++) {
      if (indexes.putIfAbsent(sorted[index].id(), index) != null) {
        throw new IllegalArgumentException("department " + sorted[index].id() + " comes twice");
      }
    }
    return indexes;
  }

  private static int[] parents(Department[] sorted, Map<String, Integer> indexes) {
    int[] parents = new int[sorted.length];
    for (int index = 1; index < sorted.length; index++) {
      Integer parent = indexes.get(sorted[index].parent());
      if (parent == null) {
        throw new IllegalArgumentException(
            "department %s hangs under %s, which is not there"
                .formatted(sorted[index].id(), sorted[index].parent()));
      }
      parents[index] = parent;
    }
    return parents;
  }

  private int[] childrenByParent() {
    for (int index = 1; index < sorted.length; index++) {
      starts[parentIndex[index] + 1]++;
    }
    Arrays.parallelPrefix(starts, Integer::sum);
    int[] next = starts.clone();
    int[] all = new int[sorted.length - 1];
    for (int index = 1; index < sorted.length; index++) {
      all[next[parentIndex[index]]++] = index;
    }
    return all;
  }

  DepartmentTree tree() {
    int[] positions = new int[sorted.length];
    int[] parents = new int[sorted.length];
    Department[] preorder = new Department[sorted.length];
    int[] open = new int[sorted.length];
    int openCount = 1;
    int reached = 0;
    while (openCount > 0) {
      int index = open[--openCount];
      positions[index] = reached;
      parents[reached] = index == 0 ? -1 : positions[parentIndex[index]];
      preorder[reached++] = sorted[index];
      for (int child = starts[index + 1] - 1; child >= starts[index]; child--) {
        open[openCount++] = children[child];
      }
    }
    if (reached < sorted.length) {
      throw new IllegalArgumentException(
          "the parents of " + (sorted.length - reached) + " departments run in a circle");
    }
    return new DepartmentTree(preorder, parents, byLevel(positions, parents));
  }

  /** A counting sort by depth of what is sorted by order and id already. */
  private static int[] byLevel(int[] positions, int[] parents) {
    int[] depths = new int[parents.length];
    int[] next = new int[parents.length + 1];
    for (int position = 1; position < parents.length; position++) {
      depths[position] = depths[parents[position]] + 1;
      next[depths[position] + 1]++;
    }
    next[1]++;
    Arrays.parallelPrefix(next, Integer::sum);
    int[] byLevel = new int[parents.length];
    for (int position : positions) {
      byLevel[next[depths[position]]++] = position;
    }
    return byLevel;
  }
}
