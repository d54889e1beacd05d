package dev.rollcall.server.feishu;

import dev.rollcall.events.Region;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;

/**
 * Which days may be shown (S4): those that are over, and with the vendor's hours each one only from
 * a certain hour of the next on. Every path that shows figures asks here.
 */
final class ShownDays {
  private final Clock clock;
  private final boolean vendorHours;

  /** {@code vendorHours}: whether the vendor's hours are kept. */
  ShownDays(Clock clock, boolean vendorHours) {
    this.clock = clock;
    this.vendorHours = vendorHours;
  }

  /** Figures, each with the hour of the region's next day at which the vendor has them. */
  enum Figures {
    APP_USAGE(Duration.ofHours(10)),
    USER_STATISTICS(Duration.ofMinutes(9 * 60 + 30)),
    WORKPLACE(Duration.ofHours(10));

    private final Duration hour;

    Figures(Duration hour) {
      this.hour = hour;
    }
  }

  /** The day that is running in a region. */
  LocalDate today(Region region) {
    return region.dayOf(clock.instant());
  }

  /** The newest day of a region whose figures may be shown to a caller, published or not. */
  LocalDate newest(Caller caller, Region region, Figures figures) {
    Duration wait = vendorHours ? figures.hour : Duration.ZERO;
    LocalDate newest = region.dayOf(clock.instant().minus(wait)).minusDays(1);
    LocalDate dayBeforeYesterday = today(region).minusDays(2);
    return caller.yesterdayIsHidden() && newest.isAfter(dayBeforeYesterday)
        ? dayBeforeYesterday
        : newest;
  }
}
