package dev.rollcall.kit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.counting.TreePass;
import dev.rollcall.directory.DepartmentTree;
import dev.rollcall.directory.Memberships;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.roaringbitmap.RoaringBitmap;

/** The tree pass against a recount that walks from every person to the root. */
class TreePassPropertiesTest {
  private static final int ROUNDS = 150;

  /** Beyond everyone in the directory. */
  private static final int STRANGERS = 30;

  @ParameterizedTest
  @ValueSource(longs = {1, 20261120, -7})
  void everyFigureEqualsARecount(long firstSeed) {
    for (long seed = firstSeed; seed < firstSeed + ROUNDS; seed++) {
      RandomOrganisations organisations = new RandomOrganisations(seed);
      SplittableRandom random = new SplittableRandom(~seed);
      DepartmentTree tree =
          DepartmentTree.of(organisations.departments(organisations.shape(), random.nextInt(120)));
      int[][] places = organisations.places(tree, random.nextInt(300));
      check(tree, places, someOf(places.length + STRANGERS, random), random, seed);
    }
  }

  private static RoaringBitmap someOf(int people, SplittableRandom random) {
    RoaringBitmap set = new RoaringBitmap();
    int percent = random.nextInt(101);
    for (int person = 0; person < people; person++) {
      if (random.nextInt(100) < percent) {
        set.add(person);
      }
    }
    return set;
  }

  private static void check(
      DepartmentTree tree, int[][] places, RoaringBitmap set, SplittableRandom random, long seed) {
    int[] people = new int[tree.size()];
    long[] sums = new long[tree.size()];
    long[] amounts = random.longs(places.length + STRANGERS, 0, 1L << 40).toArray();
    set.forEach((int person) -> {
      for (int position : departmentsAbove(tree, places, person)) {
        people[position]++;
        sums[position] += amounts[person];
      }
    });
    Memberships memberships = RandomOrganisations.memberships(tree, places);
    assertThat(TreePass.people(tree, memberships, set)).as("seed %d", seed).containsExactly(people);
    assertThat(TreePass.sums(tree, memberships, set, amounts))
        .as("seed %d", seed)
        .containsExactly(sums);
  }

  private static Set<Integer> departmentsAbove(DepartmentTree tree, int[][] places, int person) {
    Set<Integer> above = new HashSet<>();
    above.add(0);
    for (int place : person < places.length ? places[person] : new int[0]) {
      for (int position = place; position > 0; position = tree.parent(position)) {
        above.add(position);
      }
    }
    return above;
  }
}
