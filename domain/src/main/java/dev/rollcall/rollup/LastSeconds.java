package dev.rollcall.rollup;

import java.util.Arrays;

/** The last second of a day at which each person did something of their own. Not thread-safe. */
final class LastSeconds {
  /** By person number, plus one; 0 for who did nothing. */
  private int[] seconds = new int[64];

  private int[] people = new int[64];
  private int count;
  private int at;

  void clear() {
    for (int i = 0; i < count; i++) {
      seconds[people[i]] = 0;
    }
    count = 0;
  }

  /** Somebody did something at a second of the day. */
  void add(int person, int second) {
    if (person >= seconds.length) {
      seconds = Arrays.copyOf(seconds, Math.max(person + 1, 2 * seconds.length));
    }
    int before = seconds[person];
    if (before == 0) {
      if (count == people.length) {
        people = Arrays.copyOf(people, 2 * count);
      }
      people[count++] = person;
    }
    if (second >= before) {
      seconds[person] = second + 1;
    }
  }

  /** Goes to the beginning. */
  void rewind() {
    at = -1;
  }

  /** Moves to the next person; false at the end. */
  boolean next() {
    return ++at < count;
  }

  int person() {
    return people[at];
  }

  int second() {
    return seconds[people[at]] - 1;
  }
}
