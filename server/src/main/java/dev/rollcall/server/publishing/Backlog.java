package dev.rollcall.server.publishing;

import dev.rollcall.catalog.Publication;
import dev.rollcall.events.Region;
import dev.rollcall.events.TenantDay;
import dev.rollcall.journal.Journal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What was accepted and is not in what is published, repeats included: new days, and days that
 * changed since.
 *
 * <pre>
 *   journal     d d . a a . a a     d: only directory events   a: activity
 *   published       p p p p         the first stands for the days before it, too
 *   waiting                   w w
 * </pre>
 *
 * @param closedDays days that have ended
 * @param openDays days that have not, usually today
 */
public record Backlog(int closedDays, long closedEvents, int openDays, long openEvents) {
  /** Nothing waits. */
  public static final Backlog NONE = new Backlog(0, 0, 0, 0);

  /**
   * The backlog of a tenant's region.
   *
   * @param published the published days, ascending
   * @param lastClosed the last day that has ended
   */
  public static Backlog of(
      Journal journal,
      String tenant,
      Region region,
      List<Publication> published,
      LocalDate lastClosed) {
    Map<LocalDate, Long> news = new TreeMap<>();
    LocalDate first = published.isEmpty() ? LocalDate.MIN : published.getFirst().day().day();
    for (TenantDay day : journal.days(tenant)) {
      if (day.region() == region) {
        LocalDate counted = day.day().isBefore(first) ? first : day.day();
        news.merge(counted, journal.position(day).events(), Long::sum);
      }
    }
    published.forEach(day -> news.merge(day.day().day(), -day.journalEvents(), Long::sum));
    Backlog backlog = NONE;
    for (Map.Entry<LocalDate, Long> day : news.entrySet()) {
      backlog = backlog.plus(ofDay(day.getValue(), day.getKey().isAfter(lastClosed)));
    }
    return backlog;
  }

  private static Backlog ofDay(long events, boolean open) {
    if (events <= 0) {
      return NONE;
    }
    return open ? new Backlog(0, 0, 1, events) : new Backlog(1, events, 0, 0);
  }

  /** Both together. */
  public Backlog plus(Backlog other) {
    return new Backlog(
        closedDays + other.closedDays,
        closedEvents + other.closedEvents,
        openDays + other.openDays,
        openEvents + other.openEvents);
  }
}
