package dev.rollcall.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SeenEventsTest {
  private final SeenEvents seen = new SeenEvents();

  private record Key(long high, long low) {}

  @Test
  void anEventIsNewOnce() {
    assertThat(seen.add(1, 2)).isTrue();
    assertThat(seen.add(1, 2)).isFalse();
    assertThat(seen.add(2, 1)).isTrue();
    assertThat(seen.add(0, 0)).isTrue();
    assertThat(seen.add(0, 0)).isFalse();
  }

  @Test
  void eventsThatShareHalfOfTheirBitsAreDifferent() {
    for (long i = 0; i < 1000; i++) {
      assertThat(seen.add(i, 7)).isTrue();
      assertThat(seen.add(7, 1000 + i)).isTrue();
    }
    assertThat(seen.add(999, 7)).isFalse();
    assertThat(seen.add(7, 1999)).isFalse();
  }

  @Test
  void whatWasForgottenIsNew() {
    seen.add(1, 2);
    seen.clear(0);
    assertThat(seen.add(1, 2)).isTrue();
    seen.clear(1_000_000);
    assertThat(seen.add(1, 2)).isTrue();
  }

  @Test
  void moreThanWereExpectedAreTold() {
    Random random = new Random(1);
    Set<Key> model = new HashSet<>();
    seen.clear(10);
    for (int i = 0; i < 200_000; i++) {
      Key key = new Key(random.nextInt(300), random.nextInt(300));
      assertThat(seen.add(key.high(), key.low())).as("event %d", i).isEqualTo(model.add(key));
    }
  }
}
