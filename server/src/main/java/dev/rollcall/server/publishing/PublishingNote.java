package dev.rollcall.server.publishing;

import dev.rollcall.events.Region;
import dev.rollcall.rollup.RollupReport;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How the last roll-ups of one tenant and region went.
 *
 * @param succeededAt when the last one that went well ended, or null
 * @param through the day up to which that one published, or null
 * @param days how many days that one published, new or again
 * @param milliseconds how long that one took
 * @param failedAt when the last one failed, or null when none failed since {@code succeededAt}
 * @param failure what it said, or null
 * @param failures how many failed one after the other since {@code succeededAt}
 */
public record PublishingNote(
    String tenant,
    Region region,
    @Nullable Instant succeededAt,
    @Nullable LocalDate through,
    int days,
    long milliseconds,
    @Nullable Instant failedAt,
    @Nullable String failure,
    int failures) {

  /** Nothing was ever tried. */
  static PublishingNote none(String tenant, Region region) {
    return new PublishingNote(tenant, region, null, null, 0, 0, null, null, 0);
  }

  static PublishingNote success(
      String tenant,
      Region region,
      Instant at,
      LocalDate through,
      RollupReport report,
      Duration taken) {
    return new PublishingNote(
        tenant, region, at, through, report.published(), taken.toMillis(), null, null, 0);
  }

  /** The same with one more failure. */
  PublishingNote failed(Instant at, String message) {
    return new PublishingNote(
        tenant, region, succeededAt, through, days, milliseconds, at, message, failures + 1);
  }
}
