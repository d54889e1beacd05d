package dev.rollcall.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class DepartmentTreeTest {
  private static final DepartmentTree TREE =
      DepartmentTree.of(
          List.of(
              department("west", "sales", 1),
              department("hr", "0", 2),
              department("east", "sales", 1),
              department("sales", "0", 1),
              department("payroll", "hr", 0),
              department("north", "west", 0)));

  private static Department department(String id, String parent, int order) {
    return new Department(id, "od-" + id, parent, "The " + id, order);
  }

  private static List<String> ids(DepartmentTree tree, int... positions) {
    return Arrays.stream(positions).mapToObj(tree::department).map(Department::id).toList();
  }

  private static int at(String id) {
    return TREE.byId(id).orElseThrow();
  }

  @Test
  void preorderFollowsOrderThenId() {
    assertThat(TREE.departments())
        .extracting(Department::id)
        .containsExactly("0", "sales", "east", "west", "north", "hr", "payroll");
    assertThat(TREE.parent(0)).isEqualTo(-1);
    assertThat(TREE.parent(at("north"))).isEqualTo(at("west"));
    assertThat(TREE.depth(at("north"))).isEqualTo(3);
    assertThat(TREE.end(0)).isEqualTo(TREE.size()).isEqualTo(7);
    assertThat(TREE.end(at("sales"))).isEqualTo(at("hr"));
    assertThat(TREE.end(at("east"))).isEqualTo(at("east") + 1);
  }

  @Test
  void aTreeOfNothingIsTheRoot() {
    DepartmentTree tree = DepartmentTree.of(List.of());
    assertThat(tree.departments()).containsExactly(new Department("0", "0", "", "", 0));
    assertThat(tree.levels(0, 4)).containsExactly(0);
    assertThat(tree.lowestCommonAncestor(0, 0)).isZero();
  }

  @Test
  void theRootStaysFirstWhateverItsOrder() {
    DepartmentTree tree =
        DepartmentTree.of(
            List.of(department("a", "0", -5), new Department("0", "0", "", "Acme", 9)));
    assertThat(ids(tree, 0, 1)).containsExactly("0", "a");
    assertThat(tree.department(0).name()).isEqualTo("Acme");
  }

  @Test
  void departmentsAreFoundByBothIds() {
    assertThat(TREE.byId("0")).isEqualTo(TREE.byOpenId("0")).isEqualTo(OptionalInt.of(0));
    assertThat(TREE.byOpenId("od-hr")).isEqualTo(TREE.byId("hr"));
    assertThat(TREE.byId("od-hr")).isEmpty();
    assertThat(TREE.byOpenId("hr")).isEmpty();
  }

  @Test
  void ofAnOpenIdGivenTwiceTheFirstInPreorderIsFound() {
    DepartmentTree tree =
        DepartmentTree.of(
            List.of(
                new Department("b", "od-x", "0", "", 0), new Department("a", "od-x", "0", "", 1)));
    assertThat(tree.byOpenId("od-x")).isEqualTo(tree.byId("b"));
  }

  @Test
  void levelsComeOneAfterTheOtherByOrderThenIdWhoeverTheParentIs() {
    assertThat(ids(TREE, TREE.levels(0, 0))).containsExactly("0");
    assertThat(ids(TREE, TREE.levels(0, 1))).containsExactly("0", "sales", "hr");
    assertThat(ids(TREE, TREE.levels(0, 2)))
        .containsExactly("0", "sales", "hr", "payroll", "east", "west");
    assertThat(ids(TREE, TREE.levels(0, 99)))
        .containsExactly("0", "sales", "hr", "payroll", "east", "west", "north");
    assertThat(ids(TREE, TREE.levels(at("sales"), 1))).containsExactly("sales", "east", "west");
    assertThat(ids(TREE, TREE.levels(at("hr"), Integer.MAX_VALUE)))
        .containsExactly("hr", "payroll");
    assertThat(ids(TREE, TREE.levels(at("east"), 4))).containsExactly("east");
  }

  @Test
  void theLowestCommonAncestorContainsBoth() {
    assertThat(TREE.lowestCommonAncestor(at("east"), at("north"))).isEqualTo(at("sales"));
    assertThat(TREE.lowestCommonAncestor(at("north"), at("payroll"))).isZero();
    assertThat(TREE.lowestCommonAncestor(at("north"), at("sales"))).isEqualTo(at("sales"));
    assertThat(TREE.lowestCommonAncestor(at("hr"), at("hr"))).isEqualTo(at("hr"));
  }

  @Test
  void aChainOfFiftyThousandIsATreeToo() {
    int deepest = 50_000;
    List<Department> chain = new ArrayList<>();
    for (int i = 1; i <= deepest; i++) {
      chain.add(department("d" + i, i == 1 ? "0" : "d" + (i - 1), 0));
    }
    DepartmentTree tree = DepartmentTree.of(chain);
    assertThat(tree.depth(deepest)).isEqualTo(deepest);
    assertThat(tree.lowestCommonAncestor(deepest, 17)).isEqualTo(17);
    assertThat(tree.levels(deepest - 1, 4)).containsExactly(deepest - 1, deepest);
  }

  @Test
  void brokenTreesAreRefused() {
    assertThatThrownBy(() -> DepartmentTree.of(List.of(department("a", "nowhere", 0))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("department a hangs under nowhere, which is not there");
    assertThatThrownBy(
            () -> DepartmentTree.of(List.of(department("a", "0", 0), department("a", "0", 0))))
        .hasMessage("department a comes twice");
    assertThatThrownBy(
            () -> DepartmentTree.of(List.of(department("a", "b", 0), department("b", "a", 0))))
        .hasMessage("the parents of 2 departments run in a circle");
  }

  @Test
  void derivedOpenIdsNameTenantAndDepartment() {
    // printf 'acme\0sales' | sha256sum
    assertThat(Department.derivedOpenId("acme", "sales"))
        .isEqualTo("od-93d76a4be31650ae19a6583eb57609eb");
    assertThat(Department.derivedOpenId("other", "sales"))
        .isNotEqualTo(Department.derivedOpenId("acme", "sales"));
    assertThat(Department.derivedOpenId("acme", "0")).isEqualTo("0");
  }
}
