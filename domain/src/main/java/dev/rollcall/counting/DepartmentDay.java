package dev.rollcall.counting;

import dev.rollcall.facts.PersonMetric;

/**
 * The figures of one day by preorder position of the department: either of each with everything
 * below it, each person once (S9), or of each one's direct members alone. Immutable.
 */
public final class DepartmentDay {
  private final int[][] people;
  private final long[][] sums;

  /**
   * @param people by crowd, then position
   * @param sums by metric, then position
   */
  DepartmentDay(int[][] people, long[][] sums) {
    this.people = people;
    this.sums = sums;
  }

  /** How many of a crowd are in a department. */
  public int people(Crowd crowd, int department) {
    return people[crowd.ordinal()][department];
  }

  /** The amounts of a metric of a department's people, added up. */
  public long sum(PersonMetric metric, int department) {
    return sums[metric.ordinal()][department];
  }

  /** Bytes in memory, about. */
  int weight() {
    int departments = people[0].length;
    return 500 + departments * (Integer.BYTES * people.length + Long.BYTES * sums.length);
  }
}
