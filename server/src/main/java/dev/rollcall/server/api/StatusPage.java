package dev.rollcall.server.api;

import dev.rollcall.catalog.Publication;
import dev.rollcall.catalog.Publications;
import dev.rollcall.catalog.Tenant;
import dev.rollcall.events.Region;
import dev.rollcall.journal.Journal;
import dev.rollcall.server.publishing.Backlog;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code GET /v1/status}: what is published and what is waiting to be. */
final class StatusPage {
  private final Publications publications;
  private final Journal journal;
  private final Clock clock;

  /**
   * The answer.
   *
   * @param now the server's clock
   * @param today the day it is in the region
   * @param regions every region of the tenant, the home region first
   */
  record Status(
      String tenant,
      String name,
      String region,
      List<String> regions,
      Instant now,
      LocalDate today,
      Published published,
      Waiting waiting) {}

  /** What is published; from, through and at are null while nothing is. */
  record Published(
      @Nullable LocalDate from, @Nullable LocalDate through, int days, @Nullable Instant at) {}

  /** Events accepted since their day was last published, repeats included, and on how many days. */
  record Waiting(long events, int days) {}

  StatusPage(Publications publications, Journal journal, Clock clock) {
    this.publications = publications;
    this.journal = journal;
    this.clock = clock;
  }

  Reply answer(Call call) {
    Tenant tenant = call.tenant();
    List<Publication> days =
        publications.at(tenant.id(), call.region(), call.snapshot().sequence());
    LocalDate today = call.region().dayOf(clock.instant());
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    return new Reply.Found(
        new Status(
            tenant.id(),
            tenant.name(),
            call.region().code(),
            Regions.codes(tenant),
            now,
            today,
            published(days),
            waiting(tenant.id(), call.region(), days, today)));
  }

  private static Published published(List<Publication> days) {
    if (days.isEmpty()) {
      return new Published(null, null, 0, null);
    }
    Instant at = days.stream().map(Publication::at).reduce(Instant.MIN, StatusPage::later);
    return new Published(days.getFirst().day().day(), days.getLast().day().day(), days.size(), at);
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private Waiting waiting(String tenant, Region region, List<Publication> days, LocalDate today) {
    Backlog backlog = Backlog.of(journal, tenant, region, days, today.minusDays(1));
    return new Waiting(
        backlog.closedEvents() + backlog.openEvents(), backlog.closedDays() + backlog.openDays());
  }
}
