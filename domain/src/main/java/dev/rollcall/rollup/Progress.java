package dev.rollcall.rollup;

import dev.rollcall.events.Region;

/** Hears how far a roll-up is. */
public interface Progress {
  /** So many days of one tenant and region are done. */
  record Step(String tenant, Region region, int daysDone, int daysInAll) {}

  void report(Step step);
}
