package dev.rollcall.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.kit.SetClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class FailedLoginsTest {
  private static final Duration LONGEST = Duration.ofSeconds(2);

  private final SetClock clock = new SetClock("2026-11-21T10:00:00Z");
  private final FailedLogins logins = new FailedLogins(clock, LONGEST);

  @Test
  void aFewMistakesCostNothing() {
    fail("a", 9);
    assertThat(logins.delay("a")).isZero();
  }

  @Test
  void whoGoesOnFailingWaits() {
    fail("a", 11);
    assertThat(logins.delay("a")).isPositive().isLessThanOrEqualTo(LONGEST);
    assertThat(logins.delay("b")).isZero();
  }

  @Test
  void howeverManyFailuresThereWereAPauseMakesGoodAgain() {
    fail("a", 10_000);
    assertThat(logins.delay("a")).isEqualTo(LONGEST);
    clock.advance(Duration.ofMinutes(3));
    assertThat(logins.delay("a")).isZero();
  }

  private void fail(String who, int times) {
    for (int i = 0; i < times; i++) {
      logins.failed(who);
    }
  }
}
