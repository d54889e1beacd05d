package dev.rollcall.kit.files;

/** How long trials of faults and crash states take. */
public final class Trials {
  /**
   * Whether they try everything, which takes minutes: with {@code -Drollcall.trials=long}.
   * Otherwise they take seconds.
   */
  public static final boolean LONG = "long".equals(System.getProperty("rollcall.trials"));

  private Trials() {}
}
