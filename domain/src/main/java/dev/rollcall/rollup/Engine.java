package dev.rollcall.rollup;

import dev.rollcall.events.TenantDay;
import dev.rollcall.journal.Journal;
import java.util.List;

/**
 * What runs the SQL of a roll-up: an embedded database, or a cluster. Every engine counts the same.
 */
public interface Engine extends AutoCloseable {
  /**
   * Counts days of one tenant and region in one pass. What a day counts depends on nothing but its
   * own events (S2).
   *
   * @param people gives newcomers their numbers, in order of arrival
   */
  DayCounts count(Journal journal, List<TenantDay> days, PersonNumbers people);

  @Override
  void close();
}
