package dev.rollcall.server.feishu;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.kit.SetClock;
import org.junit.jupiter.api.Test;

final class LogIdsTest {
  private final LogIds logIds = new LogIds(new SetClock("2024-11-04T08:23:26.991Z"));

  @Test
  void aLogIdIsTheTimeInChinaAndTwentyUpperCaseDigits() {
    assertThat(logIds.next()).matches("20241104162326[0-9A-F]{20}");
  }

  @Test
  void noTwoAreAlike() {
    assertThat(logIds.next()).isNotEqualTo(logIds.next());
  }
}
