package dev.rollcall.counting;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.rollcall.directory.Directory;
import dev.rollcall.directory.Roster;
import dev.rollcall.events.Region;
import dev.rollcall.facts.Facts;
import dev.rollcall.facts.PublishedDay;
import dev.rollcall.facts.Snapshot;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.roaringbitmap.RoaringBitmap;

/**
 * Who has a row in user statistics on a day (S19): everybody of that day's directory, those who
 * left on the day included (S11), as far as a filter lets them through; nobody who was erased by
 * the snapshot's newest day (S7). Thread-safe; what was found is kept, up to so many bytes, for all
 * days that share it.
 */
public final class RosterRows {
  private static final int KEY_BYTES = 300;
  private static final RosterFilter EVERYBODY = new RosterFilter(Set.of(), Optional.empty());

  private final Facts facts;
  private final Cache<Question, RoaringBitmap> found;

  /**
   * @param epochDay the day, or, when nobody left on it or later, the first day after the last one
   *     left: all such days of one directory have the same rows
   */
  private record Question(
      String directory, String newest, Region region, long epochDay, RosterFilter filter) {}

  /**
   * @param cacheBytes how much memory the rows that were found may take, about
   */
  public RosterRows(Facts facts, long cacheBytes) {
    this.facts = facts;
    this.found =
        Caffeine.newBuilder()
            .maximumWeight(cacheBytes)
            .weigher((Question _, RoaringBitmap rows) -> KEY_BYTES + rows.getSizeInBytes())
            .build();
  }

  /** The rows of the day's {@link Roster} that are shown; not to be changed. */
  public RoaringBitmap all(Snapshot snapshot, PublishedDay day, RosterFilter filter) {
    PublishedDay newest = snapshot.days().lastEntry().getValue();
    Roster roster = facts.roster(day);
    Region region = snapshot.region();
    long epochDay = day.day().day().toEpochDay();
    long nobodyLeft = roster.lastLeftDay(region).orElse(Long.MIN_VALUE) + 1;
    return found.get(
        new Question(
            directory(day), directory(newest), region, Math.min(epochDay, nobodyLeft), filter),
        _ -> view(snapshot, day, filter).shown());
  }

  /** The rows of everybody who counts on a day, those included who were erased (S7). */
  public RoaringBitmap counted(Snapshot snapshot, PublishedDay day) {
    return view(snapshot, day, EVERYBODY).counted();
  }

  /** The row of one person, if it is shown. Costs no more than looking it up. */
  public OptionalInt one(Snapshot snapshot, PublishedDay day, RosterFilter filter, String person) {
    OptionalInt row = facts.roster(day).find(person);
    return row.isPresent() && view(snapshot, day, filter).shows(row.getAsInt())
        ? row
        : OptionalInt.empty();
  }

  private RosterView view(Snapshot snapshot, PublishedDay day, RosterFilter filter) {
    Directory directory = facts.directory(day);
    return new RosterView(
        facts.roster(day),
        facts.roster(snapshot.days().lastEntry().getValue()),
        directory.memberships(),
        snapshot.region(),
        day.day().day().toEpochDay(),
        filter.permittedIn(directory.tree()),
        filter.wantedIn(directory.tree()));
  }

  private String directory(PublishedDay day) {
    return facts.manifest(day).directory().file().path();
  }
}
