package dev.rollcall.kit;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Makes a long list that fails a shorter one that still fails, by leaving out ever smaller parts.
 */
public final class Shrinking {
  private Shrinking() {}

  /**
   * A part of the list, in the same order, that still fails; the whole list when no smaller one is
   * found.
   *
   * @param fails whether a list fails; true of {@code whole}
   * @param attempts how often it may be asked
   */
  public static <T> List<T> smallest(List<T> whole, Predicate<List<T>> fails, int attempts) {
    List<T> smallest = List.copyOf(whole);
    int left = attempts;
    for (int part = whole.size() / 2; part >= 1 && left > 0; part /= 2) {
      for (int from = 0; from < smallest.size() && left > 0; left--) {
        List<T> without = new ArrayList<>(smallest.subList(0, from));
        without.addAll(smallest.subList(Math.min(from + part, smallest.size()), smallest.size()));
        if (fails.test(without)) {
          smallest = List.copyOf(without);
        } else {
          from += part;
        }
      }
    }
    return smallest;
  }
}
