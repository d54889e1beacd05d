package dev.rollcall.counting;

import dev.rollcall.facts.PersonMetric;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * The figures of one day by preorder position of the department: either of each with everything
 * below it, each person once (S9), or of each one's direct members alone. Immutable.
 */
public final class DepartmentDay {
  private final Map<Crowd, int[]> people;
  private final Map<PersonMetric, long[]> sums;

  /** Everything by position; every crowd and metric is there. */
  DepartmentDay(Map<Crowd, int[]> people, Map<PersonMetric, long[]> sums) {
    this.people = new EnumMap<>(people);
    this.sums = new EnumMap<>(sums);
  }

  /** How many of a crowd are in a department. */
  public int people(Crowd crowd, int department) {
    return Objects.requireNonNull(people.get(crowd), crowd::name)[department];
  }

  /** The amounts of a metric of a department's people, added up. */
  public long sum(PersonMetric metric, int department) {
    return Objects.requireNonNull(sums.get(metric), metric::name)[department];
  }

  /** Bytes in memory, about. */
  int weight() {
    int weight = 500;
    for (int[] figures : people.values()) {
      weight += Integer.BYTES * figures.length;
    }
    for (long[] figures : sums.values()) {
      weight += Long.BYTES * figures.length;
    }
    return weight;
  }
}
