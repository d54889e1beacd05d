package dev.rollcall.counting;

import dev.rollcall.directory.DepartmentTree;
import dev.rollcall.directory.Directory;
import dev.rollcall.directory.Memberships;
import org.roaringbitmap.IntIterator;
import org.roaringbitmap.RoaringBitmap;

/** A way to count sets of people by department, by preorder position. */
interface PeopleCount {
  /** How many of the people are in each department. */
  int[] people(RoaringBitmap people);

  /** What the people of each department have together; {@code amounts} is by person number. */
  long[] sums(RoaringBitmap people, int[] amounts);

  /** Each department with everything below it, each person once (S9). */
  static PeopleCount subtrees(Directory directory) {
    DepartmentTree tree = directory.tree();
    Memberships memberships = directory.memberships();
    return new PeopleCount() {
      @Override
      public int[] people(RoaringBitmap people) {
        return TreePass.people(tree, memberships, people);
      }

      @Override
      public long[] sums(RoaringBitmap people, int[] amounts) {
        return TreePass.sums(tree, memberships, people, amounts);
      }
    };
  }

  /** Each department's direct members; at the root those who are in no department. */
  static PeopleCount direct(Directory directory) {
    int departments = directory.tree().size();
    Memberships memberships = directory.memberships();
    return new PeopleCount() {
      @Override
      public int[] people(RoaringBitmap people) {
        int[] figures = new int[departments];
        for (IntIterator who = people.getIntIterator(); who.hasNext(); ) {
          int person = who.next();
          int count = memberships.count(person);
          for (int n = 0; n < Math.max(1, count); n++) {
            figures[count == 0 ? 0 : memberships.position(person, n)]++;
          }
        }
        return figures;
      }

      @Override
      public long[] sums(RoaringBitmap people, int[] amounts) {
        long[] figures = new long[departments];
        for (IntIterator who = people.getIntIterator(); who.hasNext(); ) {
          int person = who.next();
          int count = memberships.count(person);
          for (int n = 0; n < Math.max(1, count); n++) {
            figures[count == 0 ? 0 : memberships.position(person, n)] += amounts[person];
          }
        }
        return figures;
      }
    };
  }
}
