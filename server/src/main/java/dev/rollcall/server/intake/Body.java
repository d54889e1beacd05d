package dev.rollcall.server.intake;

import dev.rollcall.server.Problem;

/** A request's body, read and inflated; or why that can not be. */
sealed interface Body {
  /** The body is the first {@code length} of these bytes. */
  // An array, since the parser reads an array; nobody keeps or compares bodies.
  @SuppressWarnings("ArrayRecordComponent")
  record Whole(byte[] bytes, int length) implements Body {}

  record Refused(Problem problem) implements Body {}
}
