package dev.rollcall.server.trials;

import java.util.Random;

/** Chance that can be had again: {@code -Dtrials.seed=N}. */
final class Seed {
  private Seed() {}

  /** A new source of chance; says with which seed. */
  static Random random() {
    long seed = Long.getLong("trials.seed", System.nanoTime());
    System.out.println("Seed " + seed);
    return new Random(seed);
  }
}
