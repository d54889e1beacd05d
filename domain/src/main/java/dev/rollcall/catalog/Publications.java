package dev.rollcall.catalog;

import dev.rollcall.events.Region;
import dev.rollcall.events.TenantDay;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Which version of which day is published. */
public interface Publications {
  /** A day to publish and what it was made from. */
  record Entry(
      TenantDay day, String manifest, long journalEvents, String stateBefore, String stateAfter) {}

  /**
   * Publishes days in one transaction: readers see all of them or none. Returns the sequence of the
   * publication; with no days nothing is written and the newest sequence returned.
   *
   * @throws IllegalArgumentException when a day is there twice
   * @throws CatalogMissing when there is no such tenant
   */
  long publish(List<Entry> days, Instant at);

  /**
   * The sequence of the tenant's newest publication in a region, or of what was forgotten since; 0
   * when there is none. So whatever is made of a snapshot may be kept under its sequence. Cheap
   * enough for every request. Own changes show at once, those of other processes within a fraction
   * of a second.
   */
  long sequence(String tenant, Region region);

  /** The published days as of a sequence, ascending by day. */
  List<Publication> at(String tenant, Region region, long sequence);

  /** The versions replaced before {@code before} that no reader can reach any more. */
  List<Publication> replacedBefore(Instant before);

  /** Forgets versions whose files are gone. Those that were not replaced stay. */
  void forget(List<Publication> publications);

  /** How far back a tenant's region goes; as new and as cheap as {@link #sequence}. */
  Horizon horizon(String tenant, Region region);

  /**
   * Forgets every replaced version of a region, at once, and moves the sequence on: nothing that
   * was read before can be read any more, and page tokens that began then are refused.
   */
  void forgetReplaced(String tenant, Region region);

  /** Notes that the journal of the days up to one is no longer kept. It never moves back. */
  void journalGone(String tenant, Region region, LocalDate through);

  /** Forgets every version of the days up to one, which are no longer kept. It never moves back. */
  void figuresGone(String tenant, Region region, LocalDate through);
}
