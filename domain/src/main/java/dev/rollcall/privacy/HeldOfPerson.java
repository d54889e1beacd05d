package dev.rollcall.privacy;

import dev.rollcall.catalog.Catalog;
import dev.rollcall.catalog.ErasedPeople;
import dev.rollcall.catalog.Publication;
import dev.rollcall.catalog.Tenant;
import dev.rollcall.directory.Department;
import dev.rollcall.directory.Directory;
import dev.rollcall.directory.DirectoryBytes;
import dev.rollcall.directory.Roster;
import dev.rollcall.directory.RosterBytes;
import dev.rollcall.directory.RosterPerson;
import dev.rollcall.events.Event;
import dev.rollcall.events.EventLines;
import dev.rollcall.events.GroupEvent;
import dev.rollcall.events.Pseudonymised;
import dev.rollcall.events.Region;
import dev.rollcall.events.TenantDay;
import dev.rollcall.facts.FactFolder;
import dev.rollcall.facts.Manifest;
import dev.rollcall.facts.Usage;
import dev.rollcall.facts.UsageKey;
import dev.rollcall.journal.Journal;
import dev.rollcall.journal.LineReader;
import dev.rollcall.rollup.Progress;
import dev.rollcall.rollup.StoredLines;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Everything that is held of one person: what the directory says, day by day, every event, and the
 * person's part in every published figure. Other people whom an event names are left out of it.
 */
public final class HeldOfPerson {
  private static final String SOMEBODY = "somebody-else";

  private final Journal journal;
  private final Catalog catalog;
  private final FactFolder folder;

  /** Takes what is held, piece by piece. */
  public interface Reader {
    /** What the directory said of the person on a day, and where the person was. */
    void directory(Region region, LocalDate day, RosterPerson person, List<String> departments);

    /** One event, as canonical JSON. */
    void event(TenantDay day, byte[] line);

    /** The person's part in a published figure; amounts are 0 where it has none. */
    void figure(TenantDay day, UsageKey of, long views, long opens);
  }

  public HeldOfPerson(Journal journal, Catalog catalog, FactFolder folder) {
    this.journal = journal;
    this.catalog = catalog;
    this.folder = folder;
  }

  /** The person number; empty for somebody who was never counted. */
  public OptionalInt number(Tenant tenant, String person) {
    Integer number = catalog.people().find(tenant.id(), List.of(person)).get(person);
    return number == null ? OptionalInt.empty() : OptionalInt.of(number);
  }

  /** Reads all of it; returns how many pieces there were. */
  public long read(Tenant tenant, String person, Reader reader, Progress progress) {
    long pieces = 0;
    OptionalInt number = number(tenant, person);
    if (number.isPresent()) {
      for (Region region : tenant.regions()) {
        pieces += published(tenant, region, number.getAsInt(), reader, progress);
      }
    }
    List<TenantDay> days = List.copyOf(journal.days(tenant.id()));
    ErasedPeople only = catalog.people().erased(tenant.id()).only(person);
    for (int i = 0; i < days.size(); i++) {
      pieces += events(days.get(i), person, only, reader);
      progress.report(new Progress.Step(tenant.id(), days.get(i).region(), i + 1, days.size()));
    }
    return pieces;
  }

  private long published(
      Tenant tenant, Region region, int number, Reader reader, Progress progress) {
    long pieces = 0;
    long sequence = catalog.publications().sequence(tenant.id(), region);
    List<Publication> days = catalog.publications().at(tenant.id(), region, sequence);
    for (int i = 0; i < days.size(); i++) {
      Publication day = days.get(i);
      Manifest manifest = folder.manifest(day.manifest());
      pieces += directory(region, day, manifest, number, reader);
      pieces += figures(day, manifest, number, reader);
      progress.report(new Progress.Step(tenant.id(), region, i + 1, days.size()));
    }
    return pieces;
  }

  private int directory(
      Region region, Publication day, Manifest manifest, int number, Reader reader) {
    Manifest.DirectoryFile file = manifest.directory();
    Roster roster = RosterBytes.read(folder.read(file.file(), file.people()));
    OptionalInt row = roster.rowOf(number);
    if (row.isEmpty()) {
      return 0;
    }
    Directory directory = DirectoryBytes.read(folder.read(file.file(), file.tree()));
    List<String> departments = new ArrayList<>();
    for (int n = 0; n < directory.memberships().count(number); n++) {
      Department department =
          directory.tree().department(directory.memberships().position(number, n));
      departments.add(department.id());
    }
    reader.directory(region, day.day().day(), roster.person(row.getAsInt()), departments);
    return 1;
  }

  private int figures(Publication day, Manifest manifest, int number, Reader reader) {
    int pieces = 0;
    for (Manifest.Entry entry : manifest.entries()) {
      Usage usage = folder.usage(manifest.usages(), entry).unpack();
      if (usage.people().contains(number)) {
        int place = usage.people().rank(number) - 1;
        boolean counted = usage.hasAmounts();
        reader.figure(
            day.day(),
            entry.key(),
            counted ? usage.views().at(place) : 0,
            counted ? usage.opens().at(place) : 0);
        pieces++;
      }
    }
    return pieces;
  }

  private long events(TenantDay day, String person, ErasedPeople only, Reader reader) {
    ErasedLines names = new ErasedLines(only);
    Pseudonymised others =
        new Pseudonymised(
            other -> other.equals(person) || other.equals(SOMEBODY) ? null : SOMEBODY);
    long pieces = 0;
    try (LineReader lines = journal.open(day)) {
      while (lines.next()) {
        if (names.of(lines.buffer(), lines.offset(), lines.length()) != null) {
          Event event = StoredLines.read(lines.buffer(), lines.offset(), lines.length());
          Event told = event instanceof GroupEvent.Created ? others.of(event) : event;
          reader.event(day, EventLines.line(told));
          pieces++;
        }
      }
    }
    return pieces;
  }
}
