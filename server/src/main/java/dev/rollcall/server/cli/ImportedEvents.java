package dev.rollcall.server.cli;

import dev.rollcall.catalog.Catalog;
import dev.rollcall.catalog.ErasedPeople;
import dev.rollcall.catalog.Publications;
import dev.rollcall.catalog.Tenant;
import dev.rollcall.events.DirectoryEvent;
import dev.rollcall.events.Event;
import dev.rollcall.events.EventSink;
import dev.rollcall.events.Region;
import dev.rollcall.events.Rejection;
import dev.rollcall.events.RejectionReason;
import dev.rollcall.events.TenantDay;
import dev.rollcall.journal.Journal;
import dev.rollcall.journal.JournalBatch;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Takes the events of import files into the journal, batch by batch. An event counts as accepted
 * once its batch is on disk. Not thread-safe.
 */
final class ImportedEvents implements EventSink {
  /** Events written with one sync. */
  private static final int BATCH_EVENTS = 8_192;

  /** How far a sender's clock may be ahead (S5). */
  private static final Duration MOST_AHEAD = Duration.ofMinutes(10);

  private final ErasedPeople erased;
  private final Publications publications;
  private final Tenant tenant;
  private final Journal journal;
  private final DirectoryStamp stamp;
  private final Clock clock;
  private final ImportTally tally;
  private final JournalledEvents journalled;
  private JournalBatch batch = new JournalBatch();
  private int waiting;
  private String file = "";
  private NumberedLines lines = new NumberedLines(InputStream.nullInputStream());

  ImportedEvents(
      Tenant tenant,
      Journal journal,
      Catalog catalog,
      DirectoryStamp stamp,
      Clock clock,
      ImportTally tally) {
    this.erased = catalog.people().erased(tenant.id());
    this.publications = catalog.publications();
    this.tenant = tenant;
    this.journal = journal;
    this.stamp = stamp;
    this.clock = clock;
    this.tally = tally;
    this.journalled = new JournalledEvents(journal, JournalledEvents.MOST_BYTES);
  }

  /** The events that follow come from another file. */
  void begin(String newFile, NumberedLines newLines) {
    file = newFile.equals("-") ? "standard input" : newFile;
    lines = newLines;
  }

  @Override
  public void accepted(int index, Event event) {
    Region named = event.envelope().region();
    Region region = named == null ? tenant.home() : named;
    if (!tenant.regions().contains(region)) {
      refuse(
          index,
          RejectionReason.UNKNOWN_REGION,
          "region '%s' is not enabled for tenant %s".formatted(region.code(), tenant.id()));
      return;
    }
    Event kept = event instanceof DirectoryEvent record ? stamp.stamped(record, region) : event;
    Instant time = Instant.EPOCH.plus(kept.envelope().timeMicros(), ChronoUnit.MICROS);
    if (time.isAfter(clock.instant().plus(MOST_AHEAD))) {
      refuse(index, RejectionReason.IN_THE_FUTURE, "time %s is in the future".formatted(time));
      return;
    }
    TenantDay day = new TenantDay(tenant.id(), region, region.dayOf(time));
    if (publications.horizon(tenant.id(), region).isJournalGone(day.day())) {
      refuse(
          index,
          RejectionReason.NO_LONGER_KEPT,
          "the events of %s are no longer kept".formatted(day.day()));
      return;
    }
    keep(erased.applied(kept), day);
  }

  @Override
  public void rejected(int index, Rejection rejection) {
    tally.rejected(file + ":" + lines.lineOf(index), rejection);
  }

  /** Writes what is waiting; everything counted as accepted is on disk then. */
  void flush() {
    if (waiting > 0) {
      journal.append(batch);
      tally.accepted(waiting);
    }
    batch = new JournalBatch();
    waiting = 0;
  }

  private void refuse(int index, RejectionReason reason, String detail) {
    rejected(index, new Rejection(reason, detail));
  }

  private void keep(Event event, TenantDay day) {
    if (journalled.mustRead(day) && batch.days().containsKey(day)) {
      flush(); // what is read again must hold what was added before
    }
    if (!journalled.add(day, event.envelope().source(), event.envelope().id())) {
      tally.repeat();
      return;
    }
    batch.add(day, event);
    if (!(event instanceof DirectoryEvent)) {
      tally.activity(day.day());
    }
    if (++waiting == BATCH_EVENTS) {
      flush();
    }
  }
}
