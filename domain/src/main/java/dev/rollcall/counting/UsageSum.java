package dev.rollcall.counting;

import dev.rollcall.facts.Usage;
import java.util.Arrays;
import org.roaringbitmap.BatchIterator;
import org.roaringbitmap.RoaringBitmap;

/**
 * The usages of several days taken together: the union of the people, and each person's amounts
 * added up.
 */
final class UsageSum {
  private static final int PEOPLE_PER_BATCH = 1024;

  private final RoaringBitmap people = new RoaringBitmap();
  private long[] views = {};
  private long[] opens = {};

  void add(Usage usage) {
    if (usage.people().isEmpty()) {
      return;
    }
    people.or(usage.people());
    if (usage.hasAmounts()) {
      addAmounts(usage);
    }
  }

  private void addAmounts(Usage usage) {
    int size = usage.people().last() + 1;
    if (views.length < size) {
      views = Arrays.copyOf(views, size);
      opens = Arrays.copyOf(opens, size);
    }
    int[] batch = new int[PEOPLE_PER_BATCH];
    int n = 0;
    BatchIterator numbers = usage.people().getBatchIterator();
    while (numbers.hasNext()) {
      int length = numbers.nextBatch(batch);
      for (int i = 0; i < length; i++, n++) {
        views[batch[i]] += usage.views().at(n);
        opens[batch[i]] += usage.opens().at(n);
      }
    }
  }

  /** Everyone who is in any of the usages; not to be changed. */
  RoaringBitmap people() {
    return people;
  }

  /** Whether there are amounts at all. */
  boolean hasAmounts() {
    return views.length > 0;
  }

  /** Page views by person number. */
  long[] views() {
    return views;
  }

  /** Opens by person number. */
  long[] opens() {
    return opens;
  }
}
