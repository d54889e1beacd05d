package dev.rollcall.rollup;

import java.util.HashMap;
import java.util.Map;

/** Counts events by day while they are read. Not thread-safe. */
final class DayTallies {
  private static final long[] NOTHING = {0, 0};

  /** By epoch day: events, and those that are not about the directory. */
  private final Map<Integer, long[]> days = new HashMap<>();

  void add(int day, boolean activity) {
    long[] tally = days.computeIfAbsent(day, _ -> new long[2]);
    tally[0]++;
    if (activity) {
      tally[1]++;
    }
  }

  long events(int day) {
    return days.getOrDefault(day, NOTHING)[0];
  }

  long activity(int day) {
    return days.getOrDefault(day, NOTHING)[1];
  }
}
