package dev.rollcall.server.feishu;

import dev.rollcall.catalog.Tenant;
import dev.rollcall.events.Region;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * The region and the days that a query of user or department statistics is about, both included.
 */
record StatsRange(Region region, LocalDate first, LocalDate last) implements Ranged {
  /**
   * Reads what a query asks.
   *
   * @param most how far the two dates may be apart
   * @param geo the region asked for; the home region when it is empty (S22)
   */
  static Ranged read(String start, String end, int most, Optional<String> geo, Tenant tenant) {
    LocalDate first = WrittenDate.read(start);
    LocalDate last = WrittenDate.read(end);
    if (first == null || last == null) {
      return new Ranged.Refused(FeishuError.STATS_PARAMETER);
    }
    long apart = ChronoUnit.DAYS.between(first, last);
    if (apart < 0 || apart > most) {
      return new Ranged.Refused(FeishuError.STATS_PARAMETER);
    }
    if (geo.isEmpty()) {
      return new StatsRange(tenant.home(), first, last);
    }
    Optional<Region> region = Region.of(geo.get());
    if (region.isEmpty()) {
      return new Ranged.Refused(FeishuError.STATS_PARAMETER);
    }
    return tenant.regions().contains(region.get())
        ? new StatsRange(region.get(), first, last)
        : new Ranged.Refused(FeishuError.STATS_AUTHORITY);
  }
}
