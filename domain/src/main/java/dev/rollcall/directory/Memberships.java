package dev.rollcall.directory;

import java.util.Arrays;

/**
 * Where each person number belongs: for every person the preorder positions of the person's
 * departments, ascending, without repeats; none means the root only. Immutable.
 *
 * <pre>
 * places    by person: the position | -1 none | -2 - i: several, listed from i on
 * several   i: count, position, meet, position, meet, position
 * </pre>
 *
 * A meet is the lowest department that contains the positions at its two sides; kept here, because
 * the tree pass needs it again for every set of people.
 */
public final class Memberships {
  private static final int NONE = -1;
  private static final int SEVERAL = -2;

  private final int[] places;
  private final int[] several;

  Memberships(int[] places, int[] several) {
    this.places = places;
    this.several = several;
  }

  /** One more than the highest person number known here. */
  public int people() {
    return places.length;
  }

  /** How many departments a person is in; 0 for a number beyond {@link #people()}. */
  public int count(int person) {
    int place = person < places.length ? places[person] : NONE;
    if (place <= SEVERAL) {
      return several[SEVERAL - place];
    }
    return place == NONE ? 0 : 1;
  }

  /** The position of a person's n-th department, 0 for the first in preorder. */
  public int position(int person, int n) {
    int place = places[person];
    return place <= SEVERAL ? several[SEVERAL - place + 1 + 2 * n] : place;
  }

  /**
   * The position of the lowest department that contains a person's n-th department and the next
   * one.
   */
  public int meet(int person, int n) {
    return several[SEVERAL - places[person] + 2 + 2 * n];
  }

  /** The position of the one department of a person; -1 for a person with none or several. */
  public int only(int person) {
    return person < places.length ? Math.max(places[person], NONE) : NONE;
  }

  /** Collects memberships person by person, in any order; people left out are in none. */
  public static final class Builder {
    private final DepartmentTree tree;
    private int[] places;
    private int people;
    private int[] several = new int[0];
    private int severalLength;

    /** The departments that the positions are of. */
    public Builder(DepartmentTree tree) {
      this(tree, 0);
    }

    /** With room for the numbers below {@code expected}. */
    Builder(DepartmentTree tree, int expected) {
      this.tree = tree;
      this.places = new int[expected];
      Arrays.fill(places, NONE);
    }

    /**
     * Says where a person is; not twice for one person.
     *
     * @param positions in any order, possibly repeated
     */
    public Builder put(int person, int... positions) {
      int[] ascending = positions.clone();
      return put(person, ascending, Ascending.sort(ascending, ascending.length));
    }

    /** As above for the first {@code count} positions, which are ascending and do not repeat. */
    Builder put(int person, int[] ascending, int count) {
      reserve(person);
      if (count == 1) {
        places[person] = ascending[0];
      } else if (count > 1) {
        places[person] = SEVERAL - severalLength;
        addSeveral(ascending, count);
      }
      return this;
    }

    /** Makes room, so that {@link Memberships#people()} is at least one more than this number. */
    private void reserve(int person) {
      if (person >= places.length) {
        int old = places.length;
        places = Arrays.copyOf(places, Math.max(person + 1, 2 * old));
        Arrays.fill(places, old, places.length, NONE);
      }
      people = Math.max(people, person + 1);
    }

    private void addSeveral(int[] ascending, int count) {
      int needed = severalLength + 2 * count;
      if (needed > several.length) {
        several = Arrays.copyOf(several, Math.max(needed, 2 * several.length));
      }
      several[severalLength++] = count;
      several[severalLength++] = ascending[0];
      for (int i = 1; i < count; i++) {
        several[severalLength++] = tree.lowestCommonAncestor(ascending[i - 1], ascending[i]);
        several[severalLength++] = ascending[i];
      }
    }

    /** What was put so far. */
    public Memberships build() {
      return new Memberships(Arrays.copyOf(places, people), Arrays.copyOf(several, severalLength));
    }
  }
}
