package dev.rollcall.server.demo;

import java.util.List;
import java.util.SplittableRandom;

/** Chance that is the same every time for the same seed and place. Not thread-safe. */
final class Dice {
  private static final long STIR = 0x9E3779B97F4A7C15L;

  private final SplittableRandom random;

  private Dice(long seed) {
    this.random = new SplittableRandom(seed);
  }

  /** The dice of one place, such as (seed, day, person); neighbouring places are unrelated. */
  static Dice at(long seed, long... place) {
    long mixed = seed;
    for (long part : place) {
      mixed = new SplittableRandom(mixed ^ (part + 1) * STIR).nextLong();
    }
    return new Dice(mixed);
  }

  /** True in so many of all cases; never for 0 or less. */
  boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  /** From 0 up to, not including, 1. */
  double share() {
    return random.nextDouble();
  }

  /** A whole number from {@code low} to {@code high}, both included. */
  int between(int low, int high) {
    return random.nextInt(low, high + 1);
  }

  <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  /** How often something happens that happens {@code mean} times on average (Poisson). */
  int count(double mean) {
    double limit = Math.exp(-mean);
    double product = random.nextDouble();
    int count = 0;
    while (product > limit) {
      product *= random.nextDouble();
      count++;
    }
    return count;
  }

  /** An index, drawn by weight. */
  int weighted(double[] weights) {
    double total = 0;
    for (double weight : weights) {
      total += weight;
    }
    double mark = random.nextDouble() * total;
    for (int i = 0; i < weights.length; i++) {
      mark -= weights[i];
      if (mark < 0) {
        return i;
      }
    }
    return weights.length - 1;
  }
}
