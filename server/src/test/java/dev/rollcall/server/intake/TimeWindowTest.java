package dev.rollcall.server.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.events.Region;
import dev.rollcall.events.Rejection;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;

/** S5, to the microsecond, in regions whose days begin at different times. */
class TimeWindowTest {
  private static final TimeWindow.Bounds BOUNDS =
      TimeWindow.STANDARD.at(Instant.parse("2026-11-20T17:00:00Z"));

  @Test
  void thirtyDaysBackIsAcceptedAndTheDayBeforeIsNot() {
    assertThat(judge("2026-10-21T00:00:00Z", Region.US)).isEqualTo("accepted");
    assertThat(judge("2026-10-20T23:59:59.999999Z", Region.US))
        .isEqualTo("TOO_OLD the oldest day accepted is 2026-10-21; older events are imported");
  }

  @Test
  void theDayIsThatOfTheRegion() {
    assertThat(judge("2026-10-21T16:00:00Z", Region.CN)).isEqualTo("accepted");
    assertThat(judge("2026-10-21T15:59:59.999999Z", Region.CN))
        .isEqualTo("TOO_OLD the oldest day accepted is 2026-10-22; older events are imported");
  }

  @Test
  void tenMinutesAheadIsAcceptedAndAMicrosecondMoreIsNot() {
    assertThat(judge("2026-11-20T17:10:00Z", Region.US)).isEqualTo("accepted");
    assertThat(judge("2026-11-20T17:10:00.000001Z", Region.US))
        .isEqualTo("IN_THE_FUTURE time is more than 10 minutes ahead of the server's clock");
  }

  private static String judge(String time, Region region) {
    long micros = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse(time));
    return BOUNDS.judge(micros, region).map(TimeWindowTest::text).orElse("accepted");
  }

  private static String text(Rejection rejection) {
    return rejection.reason() + " " + rejection.detail();
  }
}
