package dev.rollcall.kit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.directory.Department;
import dev.rollcall.directory.DepartmentTree;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DepartmentTreePropertiesTest {
  private static final int ROUNDS = 300;

  @Test
  void treesOfEveryShapeAnswerAsAWalkOverParentsDoes() {
    for (long seed = 0; seed < ROUNDS; seed++) {
      RandomOrganisations organisations = new RandomOrganisations(seed);
      SplittableRandom random = new SplittableRandom(~seed);
      List<Department> departments =
          organisations.departments(organisations.shape(), random.nextInt(60));
      DepartmentTree tree = DepartmentTree.of(departments);
      assertThat(tree.departments()).as("seed %d", seed).containsAll(departments);
      checkPreorder(tree, seed);
      checkAncestors(tree, seed);
      checkLevels(tree, random.nextInt(tree.size()), random.nextInt(6), seed);
    }
  }

  private static boolean contains(DepartmentTree tree, int upper, int lower) {
    int position = lower;
    while (position > upper) {
      position = tree.parent(position);
    }
    return position == upper;
  }

  private static void checkPreorder(DepartmentTree tree, long seed) {
    for (int upper = 0; upper < tree.size(); upper++) {
      for (int lower = 0; lower < tree.size(); lower++) {
        boolean inside = lower >= upper && lower < tree.end(upper);
        assertThat(inside).as("seed %d", seed).isEqualTo(contains(tree, upper, lower));
      }
      if (upper > 0) {
        int parent = tree.parent(upper);
        assertThat(tree.department(upper).parent()).isEqualTo(tree.department(parent).id());
        assertThat(tree.depth(upper)).isEqualTo(tree.depth(parent) + 1);
      }
    }
  }

  private static void checkAncestors(DepartmentTree tree, long seed) {
    for (int one = 0; one < tree.size(); one++) {
      for (int other = 0; other < tree.size(); other++) {
        int lowest = one;
        while (!contains(tree, lowest, other)) {
          lowest = tree.parent(lowest);
        }
        assertThat(tree.lowestCommonAncestor(one, other)).as("seed %d", seed).isEqualTo(lowest);
      }
    }
  }

  private static void checkLevels(DepartmentTree tree, int position, int levels, long seed) {
    int[] expected =
        IntStream.range(0, tree.size())
            .filter(lower -> contains(tree, position, lower))
            .filter(lower -> tree.depth(lower) <= tree.depth(position) + levels)
            .boxed()
            .sorted(
                Comparator.<Integer>comparingInt(tree::depth)
                    .thenComparingInt(lower -> tree.department(lower).order())
                    .thenComparing(lower -> tree.department(lower).id()))
            .mapToInt(Integer::intValue)
            .toArray();
    assertThat(tree.levels(position, levels)).as("seed %d", seed).containsExactly(expected);
  }
}
