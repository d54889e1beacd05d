package dev.rollcall.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShrinkingTest {
  private static final List<Integer> NUMBERS = IntStream.range(0, 100).boxed().toList();

  @Test
  void whatMattersIsLeftInItsOrder() {
    assertThat(Shrinking.smallest(NUMBERS, some -> some.containsAll(List.of(3, 71, 72)), 500))
        .containsExactly(3, 71, 72);
  }

  @Test
  void theWholeListIsLeftWhenEverythingMatters() {
    assertThat(Shrinking.smallest(NUMBERS, some -> some.size() == 100, 500)).isEqualTo(NUMBERS);
  }

  @Test
  void itIsAskedNoOftenerThanItMayBe() {
    int[] asked = new int[1];
    var _ = Shrinking.smallest(NUMBERS, _ -> asked[0]++ < 0, 7);
    assertThat(asked[0]).isEqualTo(7);
  }
}
