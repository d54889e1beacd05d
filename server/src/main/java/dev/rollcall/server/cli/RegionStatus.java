package dev.rollcall.server.cli;

import dev.rollcall.catalog.Tenant;
import dev.rollcall.events.Region;
import dev.rollcall.events.TenantDay;
import dev.rollcall.facts.PublishedDay;
import dev.rollcall.facts.Snapshot;
import dev.rollcall.server.publishing.Backlog;
import dev.rollcall.server.publishing.Publishing;
import dev.rollcall.server.publishing.PublishingNote;
import dev.rollcall.server.publishing.PublishingNotes;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a region of a tenant stands.
 *
 * @param events in the journal, repeats included
 * @param days with events
 * @param publishedDays days with figures
 * @param through the last of these, or null
 * @param waitingDays days that have ended and are new or have changed since they were published
 * @param waitingEvents events that came since, repeats included
 * @param note how publishing went
 * @param problems what was wrong in the directory of the last published day and how it was settled
 *     (S33)
 */
record RegionStatus(
    String tenant,
    Region region,
    long events,
    int days,
    int publishedDays,
    @Nullable LocalDate through,
    int waitingDays,
    long waitingEvents,
    PublishingNote note,
    List<String> problems) {

  static RegionStatus of(Stores stores, Tenant tenant, Region region) {
    Snapshot snapshot = stores.facts().snapshot(tenant.id(), region);
    Backlog backlog =
        Backlog.of(
            stores.journal(),
            tenant.id(),
            region,
            stores.catalog().publications().at(tenant.id(), region, snapshot.sequence()),
            Publishing.lastClosedDay(region, stores.clock().instant()));
    long events = 0;
    int days = 0;
    for (TenantDay day : stores.journal().days(tenant.id())) {
      if (day.region() == region) {
        events += stores.journal().position(day).events();
        days++;
      }
    }
    return new RegionStatus(
        tenant.id(),
        region,
        events,
        days,
        snapshot.days().size(),
        snapshot.days().isEmpty() ? null : snapshot.days().lastKey(),
        backlog.closedDays(),
        backlog.closedEvents(),
        new PublishingNotes(stores.folder().publishing()).read(tenant.id(), region),
        problems(stores, snapshot));
  }

  private static List<String> problems(Stores stores, Snapshot snapshot) {
    Map.Entry<LocalDate, PublishedDay> last = snapshot.days().lastEntry();
    return last == null ? List.of() : stores.facts().manifest(last.getValue()).problems();
  }
}
