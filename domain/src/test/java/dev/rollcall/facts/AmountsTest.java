package dev.rollcall.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AmountsTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 15, 16, 255, 256, 65535, 65536, Integer.MAX_VALUE})
  void whatIsPackedIsUnpacked(int most) {
    SplittableRandom random = new SplittableRandom(most);
    for (int count = 0; count < 40; count++) {
      int[] values = random.ints(count, 0, most).toArray();
      if (count > 0) {
        values[count / 2] = most;
      }
      Amounts amounts = Amounts.of(values, count);
      assertThat(Amounts.fromBytes(amounts.toBytes(), count)).isEqualTo(amounts);
      assertThat(amounts.sum()).isEqualTo(Arrays.stream(values).asLongStream().sum());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3, 15, 255, 65535, Integer.MAX_VALUE})
  void aRunOfNumbersIsCopiedFromAnyPlace(int most) {
    SplittableRandom random = new SplittableRandom(most);
    int[] values = random.ints(100, 0, Math.max(1, most)).toArray();
    values[50] = most;
    Amounts amounts = Amounts.of(values, values.length);
    for (int from = 0; from < values.length; from++) {
      int length = random.nextInt(values.length - from + 1);
      int[] copied = new int[length];
      amounts.copyTo(copied, from, length);
      assertThat(copied).isEqualTo(Arrays.copyOfRange(values, from, from + length));
    }
  }

  @Test
  void smallNumbersTakeFewBits() {
    int[] values = new int[8000];
    Arrays.setAll(values, i -> i % 4);
    assertThat(Amounts.of(values, values.length).toBytes()).hasSize(1 + 2000);
    Arrays.fill(values, 7);
    assertThat(Amounts.of(values, values.length).toBytes()).hasSize(5);
  }

  @Test
  void bytesOfAnotherCountAreRefused() {
    byte[] bytes = Amounts.of(new int[] {1, 2, 3}, 3).toBytes();
    assertThatThrownBy(() -> Amounts.fromBytes(bytes, 30))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("30 people");
    assertThatThrownBy(() -> Amounts.fromBytes(new byte[] {3, 0}, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Amounts.fromBytes(new byte[0], 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void negativeAmountsAreRefused() {
    assertThatThrownBy(() -> Amounts.of(new int[] {1, -1}, 2))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
