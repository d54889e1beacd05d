package dev.rollcall.server.cli;

import dev.rollcall.catalog.Tenant;
import dev.rollcall.events.EventLine;
import dev.rollcall.events.EventType;
import dev.rollcall.events.TenantDay;
import dev.rollcall.journal.Journal;
import dev.rollcall.journal.LineReader;
import java.time.LocalDate;
import java.util.Set;

/** How far back the directory of a tenant goes. */
final class OldestDirectory {
  private static final Set<EventType> RECORDS =
      Set.of(EventType.DEPARTMENT_SET, EventType.PERSON_SET);

  private final Journal journal;
  private final Tenant tenant;

  OldestDirectory(Journal journal, Tenant tenant) {
    this.journal = journal;
    this.tenant = tenant;
  }

  /** Whether a department or person was there on a day or before. Reads the days up to it only. */
  boolean holdsBy(LocalDate day) {
    return journal.days(tenant.id()).stream()
        .filter(found -> !found.day().isAfter(day))
        .anyMatch(this::holdsRecord);
  }

  private boolean holdsRecord(TenantDay day) {
    EventLine line = new EventLine();
    try (LineReader reader = journal.open(day)) {
      while (reader.next()) {
        line.read(reader.buffer(), reader.offset(), reader.length());
        if (RECORDS.contains(line.type())) {
          return true;
        }
      }
    }
    return false;
  }
}
