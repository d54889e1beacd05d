package dev.rollcall.directory;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.directory.DirectoryProblem.Kind;
import dev.rollcall.events.DirectoryEvent.AppSet;
import dev.rollcall.events.DirectoryEvent.DepartmentRemoved;
import dev.rollcall.events.DirectoryEvent.DepartmentSet;
import dev.rollcall.events.DirectoryEvent.PersonErased;
import dev.rollcall.events.DirectoryEvent.PersonLeft;
import dev.rollcall.events.DirectoryEvent.PersonSet;
import dev.rollcall.events.Envelope;
import dev.rollcall.events.Form;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DirectoryStateTest {
  private final Map<String, Integer> given = new HashMap<>();
  private final DirectoryState state = new DirectoryState("acme", this::number);
  private int clock;

  private int number(String person) {
    return given.computeIfAbsent(person, _ -> given.size());
  }

  /** Ids e1, e2, ... in order of time. */
  private Envelope next() {
    clock++;
    return new Envelope("e" + clock, "hr", clock, null, null);
  }

  private void department(String id, String parent) {
    state.apply(new DepartmentSet(next(), id, parent, "The " + id, 0, null));
  }

  private void removed(String id) {
    state.apply(new DepartmentRemoved(next(), id));
  }

  private void person(String id, String... departments) {
    state.apply(
        new PersonSet(
            next(),
            id,
            "Name of " + id,
            List.of(departments),
            id + "@example.com",
            "ou-" + id,
            "on-" + id,
            true,
            null,
            null,
            Map.of()));
  }

  private String parentOf(String department) {
    DepartmentTree tree = state.snapshot().tree();
    return tree.department(tree.byId(department).orElseThrow()).parent();
  }

  private List<String> departmentsOf(String person) {
    Directory now = state.snapshot();
    int number = given.getOrDefault(person, -1);
    List<String> ids = new ArrayList<>();
    for (int n = 0; n < now.memberships().count(number); n++) {
      ids.add(now.tree().department(now.memberships().position(number, n)).id());
    }
    return ids;
  }

  private List<String> problems() {
    return state.problems().stream()
        .map(problem -> problem.eventId() + " " + problem.kind())
        .toList();
  }

  private String text() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    state.write(out);
    return out.toString(UTF_8);
  }

  @Test
  void beforeTheFirstEventThereIsTheRoot() {
    assertThat(state.snapshot().tree().size()).isEqualTo(1);
    assertThat(state.snapshot().memberships().people()).isZero();
    assertThat(state.snapshot().apps()).isEmpty();
    assertThat(state.problems()).isEmpty();
    assertThat(state.identity()).isEqualTo("0".repeat(32));
  }

  @Test
  void aDepartmentMovesWithAllBelowIt() {
    department("a", "0");
    department("b", "0");
    department("a1", "a");
    department("a", "b");
    DepartmentTree tree = state.snapshot().tree();
    assertThat(tree.departments()).extracting(Department::id).containsExactly("0", "b", "a", "a1");
    assertThat(tree.depth(3)).isEqualTo(3);
  }

  @Test
  void openIdsAreTheSendersOrDerived() {
    state.apply(new DepartmentSet(next(), "a", "0", "A", 0, "od-given"));
    department("b", "0");
    DepartmentTree tree = state.snapshot().tree();
    assertThat(tree.byOpenId("od-given")).isEqualTo(tree.byId("a"));
    assertThat(tree.byOpenId(Department.derivedOpenId("acme", "b"))).isEqualTo(tree.byId("b"));
  }

  @Test
  void theRootCanBeNamedButNeitherMovedNorRemoved() {
    department("a", "0");
    state.apply(new DepartmentSet(next(), "0", "a", "Acme", 3, "od-root"));
    assertThat(state.snapshot().tree().department(0)).isEqualTo(Department.root("Acme"));
    removed("0");
    assertThat(state.snapshot().tree().department(0)).isEqualTo(Department.root(""));
    assertThat(parentOf("a")).isEqualTo("0");
    assertThat(state.problems()).isEmpty();
  }

  @Test
  void aDepartmentHangsUnderTheRootUntilItsParentIsThere() {
    department("child", "parent");
    assertThat(parentOf("child")).isEqualTo("0");
    assertThat(state.problems())
        .containsExactly(
            new DirectoryProblem(
                "e1",
                Kind.UNKNOWN_PARENT,
                "department child hangs under the root: its parent parent is not there"));
    department("parent", "0");
    assertThat(parentOf("child")).isEqualTo("parent");
    assertThat(state.problems()).isEmpty();
    removed("parent");
    assertThat(parentOf("child")).isEqualTo("0");
    assertThat(problems()).containsExactly("e1 UNKNOWN_PARENT");
  }

  @Test
  void aRecordThatWouldCloseACycleIsSetAside() {
    department("a", "0");
    department("b", "a");
    department("c", "b");
    department("a", "c");
    assertThat(parentOf("a")).isEqualTo("0");
    assertThat(state.problems())
        .containsExactly(
            new DirectoryProblem(
                "e4", Kind.CYCLE, "department a stays as it was: under c it would close a cycle"));
  }

  @Test
  void aRecordSetAsideComesIntoForceWhenItNoLongerClosesACycle() {
    department("a", "0");
    department("b", "a");
    department("a", "b");
    department("b", "0");
    assertThat(parentOf("a")).isEqualTo("b");
    assertThat(parentOf("b")).isEqualTo("0");
    assertThat(state.problems()).isEmpty();
  }

  @Test
  void aRecordSetAsideIsForgottenWhenANewerOneComes() {
    department("a", "0");
    department("b", "a");
    department("a", "b");
    department("a", "0");
    department("b", "0");
    assertThat(parentOf("a")).isEqualTo("0");
    assertThat(state.problems()).isEmpty();
  }

  @Test
  void aDepartmentUnderItselfIsLeftOut() {
    department("a", "a");
    assertThat(state.snapshot().tree().size()).isEqualTo(1);
    assertThat(problems()).containsExactly("e1 CYCLE");
    removed("a");
    assertThat(state.problems()).isEmpty();
  }

  @Test
  void ofDepartmentsWithOneOpenIdTheFirstInPreorderIsFound() {
    state.apply(new DepartmentSet(next(), "a", "0", "A", 0, "od"));
    state.apply(new DepartmentSet(next(), "b", "0", "B", 0, "od"));
    DepartmentTree tree = state.snapshot().tree();
    assertThat(tree.byOpenId("od")).isEqualTo(tree.byId("a"));
    assertThat(problems()).containsExactly("e2 SHARED_OPEN_ID");
    department("b", "0");
    assertThat(state.problems()).isEmpty();
  }

  @Test
  void unknownDepartmentsOfAPersonAreLeftOutUntilTheyAreThere() {
    department("a", "0");
    person("u1", "b", "a");
    person("u2", "b");
    assertThat(departmentsOf("u1")).containsExactly("a");
    assertThat(departmentsOf("u2")).isEmpty();
    assertThat(state.problems())
        .containsExactly(
            new DirectoryProblem(
                "e2",
                Kind.UNKNOWN_DEPARTMENT,
                "a person's departments b are not there and left out; the others count"),
            new DirectoryProblem(
                "e3",
                Kind.UNKNOWN_DEPARTMENT,
                "a person's departments b are not there and left out;"
                    + " the person counts at the root only"));
    department("b", "0");
    assertThat(departmentsOf("u1")).containsExactly("a", "b");
    assertThat(departmentsOf("u2")).containsExactly("b");
    assertThat(state.problems()).isEmpty();
  }

  @Test
  void leaversKeepTheirDepartmentsAndMayComeBack() {
    department("a", "0");
    person("u1", "a");
    state.apply(new PersonLeft(next(), "u1"));
    state.apply(new PersonLeft(next(), "u1"));
    assertThat(departmentsOf("u1")).containsExactly("a");
    assertThat(state.people().getFirst().leftMicros()).hasValue(3);
    person("u1");
    assertThat(state.people().getFirst().leftMicros()).isEmpty();
    assertThat(departmentsOf("u1")).isEmpty();
  }

  @Test
  void whatIsWrongWithALeaverIsNoProblem() {
    person("u1", "gone");
    state.apply(new PersonLeft(next(), "u1"));
    assertThat(state.problems()).isEmpty();
  }

  @Test
  void whoWasNeverThereLeavesAndIsErasedWithoutATrace() {
    String before = state.identity();
    state.apply(new PersonLeft(next(), "u1"));
    state.apply(new PersonErased(next(), "u1"));
    assertThat(state.identity()).isEqualTo(before);
    assertThat(given).isEmpty();
  }

  @Test
  void erasingRemovesEveryIdentityAndNoCount() {
    department("a", "0");
    person("u1", "a", "a", "later");
    Directory before = state.snapshot();
    state.apply(new PersonErased(next(), "u1"));
    assertThat(state.snapshot()).isSameAs(before);
    assertThat(state.people()).isEmpty();
    assertThat(text()).doesNotContain("u1").doesNotContain("Name of").doesNotContain("e2");
    department("later", "0");
    assertThat(departmentsOf("u1")).containsExactly("a", "later");
    assertThat(state.problems()).isEmpty();
  }

  @Test
  void anErasedPersonsIdCanBeUsedAgainUnderANewNumber() {
    department("a", "0");
    person("u1", "a");
    state.apply(new PersonErased(next(), "u1"));
    given.put("u1", 5);
    person("u1", "a");
    assertThat(state.snapshot().memberships().count(0)).isEqualTo(1);
    assertThat(state.snapshot().memberships().count(5)).isEqualTo(1);
    assertThat(state.people()).extracting(DirectoryPerson::number).containsExactly(5);
  }

  @Test
  void aPersonWithoutANumberIsAFault() {
    DirectoryState unnumbered = new DirectoryState("acme", _ -> -1);
    PersonSet set =
        new PersonSet(next(), "u1", "", List.of(), null, null, null, true, null, null, Map.of());
    assertThatThrownBy(() -> unnumbered.apply(set))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("no number");
  }

  @Test
  void declaredFormsReplaceSeenOnes() {
    state.seen("crm", Form.WEBAPP);
    state.seen("crm", Form.BOT);
    assertThat(state.snapshot().apps())
        .isEqualTo(Map.of("crm", new KnownApp("crm", Set.of(Form.WEBAPP, Form.BOT))));
    state.apply(new AppSet(next(), "crm", "CRM", Set.of(Form.GADGET)));
    state.seen("crm", Form.BOT);
    assertThat(state.snapshot().apps())
        .isEqualTo(Map.of("crm", new KnownApp("CRM", Set.of(Form.GADGET))));
    state.apply(new AppSet(next(), "crm", "CRM", Set.of()));
    assertThat(state.snapshot().apps()).isEqualTo(Map.of("crm", new KnownApp("CRM", Set.of())));
  }

  @Test
  void aSnapshotIsTheSameObjectUntilSomethingInItChanges() {
    department("a", "0");
    person("u1", "a");
    state.seen("crm", Form.BOT);
    Directory first = state.snapshot();
    department("a", "0");
    person("u1", "a");
    state.seen("crm", Form.BOT);
    state.apply(new PersonLeft(next(), "u1"));
    assertThat(state.snapshot()).isSameAs(first);
    person("u1");
    assertThat(state.snapshot()).isNotSameAs(first);
    assertThat(state.snapshot().tree()).isSameAs(first.tree());
    assertThat(first.memberships().count(0)).isEqualTo(1);
  }

  @Test
  void theTextNamesItsFormatAndEndsWithTheIdentity() {
    department("b", "a b");
    department("a b", "0");
    department("a b", "b");
    person("u1", "a b");
    person("u2", "b");
    person("u3", "a b", "b");
    state.apply(new PersonLeft(next(), "u2"));
    state.apply(new PersonErased(next(), "u3"));
    state.seen("the crm", Form.WEBAPP);
    state.seen("the crm", Form.BOT);
    state.apply(new AppSet(next(), "erp", "ERP", Set.of(Form.GADGET)));
    List<String> lines = text().lines().toList();
    assertThat(lines.getFirst()).isEqualTo("rollcall directory 1");
    assertThat(lines.getLast()).isEqualTo("= " + state.identity());
    assertThat(lines.subList(1, lines.size() - 1))
        .extracting(line -> line.replaceFirst("\\{.*", ""))
        .containsExactly(
            "D ", "D ", "W ", "P 0 ", "L 1 7 ", "E 2 a+b b", "A ", "S the+crm webapp bot");
  }

  @Test
  void whatWasWrittenIsReadAndGoesOn() {
    department("b", "a");
    department("a", "0");
    department("a", "b");
    person("u1", "a", "nowhere");
    person("u2", "b");
    state.apply(new PersonLeft(next(), "u2"));
    state.seen("crm", Form.WEBAPP);
    byte[] written = text().getBytes(UTF_8);
    DirectoryState read =
        DirectoryState.read(new ByteArrayInputStream(written), "acme", this::number);
    assertThat(read.identity()).isEqualTo(state.identity());
    assertThat(read.problems()).isEqualTo(state.problems()).hasSize(2);
    assertThat(read.people()).isEqualTo(state.people());
    read.apply(new DepartmentSet(next(), "b", "0", "", 0, null));
    DepartmentTree tree = read.snapshot().tree();
    assertThat(tree.department(tree.byId("a").orElseThrow()).parent()).isEqualTo("b");
  }

  @Test
  void damagedTextIsNoticed() {
    department("a", "0");
    person("u1", "a");
    String good = text();
    List<String> broken =
        List.of(
            "",
            good.substring(0, good.length() / 2),
            good.substring(0, good.lastIndexOf("= ")),
            good.replace("directory 1", "directory 2"),
            good.replace("P 0 ", "P x "),
            good.replace("P 0 ", "P 1 "),
            good.replace("P 0 ", "Q 0 "),
            good.replace("The a", "The b"),
            good + good);
    for (String text : broken) {
      byte[] bytes = text.getBytes(UTF_8);
      assertThatThrownBy(
              () -> DirectoryState.read(new ByteArrayInputStream(bytes), "acme", this::number))
          .as(text)
          .isInstanceOf(BrokenDirectoryException.class);
    }
  }
}
