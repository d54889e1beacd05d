package dev.rollcall.facts;

import org.roaringbitmap.RoaringBitmap;

/**
 * Who used something on a day, and how much. The set and the amounts must not be changed.
 *
 * @param people the person numbers
 * @param views how much of each person, in the set's order: page views of an app, visits of a
 *     workplace or block, the amount of a {@link PersonMetric} or {@link GroupMetric}
 * @param opens opens of each person, likewise; all 0 where the subject has none
 */
public record Usage(RoaringBitmap people, Amounts views, Amounts opens) {
  private static final int[] NOTHING = {};

  public Usage {
    int count = people.getCardinality();
    boolean none = views.count() == 0 && opens.count() == 0;
    if (!none && (views.count() != count || opens.count() != count)) {
      throw new IllegalArgumentException(
          "%d people, %d views, %d opens".formatted(count, views.count(), opens.count()));
    }
  }

  /** A set of people without amounts. */
  public static Usage of(RoaringBitmap people) {
    Amounts none = Amounts.of(NOTHING, 0);
    return new Usage(people, none, none);
  }

  /** Whether each person has amounts beside them. */
  public boolean hasAmounts() {
    return views.count() > 0;
  }

  /** Bytes in memory, about. */
  public int weight() {
    return 64 + people.getSizeInBytes() + views.weight() + opens.weight();
  }
}
