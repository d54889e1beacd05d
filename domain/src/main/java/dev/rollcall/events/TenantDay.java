package dev.rollcall.events;

import java.time.LocalDate;
import java.util.Comparator;

/** One day of one tenant in one region: the unit that is journalled, rolled up and published. */
public record TenantDay(String tenant, Region region, LocalDate day)
    implements Comparable<TenantDay> {
  private static final Comparator<TenantDay> ORDER =
      Comparator.comparing(TenantDay::tenant)
          .thenComparing(TenantDay::region)
          .thenComparing(TenantDay::day);

  @Override
  public int compareTo(TenantDay other) {
    return ORDER.compare(this, other);
  }

  /** Such as {@code acme/cn/2026-11-20}. */
  @Override
  public String toString() {
    return tenant + "/" + region.code() + "/" + day;
  }
}
