package dev.rollcall.journal;

import dev.rollcall.events.Event;
import dev.rollcall.events.EventLines;
import dev.rollcall.events.TenantDay;
import java.util.Map;
import java.util.TreeMap;

/**
 * Events that are appended and acknowledged together, as journal lines grouped by day. Not
 * thread-safe.
 */
public final class JournalBatch {
  private final Map<TenantDay, EventLines> days = new TreeMap<>();

  /** Adds one event to its day. */
  public void add(TenantDay day, Event event) {
    lines(day).add(event);
  }

  /** The lines of one day, to add to. */
  public EventLines lines(TenantDay day) {
    return days.computeIfAbsent(day, _ -> new EventLines());
  }

  /** The lines by day. */
  public Map<TenantDay, EventLines> days() {
    return days;
  }

  /** How many events there are in all. */
  public int events() {
    return days.values().stream().mapToInt(EventLines::count).sum();
  }
}
