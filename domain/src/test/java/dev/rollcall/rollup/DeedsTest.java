package dev.rollcall.rollup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class DeedsTest {
  private static final long SECOND = 1_000_000;

  private final Deeds deeds = new Deeds();

  /** Rows as text, in order. */
  private SortedSet<String> rows() {
    assertThat(deeds.sort()).isEmpty();
    deeds.finish(Map.of());
    SortedSet<String> rows = new TreeSet<>();
    while (deeds.next()) {
      String row =
          "action %d, subject %d, person %d: %d, %d opens"
              .formatted(
                  deeds.action(), deeds.subject(), deeds.person(), deeds.amount(), deeds.opens());
      assertThat(rows.add(row)).as(row).isTrue();
    }
    return rows;
  }

  @Test
  void amountsAddUpByActionSubjectAndPerson() {
    deeds.add(Actions.BLOCK, 0, 0, 1);
    deeds.add(Actions.BLOCK, 0, 0, 1);
    deeds.add(Actions.BLOCK, 1, 0, 1);
    deeds.add(Actions.MEETING_LEFT, 0, Integer.MAX_VALUE, 4_000_000_000L);
    deeds.add(Actions.CLIENT, (1 << 26) - 1, 0, 1);

    assertThat(rows())
        .containsExactly(
            "action 14, subject 0, person 2147483647: 4000000000, 0 opens",
            "action 32, subject 67108863, person 0: 1, 0 opens",
            "action 6, subject 0, person 0: 2, 0 opens",
            "action 6, subject 1, person 0: 1, 0 opens");
  }

  @Test
  void momentsGiveViewsAndOpensWhateverOrderTheyComeIn() {
    deeds.moment(Actions.VIEWED, 3, 1, 1000 * SECOND);
    deeds.moment(Actions.VIEWED, 3, 1, 10 * SECOND);
    deeds.moment(Actions.VIEWED, 4, 1, 10 * SECOND);
    deeds.moment(Actions.LEFT, 3, 1, 500 * SECOND);

    assertThat(rows())
        .containsExactly(
            "action 1, subject 3, person 1: 2, 2 opens",
            "action 1, subject 4, person 1: 1, 1 opens");
  }

  @Test
  void whoOnlyLeftAnAppDidNotUseIt() {
    deeds.moment(Actions.LEFT, 3, 1, 0);
    deeds.moment(Actions.CLOSED, 3, 1, 1);

    assertThat(rows()).isEmpty();
  }

  @Test
  void theLastSecondCountsForEachPerson() {
    deeds.active(5, 86_399_999_999L);
    deeds.active(5, 7);
    deeds.active(1000, 0);

    assertThat(rows())
        .containsExactly(
            "action 31, subject 0, person 1000: 0, 0 opens",
            "action 31, subject 0, person 5: 86399, 0 opens");
  }

  @Test
  void aDayKnowsNothingOfTheOneBefore() {
    deeds.moment(Actions.VIEWED, 3, 1, 0);
    deeds.add(Actions.BLOCK, 0, 0, 1);
    deeds.active(1, 0);
    rows();
    deeds.clear();
    deeds.moment(Actions.VIEWED, 3, 2, 0);

    assertThat(rows()).containsExactly("action 1, subject 3, person 2: 1, 1 opens");
  }

  @Test
  void manyDeedsAreCountedAsByAMap() {
    Random random = new Random(7);
    Map<String, Long> model = new HashMap<>();
    for (int i = 0; i < 100_000; i++) {
      int subject = random.nextInt(50);
      int person = random.nextInt(1000);
      int action = random.nextBoolean() ? Actions.BLOCK : Actions.WORKPLACE;
      deeds.add(action, subject, person, 1);
      model.merge(
          "action %d, subject %d, person %d".formatted(action, subject, person), 1L, Long::sum);
    }
    SortedSet<String> expected = new TreeSet<>();
    model.forEach((key, times) -> expected.add(key + ": " + times + ", 0 opens"));

    assertThat(rows()).isEqualTo(expected);
  }

  @Test
  void aPageViewAtTheMicrosecondOfLeavingTiesAndGoesByTheGivenOrder() {
    deeds.moment(Actions.LEFT, 3, 1, 7);
    deeds.moment(Actions.VIEWED, 3, 1, 7);
    deeds.moment(Actions.CLOSED, 3, 2, 7);
    deeds.moment(Actions.LEFT, 3, 2, 7);
    deeds.moment(Actions.VIEWED, 3, 1, 400 * SECOND);
    long at = AppMoments.at(deeds.visitor(3, 1), 7);

    assertThat(deeds.sort()).containsExactly(at);
    deeds.finish(Map.of(at, new int[] {Actions.VIEWED, Actions.LEFT}));
    assertThat(deeds.next()).isTrue();
    assertThat(deeds.opens()).isEqualTo(2);
    deeds.finish(Map.of(at, new int[] {Actions.LEFT, Actions.VIEWED}));
    assertThat(deeds.next()).isTrue();
    assertThat(deeds.opens()).isEqualTo(1);
    assertThat(deeds.next()).isFalse();
  }

  @Test
  void moreSubjectsThanFitAreRefused() {
    assertThatThrownBy(() -> deeds.add(Actions.BLOCK, 1 << 26, 0, 1))
        .isInstanceOf(RollupException.class)
        .hasMessageContaining("67,108,864 different subjects");
  }
}
