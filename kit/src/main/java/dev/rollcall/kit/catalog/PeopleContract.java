package dev.rollcall.kit.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.catalog.Catalog;
import dev.rollcall.catalog.CatalogMissing;
import dev.rollcall.catalog.ErasedPeople;
import dev.rollcall.catalog.Erasure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every catalog does with the numbers of people (S7). */
interface PeopleContract extends OpenedCatalog {
  /** Everyone numbered {@code from} or higher, by number. */
  private SortedMap<Integer, String> everyone(String tenant, int from) {
    SortedMap<Integer, String> everyone = new TreeMap<>();
    List<Integer> order = new ArrayList<>();
    catalog()
        .people()
        .read(
            tenant,
            from,
            (number, person) -> {
              order.add(number);
              everyone.put(number, person);
            });
    assertThat(order).isSorted().hasSize(everyone.size());
    return everyone;
  }

  private void tenants() {
    catalog().tenants().add(OpenedCatalog.tenant("acme", null), ACTOR);
    catalog().tenants().add(OpenedCatalog.tenant("other", null), ACTOR);
  }

  @Test
  default void peopleAreNumberedInOrderOfFirstAppearance() {
    tenants();
    assertThat(catalog().people().number("acme", List.of("b", "a", "b", "c")))
        .containsExactly(0, 1, 0, 2);
    assertThat(catalog().people().number("acme", List.of("d", "c", "a"))).containsExactly(3, 2, 1);
    assertThat(catalog().people().number("acme", List.of())).isEmpty();
    assertThat(catalog().people().count("acme")).isEqualTo(4);
  }

  @Test
  default void everyTenantHasNumbersOfItsOwn() {
    tenants();
    catalog().people().number("acme", List.of("a", "b"));
    assertThat(catalog().people().count("other")).isZero();
    assertThat(catalog().people().number("other", List.of("b"))).containsExactly(0);
    assertThat(everyone("other", 0)).containsExactly(Map.entry(0, "b"));
  }

  @Test
  default void idsAreTakenToTheLetter() {
    tenants();
    assertThat(catalog().people().number("acme", List.of("Ann", "ann", "ann ", "ä", "李雷", "a'b")))
        .containsExactly(0, 1, 2, 3, 4, 5);
    assertThat(everyone("acme", 3).values()).containsExactly("ä", "李雷", "a'b");
  }

  @Test
  default void manyPeopleAreReadFromANumberOn() {
    tenants();
    List<String> people = IntStream.range(0, 25_000).mapToObj(i -> "person-" + i).toList();
    int[] numbers = catalog().people().number("acme", people);
    assertThat(numbers).isEqualTo(IntStream.range(0, 25_000).toArray());
    assertThat(everyone("acme", 0).values()).containsExactlyElementsOf(people);
    assertThat(everyone("acme", 24_998).values()).containsExactly("person-24998", "person-24999");
    assertThat(everyone("acme", 25_000)).isEmpty();
  }

  @Test
  default void anErasedPersonIsForgottenAndKeepsTheNumberWhateverComes() {
    tenants();
    catalog().people().number("acme", List.of("a", "b", "c"));
    Erasure gone = catalog().erasures().begin("acme", "b", "cli:root").orElseThrow();
    assertThat(gone.number()).isEqualTo(1);
    assertThat(gone.finished()).isEmpty();
    assertThat(catalog().erasures().begin("acme", "b", "cli:root")).hasValue(gone);
    assertThat(catalog().erasures().begin("acme", "nobody", "cli:root")).isEmpty();
    assertThat(catalog().erasures().begin("other", "b", "cli:root")).isEmpty();
    assertThat(catalog().people().count("acme")).isEqualTo(3);
    assertThat(everyone("acme", 0).values()).containsExactly("a", gone.pseudonym(), "c");
    assertThat(catalog().people().number("acme", List.of("d", "b", "a", gone.pseudonym())))
        .containsExactly(3, 1, 0, 1);
    assertThat(catalog().people().find("acme", List.of("b", gone.pseudonym()))).isEmpty();
    assertThat(catalog().auditLog().newest(2).toString()).contains("acme#1").doesNotContain("b\"");
  }

  @Test
  default void whoWasErasedIsKnownByTheIdAlone() {
    tenants();
    catalog().people().number("acme", List.of("ann", "bob"));
    catalog().people().number("other", List.of("ann"));
    Erasure gone = catalog().erasures().begin("acme", "ann", "cli:root").orElseThrow();
    ErasedPeople erased = catalog().people().erased("acme");
    assertThat(erased.pseudonym("ann")).isEqualTo(gone.pseudonym());
    assertThat(erased.pseudonym("bob")).isNull();
    assertThat(erased.pseudonym(gone.pseudonym())).isNull();
    assertThat(erased.isPseudonym(gone.pseudonym())).isTrue();
    assertThat(catalog().people().erased("other").isEmpty()).isTrue();
    assertThat(catalog().erasures().unfinished("acme")).containsExactly(gone);
    catalog().erasures().finish(gone, "{}", "cli:root");
    assertThat(catalog().erasures().unfinished("acme")).isEmpty();
    assertThat(catalog().erasures().find("acme", "ann").orElseThrow().finished()).isPresent();
    assertThat(catalog().erasures().find("acme", "bob")).isEmpty();
  }

  @Test
  default void numbersHaveTheNamesOfTheirOwnTenant() {
    tenants();
    catalog().people().number("acme", List.of("ann", "bob", "cid"));
    catalog().people().number("other", List.of("zoe"));
    assertThat(catalog().people().names("acme", new int[] {2, 0, 7, 2}))
        .containsExactly("cid", "ann", "", "cid");
    assertThat(catalog().people().names("other", new int[] {0, 1})).containsExactly("zoe", "");
    catalog().erasures().begin("acme", "cid", "cli:root");
    assertThat(catalog().people().names("acme", new int[] {2, 1})).containsExactly("", "bob");
    assertThat(catalog().people().names("acme", new int[0])).isEmpty();
  }

  @Test
  default void peopleAreFoundWithoutBeingNumbered() {
    tenants();
    catalog().people().number("acme", List.of("ann", "bob"));
    assertThat(catalog().people().find("acme", List.of("bob", "Ann", "bob", "zoe")))
        .containsExactly(Map.entry("bob", 1));
    assertThat(catalog().people().find("other", List.of("ann"))).isEmpty();
    assertThat(catalog().people().find("nobody", List.of("ann"))).isEmpty();
    assertThat(catalog().people().count("acme")).isEqualTo(2);
  }

  @Test
  default void peopleOfAnUnknownTenantGetNoNumber() {
    assertThatThrownBy(() -> catalog().people().number("nobody", List.of("a")))
        .isInstanceOf(CatalogMissing.class)
        .hasMessageContaining("nobody");
    assertThat(catalog().people().count("nobody")).isZero();
  }

  @Test
  default void callersAtTheSameTimeAgreeOnEveryNumber() throws Exception {
    tenants();
    List<String> people = IntStream.range(0, 300).mapToObj(i -> "p" + i).toList();
    try (Catalog elsewhere = open()) {
      Callers.together(caller -> {
        List<String> mine = people.subList(caller * 30, caller * 30 + 60);
        return (caller % 2 == 0 ? catalog() : elsewhere).people().number("acme", mine);
      });
      int[] here = catalog().people().number("acme", people);
      assertThat(elsewhere.people().number("acme", people)).isEqualTo(here);
      assertThat(Arrays.stream(here).sorted()).isEqualTo(IntStream.range(0, 300).boxed().toList());
    }
  }
}
