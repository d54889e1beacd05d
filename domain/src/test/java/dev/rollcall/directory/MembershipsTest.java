package dev.rollcall.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MembershipsTest {
  /** Preorder: 0 root, 1 a, 2 a1, 3 a2, 4 b. */
  private static final DepartmentTree TREE =
      DepartmentTree.of(
          List.of(
              new Department("a", "a", "0", "", 0),
              new Department("a1", "a1", "a", "", 0),
              new Department("a2", "a2", "a", "", 0),
              new Department("b", "b", "0", "", 0)));

  @Test
  void positionsAreAscendingWithoutRepeats() {
    Memberships memberships =
        new Memberships.Builder(TREE).put(2, 4, 2, 3, 2).put(0, 1, 1).put(5).build();
    assertThat(memberships.people()).isEqualTo(6);
    assertThat(memberships.count(2)).isEqualTo(3);
    assertThat(memberships.position(2, 0)).isEqualTo(2);
    assertThat(memberships.position(2, 1)).isEqualTo(3);
    assertThat(memberships.position(2, 2)).isEqualTo(4);
    assertThat(memberships.meet(2, 0)).isEqualTo(1);
    assertThat(memberships.meet(2, 1)).isZero();
    assertThat(memberships.count(0)).isEqualTo(1);
    assertThat(memberships.position(0, 0)).isEqualTo(1);
  }

  @Test
  void peopleLeftOutAndBeyondAreInNone() {
    Memberships memberships = new Memberships.Builder(TREE).put(1, 3).put(3, 1, 2).build();
    assertThat(memberships.people()).isEqualTo(4);
    assertThat(memberships.count(0)).isZero();
    assertThat(memberships.count(2)).isZero();
    assertThat(memberships.count(1_000_000)).isZero();
    assertThat(memberships.only(0)).isEqualTo(-1);
    assertThat(memberships.only(1)).isEqualTo(3);
    assertThat(memberships.only(3)).isEqualTo(-1);
    assertThat(memberships.only(1_000_000)).isEqualTo(-1);
  }

  @Test
  void theRootItselfMayBeADepartment() {
    Memberships memberships = new Memberships.Builder(TREE).put(0, 0, 4).put(1, 0).build();
    assertThat(memberships.count(0)).isEqualTo(2);
    assertThat(memberships.meet(0, 0)).isZero();
    assertThat(memberships.only(1)).isZero();
  }
}
