package dev.rollcall.directory;

import java.util.Arrays;

/** Puts a few positions in ascending order without repeats. */
final class Ascending {
  private Ascending() {}

  /** Sorts the first {@code count} numbers in place; returns how many different ones there are. */
  static int sort(int[] numbers, int count) {
    if (count < 2) {
      return count;
    }
    Arrays.sort(numbers, 0, count);
    int kept = 1;
    for (int i = 1; i < count; i++) {
      if (numbers[i] != numbers[kept - 1]) {
        numbers[kept++] = numbers[i];
      }
    }
    return kept;
  }
}
