package dev.rollcall.server.publishing;

import dev.rollcall.catalog.Tenant;
import dev.rollcall.events.Region;
import dev.rollcall.events.TenantDay;
import dev.rollcall.journal.Journal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/**
 * Turns journal days that the intake takes no more events for into Parquet files, a few at a time,
 * so that a long history is not done in one breath. Not thread-safe.
 */
public final class SealingOfOldDays implements AfterPublishing {
  private static final int DAYS_A_TIME = 50;

  private final Journal journal;
  private final int lateDays;
  private final Clock clock;

  /** How many events a day had when it was sealed. */
  private final Map<TenantDay, Long> sealed = new HashMap<>();

  /**
   * @param lateDays how many days back the intake takes events
   */
  public SealingOfOldDays(Journal journal, int lateDays, Clock clock) {
    this.journal = journal;
    this.lateDays = lateDays;
    this.clock = clock;
  }

  @Override
  public void run(Tenant tenant, Region region) {
    LocalDate oldestOpen = region.dayOf(clock.instant()).minusDays(lateDays);
    int done = 0;
    for (TenantDay day : journal.days(tenant.id())) {
      if (day.region() == region && day.day().isBefore(oldestOpen)) {
        long events = journal.position(day).events();
        if (sealed.getOrDefault(day, -1L) != events) {
          journal.seal(day);
          sealed.put(day, events);
          if (++done == DAYS_A_TIME) {
            return;
          }
        }
      }
    }
  }
}
