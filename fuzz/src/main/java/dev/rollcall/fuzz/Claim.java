package dev.rollcall.fuzz;

import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a target claims of every input. Costs nothing as long as it holds. */
public final class Claim {
  private Claim() {}

  /** Fails with a sentence when the claim does not hold. */
  public static void that(boolean holds, Supplier<String> otherwise) {
    if (!holds) {
      throw new AssertionError(otherwise.get());
    }
  }

  /** Fails when two things that must be equal are not. */
  public static void same(@Nullable Object expected, @Nullable Object actual, String what) {
    if (!Objects.equals(expected, actual)) {
      throw new AssertionError(
          what + " differs:\n  expected " + expected + "\n  but was  " + actual);
    }
  }
}
