package dev.rollcall.counting;

import dev.rollcall.directory.DepartmentTree;
import dev.rollcall.directory.Memberships;
import java.util.function.IntToLongFunction;
import org.roaringbitmap.BatchIterator;
import org.roaringbitmap.RoaringBitmap;

/**
 * Counts a set of people in every department at once (S9, S10), in time linear in people and
 * departments.
 *
 * <p>A person adds 1 at each of the person's departments and takes 1 away where two neighbours in
 * preorder meet, so that any subtree that holds the person sums up to exactly 1:
 *
 * <pre>
 *           0 root  0        a person in east and west: +1 +1, and -1 in sales, where they meet
 *          /
 *       1 sales  -1          subtree of sales: -1 + 1 + 1 = 1, of the root: 1
 *       /     \
 * 2 east +1  3 west +1
 * </pre>
 *
 * Every result is by preorder position; position 0 holds everyone in the set, people without a
 * department or unknown to the directory included.
 */
public final class TreePass {
  private static final int PEOPLE_PER_BATCH = 1024;

  private TreePass() {}

  /** The distinct people of the set in every department's subtree. */
  public static int[] people(DepartmentTree tree, Memberships memberships, RoaringBitmap people) {
    int[] figures = new int[tree.size()];
    int[] batch = new int[PEOPLE_PER_BATCH];
    BatchIterator numbers = people.getBatchIterator();
    while (numbers.hasNext()) {
      count(memberships, batch, numbers.nextBatch(batch), figures);
    }
    for (int position = figures.length - 1; position > 0; position--) {
      figures[tree.parent(position)] += figures[position];
    }
    figures[0] = people.getCardinality();
    return figures;
  }

  private static void count(Memberships memberships, int[] batch, int length, int[] figures) {
    for (int i = 0; i < length; i++) {
      int person = batch[i];
      int only = memberships.only(person);
      if (only >= 0) {
        figures[only]++;
      } else {
        countSeveral(memberships, person, figures);
      }
    }
  }

  private static void countSeveral(Memberships memberships, int person, int[] figures) {
    int count = memberships.count(person);
    for (int n = 0; n < count; n++) {
      figures[memberships.position(person, n)]++;
      if (n > 0) {
        figures[memberships.meet(person, n - 1)]--;
      }
    }
  }

  /**
   * The sum of the people's amounts in every department's subtree, each person's amount once.
   *
   * @param amounts by person number, at least as long as the highest number of the set needs; those
   *     of people outside the set do not count
   */
  public static long[] sums(
      DepartmentTree tree, Memberships memberships, RoaringBitmap people, long[] amounts) {
    return sums(tree, memberships, people, person -> amounts[person]);
  }

  /** As {@link #sums(DepartmentTree, Memberships, RoaringBitmap, long[])}, for small amounts. */
  public static long[] sums(
      DepartmentTree tree, Memberships memberships, RoaringBitmap people, int[] amounts) {
    return sums(tree, memberships, people, person -> amounts[person]);
  }

  /** As above, for amounts that are asked for by person number. */
  static long[] sums(
      DepartmentTree tree,
      Memberships memberships,
      RoaringBitmap people,
      IntToLongFunction amounts) {
    long[] figures = new long[tree.size()];
    int[] batch = new int[PEOPLE_PER_BATCH];
    long all = 0;
    BatchIterator numbers = people.getBatchIterator();
    while (numbers.hasNext()) {
      all += add(memberships, amounts, batch, numbers.nextBatch(batch), figures);
    }
    for (int position = figures.length - 1; position > 0; position--) {
      figures[tree.parent(position)] += figures[position];
    }
    figures[0] = all;
    return figures;
  }

  private static long add(
      Memberships memberships, IntToLongFunction amounts, int[] batch, int length, long[] figures) {
    long all = 0;
    for (int i = 0; i < length; i++) {
      int person = batch[i];
      long amount = amounts.applyAsLong(person);
      all += amount;
      int only = memberships.only(person);
      if (only >= 0) {
        figures[only] += amount;
      } else {
        addSeveral(memberships, person, amount, figures);
      }
    }
    return all;
  }

  private static void addSeveral(Memberships memberships, int person, long amount, long[] figures) {
    int count = memberships.count(person);
    for (int n = 0; n < count; n++) {
      figures[memberships.position(person, n)] += amount;
      if (n > 0) {
        figures[memberships.meet(person, n - 1)] -= amount;
      }
    }
  }
}
