package dev.rollcall.rollup;

import dev.rollcall.catalog.Horizon;
import dev.rollcall.catalog.Publication;
import dev.rollcall.events.Region;
import dev.rollcall.events.TenantDay;
import dev.rollcall.journal.Journal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a roll-up has to look at: the days of one tenant and region in the journal, beside what is
 * published of them.
 *
 * <pre>
 * journal     d d . a a . a a        d: only directory events   a: activity   .: no events
 * published       p p p p p          from the first day with activity on, every day
 * </pre>
 *
 * The first published day stands for the days before it, too: their events are counted into its
 * journal position. Days whose journal is no longer kept are as they were published, for ever.
 */
final class RollupPlan {
  private final String tenant;
  private final Region region;
  private final NavigableMap<LocalDate, Long> journal = new TreeMap<>();
  private final NavigableMap<LocalDate, Publication> published = new TreeMap<>();
  private final LocalDate through;
  private final Horizon horizon;

  RollupPlan(
      Journal journal,
      String tenant,
      Region region,
      Horizon horizon,
      List<Publication> published,
      LocalDate through) {
    this.tenant = tenant;
    this.region = region;
    this.horizon = horizon;
    this.through = through;
    for (TenantDay day : journal.days(tenant)) {
      if (day.region() == region
          && !day.day().isAfter(through)
          && !horizon.isJournalGone(day.day())) {
        this.journal.put(day.day(), journal.position(day).events());
      }
    }
    published.forEach(publication -> this.published.put(publication.day().day(), publication));
  }

  /** Where to begin; null when there is nothing at all. */
  @Nullable LocalDate first() {
    if (journal.isEmpty() && !isFirstSettled()) {
      return null;
    }
    return startsAnew() ? journal.firstKey() : published.firstKey();
  }

  /**
   * Whether nothing published can be built upon, because what came before or on its first day has
   * changed.
   */
  private boolean startsAnew() {
    return !isFirstSettled() && (published.isEmpty() || isFirstChanged());
  }

  /** Whether the first published day stands, since its journal is no longer kept. */
  private boolean isFirstSettled() {
    return !published.isEmpty() && horizon.isJournalGone(published.firstKey());
  }

  /** Identity of the state that the first day to look at begins with. */
  String stateBefore() {
    return isFirstSettled() ? published.firstEntry().getValue().stateBefore() : "";
  }

  private boolean isFirstChanged() {
    return published.firstEntry().getValue().journalEvents() != eventsThrough(published.firstKey());
  }

  LocalDate through() {
    return through;
  }

  @Nullable Publication published(LocalDate day) {
    return published.get(day);
  }

  /** Whether a day has to be counted from the journal. */
  boolean changed(LocalDate day) {
    Publication publication = published.get(day);
    return publication == null
        || (!horizon.isJournalGone(day) && publication.journalEvents() != eventsFor(day));
  }

  /**
   * What of the published days the journal has lost, a sentence each. Events are never taken back,
   * so fewer than were published means that a file is missing, or that its damaged end was taken
   * for the torn tail of a crash.
   */
  SortedMap<LocalDate, String> losses() {
    SortedMap<LocalDate, String> losses = new TreeMap<>();
    published.forEach((day, publication) -> {
      if (!day.isAfter(through)
          && !horizon.isJournalGone(day)
          && eventsFor(day) < publication.journalEvents()) {
        losses.put(
            day,
            "the journal has %,d events, %,d were published"
                .formatted(eventsFor(day), publication.journalEvents()));
      }
    });
    return losses;
  }

  /** The events that the publication of a day stands for. */
  private long eventsFor(LocalDate day) {
    return day.equals(published.firstKey()) ? eventsThrough(day) : journal.getOrDefault(day, 0L);
  }

  /** The days up to one that have to be counted and have events. */
  List<TenantDay> toCount(LocalDate last) {
    return journal.headMap(last, true).keySet().stream()
        .filter(this::changed)
        .map(day -> new TenantDay(tenant, region, day))
        .toList();
  }

  /** Whether the journal has anything of a day. */
  boolean hasEvents(LocalDate day) {
    return journal.containsKey(day);
  }

  /** Events in the journal on this day and before. */
  private long eventsThrough(LocalDate day) {
    return journal.headMap(day, true).values().stream().mapToLong(Long::longValue).sum();
  }

  /**
   * Days to count in one pass: from {@code day} on, changed ones that have events, up to so many
   * events and days.
   */
  List<TenantDay> pass(LocalDate day, long eventsAtMost, int daysAtMost) {
    List<TenantDay> days = new ArrayList<>();
    long events = 0;
    for (var entry : journal.tailMap(day, true).entrySet()) {
      if (!changed(entry.getKey())) {
        continue;
      }
      events += entry.getValue();
      if (!days.isEmpty() && (events > eventsAtMost || days.size() == daysAtMost)) {
        break;
      }
      days.add(new TenantDay(tenant, region, entry.getKey()));
    }
    return days;
  }
}
