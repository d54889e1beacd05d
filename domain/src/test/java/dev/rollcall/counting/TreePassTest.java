package dev.rollcall.counting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.directory.Department;
import dev.rollcall.directory.DepartmentTree;
import dev.rollcall.directory.Memberships;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.roaringbitmap.RoaringBitmap;

class TreePassTest {
  /** Preorder: 0 root, 1 a, 2 a1, 3 a2, 4 b. */
  private static final DepartmentTree TREE =
      DepartmentTree.of(
          List.of(
              new Department("a", "a", "0", "", 0),
              new Department("a1", "a1", "a", "", 0),
              new Department("a2", "a2", "a", "", 0),
              new Department("b", "b", "0", "", 0)));

  /** 0: a1; 1: a1 and a2; 2: a and its own child a2; 3: a1, a2 and b; 4: nowhere; 5: a1. */
  private static final Memberships MEMBERSHIPS =
      new Memberships.Builder(TREE)
          .put(0, 2)
          .put(1, 2, 3)
          .put(2, 1, 3)
          .put(3, 2, 3, 4)
          .put(5, 2)
          .build();

  private static final int UNKNOWN = 70_000;

  @Test
  void eachPersonCountsOnceInEveryDepartmentAboveThePersonsOwn() {
    RoaringBitmap people = RoaringBitmap.bitmapOf(0, 1, 2, 3, 4, UNKNOWN);
    assertThat(TreePass.people(TREE, MEMBERSHIPS, people)).containsExactly(6, 4, 3, 3, 1);
  }

  @Test
  void aPersonsAmountCountsOnceInAnyDepartmentWithThePerson() {
    RoaringBitmap people = RoaringBitmap.bitmapOf(0, 1, 2, 3, 4);
    long[] amounts = {1, 20, 300, 4_000, 50_000, 600_000};
    assertThat(TreePass.sums(TREE, MEMBERSHIPS, people, amounts))
        .containsExactly(54_321, 4_321, 4_021, 4_320, 4_000);
    int[] small = {1, 20, 300, 4_000, 50_000, 600_000};
    assertThat(TreePass.sums(TREE, MEMBERSHIPS, people, small))
        .containsExactly(54_321, 4_321, 4_021, 4_320, 4_000);
  }

  @Test
  void sumsAreExactBeyondThirtyTwoBits() {
    long[] amounts = {Long.MAX_VALUE / 2, Integer.MAX_VALUE};
    assertThat(TreePass.sums(TREE, MEMBERSHIPS, RoaringBitmap.bitmapOf(0, 1), amounts)[1])
        .isEqualTo(Long.MAX_VALUE / 2 + Integer.MAX_VALUE);
  }

  @Test
  void nobodyIsNowhere() {
    assertThat(TreePass.people(TREE, MEMBERSHIPS, new RoaringBitmap())).containsOnly(0);
    assertThat(TreePass.sums(TREE, MEMBERSHIPS, new RoaringBitmap(), new int[0])).containsOnly(0L);
  }
}
