package dev.rollcall.rollup;

import java.util.HashMap;
import java.util.Map;

/** Counts events by day while they are read. Not thread-safe. */
final class DayTallies {
  private static final long[] NOTHING = {0, 0, 0};

  /** By epoch day: events, those that are not about the directory, and repeats. */
  private final Map<Integer, long[]> days = new HashMap<>();

  private long[] current = NOTHING;

  /** Goes to a day; the events added next are of this one. */
  void begin(int day) {
    current = days.computeIfAbsent(day, _ -> new long[3]);
  }

  void add(boolean activity, boolean repeat) {
    current[0]++;
    if (activity) {
      current[1]++;
    }
    if (repeat) {
      current[2]++;
    }
  }

  long events(int day) {
    return days.getOrDefault(day, NOTHING)[0];
  }

  long activity(int day) {
    return days.getOrDefault(day, NOTHING)[1];
  }

  long repeats(int day) {
    return days.getOrDefault(day, NOTHING)[2];
  }
}
