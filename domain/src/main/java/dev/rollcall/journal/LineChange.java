package dev.rollcall.journal;

import org.jspecify.annotations.Nullable;

/** Gives some lines of a day another text, one line for one line. */
@FunctionalInterface
public interface LineChange {
  /**
   * The line to stand in place of the one in these bytes, without a newline; null for one that
   * stays. What was changed once must stay from then on.
   */
  byte @Nullable [] of(byte[] buffer, int offset, int length);
}
