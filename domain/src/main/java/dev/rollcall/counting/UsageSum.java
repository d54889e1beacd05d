package dev.rollcall.counting;

import dev.rollcall.directory.Directory;
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

  /** By person number: page views, then opens; side by side because both change together. */
  private long[] amounts = {};

  private final int[] numbers = new int[PEOPLE_PER_BATCH];
  private final int[] views = new int[PEOPLE_PER_BATCH];
  private final int[] opens = new int[PEOPLE_PER_BATCH];

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
    int size = 2 * (usage.people().last() + 1);
    if (amounts.length < size) {
      amounts = Arrays.copyOf(amounts, size);
    }
    int n = 0;
    BatchIterator set = usage.people().getBatchIterator();
    while (set.hasNext()) {
      int length = set.nextBatch(numbers);
      usage.views().copyTo(views, n, length);
      usage.opens().copyTo(opens, n, length);
      addBatch(length);
      n += length;
    }
  }

  private void addBatch(int length) {
    long[] sums = amounts;
    for (int i = 0; i < length; i++) {
      sums[2 * numbers[i]] += views[i];
      sums[2 * numbers[i] + 1] += opens[i];
    }
  }

  /** Everyone who is in any of the usages; not to be changed. */
  RoaringBitmap people() {
    return people;
  }

  /** Whether there are amounts at all. */
  boolean hasAmounts() {
    return amounts.length > 0;
  }

  /** Page views of every department's subtree (S9), by preorder position. */
  long[] views(Directory directory) {
    return sums(directory, 0);
  }

  /** Opens of every department's subtree (S9), by preorder position. */
  long[] opens(Directory directory) {
    return sums(directory, 1);
  }

  private long[] sums(Directory directory, int column) {
    return TreePass.sums(
        directory.tree(), directory.memberships(), people, person -> amounts[2 * person + column]);
  }
}
