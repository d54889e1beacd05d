package dev.rollcall.server.cli;

import dev.rollcall.events.DirectoryEvent;
import dev.rollcall.events.DirectoryEvent.AppSet;
import dev.rollcall.events.DirectoryEvent.DepartmentRemoved;
import dev.rollcall.events.DirectoryEvent.DepartmentSet;
import dev.rollcall.events.DirectoryEvent.PersonErased;
import dev.rollcall.events.DirectoryEvent.PersonLeft;
import dev.rollcall.events.DirectoryEvent.PersonSet;
import dev.rollcall.events.Envelope;
import dev.rollcall.events.Region;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Lets the directory of an import hold from an earlier day on (S8): the first record of each
 * department, person and app is dated back. Later records of the same one are changes and keep
 * their time, as do departures. Not thread-safe.
 */
final class DirectoryStamp {
  private static final long MICROS_PER_SECOND = 1_000_000;

  private final @Nullable LocalDate since;
  private final EventKeys seen = new EventKeys();
  private final EventKeys.Hash hash = new EventKeys.Hash();

  /**
   * @param since the day from which first records hold; null to leave all as they are
   */
  DirectoryStamp(@Nullable LocalDate since) {
    this.since = since;
  }

  /** The event as it is to be kept. */
  DirectoryEvent stamped(DirectoryEvent event, Region region) {
    if (since == null) {
      return event;
    }
    long begin = region.startOf(since).getEpochSecond() * MICROS_PER_SECOND;
    return switch (event) {
      case DepartmentSet set when isFirst("department", set.department()) ->
          new DepartmentSet(
              dated(set.envelope(), begin),
              set.department(),
              set.parent(),
              set.name(),
              set.order(),
              set.openDepartmentId());
      case PersonSet set when isFirst("person", set.person()) ->
          new PersonSet(
              dated(set.envelope(), begin),
              set.person(),
              set.name(),
              set.departments(),
              set.email(),
              set.openId(),
              set.unionId(),
              set.activated(),
              set.createdMicros(),
              set.registeredMicros(),
              set.departmentOrders());
      case AppSet set when isFirst("app", set.app()) ->
          new AppSet(dated(set.envelope(), begin), set.app(), set.name(), set.forms());
      case DepartmentSet _, PersonSet _, AppSet _ -> event;
      case DepartmentRemoved _, PersonLeft _, PersonErased _ -> event;
    };
  }

  private boolean isFirst(String kind, String id) {
    return seen.add(hash.of(kind, id));
  }

  private static Envelope dated(Envelope envelope, long begin) {
    return new Envelope(
        envelope.id(),
        envelope.source(),
        Math.min(envelope.timeMicros(), begin),
        envelope.region(),
        envelope.client());
  }
}
