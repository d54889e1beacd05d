package dev.rollcall.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.kit.SetClock;
import dev.rollcall.server.access.RateLimits.Limit;
import dev.rollcall.server.access.RateLimits.Verdict;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class RateLimitsTest {
  private static final Limit LIMIT = new Limit(3, Duration.ofMinutes(1));

  private final SetClock clock = new SetClock("2026-11-21T10:00:00Z");
  private final RateLimits limits = new RateLimits(clock);

  @Test
  void oneCallTooManyIsToldHowLongToWait() {
    exhaust("a");
    clock.advance(Duration.ofSeconds(8));
    assertThat(limits.take("a", LIMIT)).isEqualTo(new Verdict(false, 52));
  }

  @Test
  void partsOfASecondAreRoundedUp() {
    exhaust("a");
    clock.advance(Duration.ofMillis(59_999));
    assertThat(limits.take("a", LIMIT)).isEqualTo(new Verdict(false, 1));
  }

  @Test
  void afterThePeriodAllCallsAreBack() {
    exhaust("a");
    clock.advance(Duration.ofMinutes(1));
    exhaust("a");
    assertThat(limits.take("a", LIMIT).allowed()).isFalse();
  }

  @Test
  void callersDoNotCountForEachOther() {
    exhaust("a");
    exhaust("b");
  }

  private void exhaust(String caller) {
    for (int i = 0; i < LIMIT.calls(); i++) {
      assertThat(limits.take(caller, LIMIT)).isEqualTo(new Verdict(true, 0));
    }
  }
}
