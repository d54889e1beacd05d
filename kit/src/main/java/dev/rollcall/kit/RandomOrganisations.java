package dev.rollcall.kit;

import dev.rollcall.directory.Department;
import dev.rollcall.directory.DepartmentTree;
import dev.rollcall.directory.Memberships;
import dev.rollcall.events.DirectoryEvent;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Made-up organisations of every shape: the same seed and the same calls give the same ones. A test
 * that fails prints the seed.
 */
public final class RandomOrganisations {
  /** How a tree grows. */
  public enum Shape {
    /** Each department under any earlier one: a few levels, like most organisations. */
    BUSHY,
    /** Each department under the one before. */
    CHAIN,
    /** All departments under the root. */
    STAR,
    /** Mostly a chain, now and then a new branch somewhere. */
    STRAGGLY
  }

  private static final int ORDERS = 4;
  private static final int STRAGGLE_ODDS = 8;
  private static final int MOST_DEPARTMENTS = 5;

  private final SplittableRandom random;

  public RandomOrganisations(long seed) {
    this.random = new SplittableRandom(seed);
  }

  /** Any of the shapes. */
  public Shape shape() {
    return Shape.values()[random.nextInt(Shape.values().length)];
  }

  /** So many departments below the root {@code 0}, in no particular order. */
  public List<Department> departments(Shape shape, int count) {
    List<String> ids = new ArrayList<>();
    ids.add(Department.ROOT);
    List<Department> departments = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String id = "d" + (i * 7919L % 1_000_003);
      String parent = ids.get(parentIndex(shape, i));
      ids.add(id);
      departments.add(
          new Department(id, "od-" + id, parent, "Department " + i, random.nextInt(ORDERS)));
    }
    shuffle(departments);
    return departments;
  }

  private int parentIndex(Shape shape, int made) {
    return switch (shape) {
      case BUSHY -> random.nextInt(made + 1);
      case CHAIN -> made;
      case STAR -> 0;
      case STRAGGLY -> random.nextInt(STRAGGLE_ODDS) == 0 ? random.nextInt(made + 1) : made;
    };
  }

  /**
   * The positions of each person's departments, by number: none for one in ten, otherwise mostly
   * one; the others in several, unsorted, some repeated, some above or below one another.
   */
  public int[][] places(DepartmentTree tree, int people) {
    int[][] places = new int[people][];
    for (int person = 0; person < people; person++) {
      int odds = random.nextInt(10);
      int count = odds == 0 ? 0 : odds < 8 ? 1 : 2 + random.nextInt(MOST_DEPARTMENTS - 1);
      places[person] = new int[count];
      for (int n = 0; n < count; n++) {
        boolean nested = n > 0 && tree.depth(places[person][n - 1]) > 0 && random.nextBoolean();
        places[person][n] =
            nested ? ancestor(tree, places[person][n - 1]) : random.nextInt(tree.size());
      }
    }
    return places;
  }

  private int ancestor(DepartmentTree tree, int position) {
    int above = tree.parent(position);
    while (above > 0 && random.nextBoolean()) {
      above = tree.parent(above);
    }
    return above;
  }

  /** Memberships at these positions. */
  public static Memberships memberships(DepartmentTree tree, int[][] places) {
    Memberships.Builder builder = new Memberships.Builder(tree);
    for (int person = 0; person < places.length; person++) {
      builder.put(person, places[person]);
    }
    return builder.build();
  }

  /**
   * Changes of a directory over days, shuffled: departments that come, move, close cycles and go,
   * people in known and unknown departments, who leave, return and are erased, apps. Many happen at
   * the same time.
   */
  public List<DirectoryEvent> changes(int count, LocalDate first, int days) {
    RandomChanges changes = new RandomChanges(random, first, days);
    List<DirectoryEvent> events = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      events.add(changes.next(i));
    }
    shuffle(events);
    return events;
  }

  /** Puts a list in any order. */
  public <T> void shuffle(List<T> list) {
    for (int i = list.size() - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      T moved = list.get(i);
      list.set(i, list.get(other));
      list.set(other, moved);
    }
  }
}
