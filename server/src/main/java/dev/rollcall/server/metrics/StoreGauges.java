package dev.rollcall.server.metrics;

import dev.rollcall.catalog.Publication;
import dev.rollcall.catalog.Tenant;
import dev.rollcall.events.Region;
import dev.rollcall.server.Parts;
import dev.rollcall.server.publishing.Backlog;
import dev.rollcall.server.publishing.Publishing;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How far publishing is behind, by region and over all organisations:
 *
 * <pre>
 *   rollcall_journal_waiting_events{region="cn",days="closed"}   accepted, not published; the day has ended
 *   rollcall_journal_waiting_events{region="cn",days="open"}     of a day that goes on
 *   rollcall_journal_waiting_days{region,days}
 *   rollcall_closed_day{region}      the last day that has ended
 *   rollcall_published_day{region}   the last published day of the organisation that is furthest behind
 *   rollcall_journal_stopped         1 once the journal accepts nothing more
 * </pre>
 *
 * Days are numbers: days since 1970-01-01. Looked up from the stores when somebody asks, at most
 * once in a while, so that asking often costs nothing.
 */
final class StoreGauges {
  private final Parts parts;
  private final Duration freshFor;
  private final MultiGauge waitingEvents;
  private final MultiGauge waitingDays;
  private final MultiGauge closedDay;
  private final MultiGauge publishedDay;
  private long lookedUpNanos;
  private boolean lookedUp;

  /** What is known of one region. */
  private static final class Standing {
    private Backlog backlog = Backlog.NONE;
    private @Nullable LocalDate published;
  }

  StoreGauges(Parts parts, MeterRegistry registry, Duration freshFor) {
    this.parts = parts;
    this.freshFor = freshFor;
    waitingEvents =
        gauge(
            registry,
            "journal.waiting.events",
            "Events accepted and not published, repeats included.");
    waitingDays = gauge(registry, "journal.waiting.days", "Days with such events.");
    closedDay =
        gauge(registry, "closed.day", "The last day that has ended, in days since 1970-01-01.");
    publishedDay =
        gauge(
            registry,
            "published.day",
            "The last published day of the organisation furthest behind, in days since 1970-01-01.");
    Gauge.builder("rollcall.journal.stopped", () -> parts.journal().stopped().isPresent() ? 1 : 0)
        .description("1 once the journal accepts nothing more.")
        .register(registry);
  }

  private static MultiGauge gauge(MeterRegistry registry, String name, String description) {
    return MultiGauge.builder("rollcall." + name).description(description).register(registry);
  }

  /** Looks up anew what is older than it may be. */
  synchronized void refresh() {
    long now = System.nanoTime();
    if (!lookedUp || now - lookedUpNanos >= freshFor.toNanos()) {
      show(standings());
      lookedUp = true;
      lookedUpNanos = System.nanoTime();
    }
  }

  private Map<Region, Standing> standings() {
    Map<Region, Standing> standings = new EnumMap<>(Region.class);
    for (Tenant tenant : parts.catalog().tenants().all()) {
      for (Region region : tenant.regions()) {
        add(standings.computeIfAbsent(region, _ -> new Standing()), tenant, region);
      }
    }
    return standings;
  }

  private void add(Standing standing, Tenant tenant, Region region) {
    long sequence = parts.catalog().publications().sequence(tenant.id(), region);
    List<Publication> published = parts.catalog().publications().at(tenant.id(), region, sequence);
    standing.backlog =
        standing.backlog.plus(
            Backlog.of(parts.journal(), tenant.id(), region, published, lastClosed(region)));
    if (!published.isEmpty()) {
      LocalDate last = published.getLast().day().day();
      if (standing.published == null || last.isBefore(standing.published)) {
        standing.published = last;
      }
    }
  }

  private LocalDate lastClosed(Region region) {
    return Publishing.lastClosedDay(region, parts.clock().instant());
  }

  private void show(Map<Region, Standing> standings) {
    List<Row<?>> events = new ArrayList<>();
    List<Row<?>> days = new ArrayList<>();
    List<Row<?>> closed = new ArrayList<>();
    List<Row<?>> published = new ArrayList<>();
    standings.forEach((region, standing) -> {
      Backlog backlog = standing.backlog;
      events.add(row(region, "closed", backlog.closedEvents()));
      events.add(row(region, "open", backlog.openEvents()));
      days.add(row(region, "closed", backlog.closedDays()));
      days.add(row(region, "open", backlog.openDays()));
      closed.add(Row.of(Tags.of("region", region.code()), lastClosed(region).toEpochDay()));
      if (standing.published != null) {
        published.add(Row.of(Tags.of("region", region.code()), standing.published.toEpochDay()));
      }
    });
    waitingEvents.register(events, true);
    waitingDays.register(days, true);
    closedDay.register(closed, true);
    publishedDay.register(published, true);
  }

  private static Row<?> row(Region region, String days, long value) {
    return Row.of(Tags.of("region", region.code(), "days", days), value);
  }
}
