package dev.rollcall.kit.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.rollcall.catalog.Catalog;
import dev.rollcall.catalog.CatalogMissing;
import dev.rollcall.catalog.Horizon;
import dev.rollcall.catalog.Publication;
import dev.rollcall.catalog.Publications;
import dev.rollcall.events.Region;
import dev.rollcall.events.TenantDay;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every catalog does with published versions (S4). */
interface PublicationsContract extends OpenedCatalog {
  LocalDate DAY = LocalDate.of(2026, 11, 19);

  private Publications publications() {
    if (catalog().tenants().find("acme").isEmpty()) {
      catalog().tenants().add(OpenedCatalog.tenant("acme", null), ACTOR);
      catalog().tenants().add(OpenedCatalog.tenant("other", null), ACTOR);
    }
    return catalog().publications();
  }

  private static Publications.Entry entry(LocalDate day, String manifest) {
    return entry("acme", Region.CN, day, manifest);
  }

  private static Publications.Entry entry(
      String tenant, Region region, LocalDate day, String manifest) {
    TenantDay of = new TenantDay(tenant, region, day);
    return new Publications.Entry(of, manifest, 7, "before", "after");
  }

  @Test
  default void nothingIsPublishedAtFirst() {
    assertThat(publications().sequence("acme", Region.CN)).isZero();
    assertThat(publications().at("acme", Region.CN, 0)).isEmpty();
    assertThat(publications().sequence("nobody", Region.CN)).isZero();
    assertThat(publications().publish(List.of(), NOW)).isZero();
  }

  @Test
  default void aPublicationIsReadAsItWasMade() {
    long sequence = publications().publish(List.of(entry(DAY, "m1")), NOW);
    assertThat(sequence).isPositive();
    assertThat(publications().sequence("acme", Region.CN)).isEqualTo(sequence);
    TenantDay day = new TenantDay("acme", Region.CN, DAY);
    assertThat(publications().at("acme", Region.CN, sequence))
        .containsExactly(new Publication(sequence, day, 1, "m1", 7, "before", "after", NOW));
  }

  @Test
  default void daysPublishedTogetherHaveOneSequenceAndComeInOrder() {
    long sequence =
        publications().publish(List.of(entry(DAY, "m2"), entry(DAY.minusDays(1), "m1")), NOW);
    assertThat(publications().at("acme", Region.CN, sequence))
        .extracting(Publication::manifest, Publication::sequence)
        .containsExactly(tuple("m1", sequence), tuple("m2", sequence));
  }

  @Test
  default void anotherTenantOrRegionIsNotTouched() {
    long first = publications().publish(List.of(entry("acme", Region.CN, DAY, "cn")), NOW);
    long second = publications().publish(List.of(entry("acme", Region.US, DAY, "us")), NOW);
    long third = publications().publish(List.of(entry("other", Region.CN, DAY, "o")), NOW);
    assertThat(List.of(first, second, third)).isSorted().doesNotHaveDuplicates();
    assertThat(publications().sequence("acme", Region.CN)).isEqualTo(first);
    assertThat(publications().sequence("acme", Region.US)).isEqualTo(second);
    assertThat(publications().at("acme", Region.CN, third)).hasSize(1);
    assertThat(publications().at("acme", Region.CN, third).getFirst().version()).isEqualTo(1);
  }

  @Test
  default void aReaderThatPinnedASequenceKeepsSeeingTheOldVersion() {
    long old = publications().publish(List.of(entry(DAY, "v1"), entry(DAY.plusDays(1), "n")), NOW);
    long renewed = publications().publish(List.of(entry(DAY, "v2")), NOW.plusSeconds(60));
    assertThat(publications().at("acme", Region.CN, old))
        .extracting(Publication::manifest, Publication::version)
        .containsExactly(tuple("v1", 1), tuple("n", 1));
    assertThat(publications().at("acme", Region.CN, renewed))
        .extracting(Publication::manifest, Publication::version)
        .containsExactly(tuple("v2", 2), tuple("n", 1));
  }

  @Test
  default void replacedVersionsAreListedOnceTheyAreOldAndThenForgotten() {
    publications().publish(List.of(entry(DAY, "v1")), NOW.minusSeconds(500));
    publications().publish(List.of(entry(DAY, "v2")), NOW);
    long newest = publications().publish(List.of(entry(DAY, "v3")), NOW.plusSeconds(60));
    assertThat(publications().replacedBefore(NOW)).isEmpty();
    List<Publication> old = publications().replacedBefore(NOW.plusSeconds(1));
    assertThat(old).extracting(Publication::manifest).containsExactly("v1");
    publications().forget(old);
    assertThat(publications().replacedBefore(NOW.plusSeconds(1000)))
        .extracting(Publication::manifest)
        .containsExactly("v2");
    publications().forget(publications().replacedBefore(NOW.plusSeconds(1000)));
    publications().forget(publications().at("acme", Region.CN, newest));
    assertThat(publications().at("acme", Region.CN, newest))
        .extracting(Publication::manifest, Publication::version)
        .containsExactly(tuple("v3", 3));
    publications().publish(List.of(entry(DAY, "v4")), NOW.plusSeconds(99));
    assertThat(publications().at("acme", Region.CN, newest + 1).getFirst().version()).isEqualTo(4);
  }

  @Test
  default void aDayTwiceInOnePublicationIsRefusedAndNothingIsPublished() {
    assertThatThrownBy(() -> publications().publish(List.of(entry(DAY, "a"), entry(DAY, "b")), NOW))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("acme/cn/2026-11-19");
    assertThat(publications().sequence("acme", Region.CN)).isZero();
  }

  @Test
  default void oneUnknownTenantKeepsEverythingUnpublished() {
    List<Publications.Entry> days = List.of(entry(DAY, "a"), entry("nobody", Region.CN, DAY, "b"));
    assertThatThrownBy(() -> publications().publish(days, NOW))
        .isInstanceOf(CatalogMissing.class)
        .hasMessageContaining("nobody");
    assertThat(publications().at("acme", Region.CN, Long.MAX_VALUE)).isEmpty();
  }

  @Test
  default void whatIsPublishedElsewhereShowsHere() throws Exception {
    assertThat(publications().sequence("acme", Region.CN)).isZero();
    try (Catalog elsewhere = open()) {
      long sequence = elsewhere.publications().publish(List.of(entry(DAY, "m")), NOW);
      assertThat(elsewhere.publications().sequence("acme", Region.CN)).isEqualTo(sequence);
      Callers.eventually(() -> publications().sequence("acme", Region.CN) == sequence);
    }
  }

  @Test
  default void publishersAtTheSameTimeGetSequencesAndVersionsOfTheirOwn() throws Exception {
    publications();
    try (Catalog elsewhere = open()) {
      List<Long> sequences =
          Callers.together(caller ->
              (caller % 2 == 0 ? catalog() : elsewhere)
                  .publications()
                  .publish(List.of(entry(DAY, "by " + caller)), NOW));
      assertThat(new HashSet<>(sequences)).hasSameSizeAs(sequences);
      assertThat(sequences.stream().sorted().map(s -> at(s).version()))
          .isEqualTo(IntStream.rangeClosed(1, sequences.size()).boxed().toList());
    }
  }

  @Test
  default void whatIsForgottenMovesTheSequenceOn() {
    publications().publish(List.of(entry(DAY, "old"), entry(DAY.plusDays(1), "next")), NOW);
    long before = publications().publish(List.of(entry(DAY, "new")), NOW);
    publications().figuresGone("acme", Region.CN, DAY);
    publications().forgetReplaced("acme", Region.CN);
    long after = publications().sequence("acme", Region.CN);
    assertThat(after).isGreaterThan(before);
    assertThat(publications().horizon("acme", Region.CN)).isEqualTo(new Horizon(after, null, DAY));
    assertThat(publications().at("acme", Region.CN, after))
        .extracting(Publication::manifest)
        .containsExactly("next");
    assertThat(publications().replacedBefore(NOW.plusSeconds(1000))).isEmpty();
    assertThat(publications().publish(List.of(entry(DAY.plusDays(1), "later")), NOW))
        .isGreaterThan(after);
  }

  private Publication at(long sequence) {
    return publications().at("acme", Region.CN, sequence).getFirst();
  }
}
