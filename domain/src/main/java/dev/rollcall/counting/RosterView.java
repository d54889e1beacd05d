package dev.rollcall.counting;

import dev.rollcall.directory.Memberships;
import dev.rollcall.directory.Roster;
import dev.rollcall.events.Region;
import java.util.BitSet;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/** Decides row by row who of a roster is shown on a day. */
final class RosterView {
  private final Roster roster;
  private final Roster newest;
  private final Memberships memberships;
  private final Region region;
  private final long epochDay;

  /** Null where everybody is meant, people without a department included. */
  private final @Nullable BitSet permitted;

  private final @Nullable BitSet wanted;

  /**
   * @param newest that of the newest day: who was erased since is not in it
   */
  RosterView(
      Roster roster,
      Roster newest,
      Memberships memberships,
      Region region,
      long epochDay,
      BitSet permitted,
      BitSet wanted) {
    this.roster = roster;
    this.newest = newest;
    this.memberships = memberships;
    this.region = region;
    this.epochDay = epochDay;
    this.permitted = permitted.get(0) ? null : permitted;
    this.wanted = wanted.get(0) ? null : wanted;
  }

  boolean shows(int row) {
    return counts(row) && !roster.isErased(row) && newest.knows(roster.number(row));
  }

  /** Whether a person counts on the day, by name or not. */
  private boolean counts(int row) {
    int person = roster.number(row);
    return roster.isThereOn(row, region, epochDay)
        && isIn(person, permitted)
        && isIn(person, wanted);
  }

  private boolean isIn(int person, @Nullable BitSet positions) {
    return positions == null || RosterFilter.isIn(memberships, person, positions);
  }

  RoaringBitmap shown() {
    return rows(this::shows);
  }

  RoaringBitmap counted() {
    return rows(this::counts);
  }

  private RoaringBitmap rows(IntPredicate which) {
    RoaringBitmap rows = new RoaringBitmap();
    for (int row = 0; row < roster.size(); row++) {
      if (which.test(row)) {
        rows.add(row);
      }
    }
    rows.runOptimize();
    return rows;
  }
}
