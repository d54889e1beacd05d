package dev.rollcall.server.intake;

import dev.rollcall.server.Problem;

/** A request's body on its way: as it was sent, then inflated; or why that can not be. */
sealed interface Body {
  /** One that was taken in whole. */
  sealed interface Taken extends Body {}

  /** What a body comes to once gzip is undone. */
  sealed interface Inflated extends Body {}

  /** The body is the first {@code length} of these bytes. */
  // An array, since the parser reads an array; nobody keeps or compares bodies.
  @SuppressWarnings("ArrayRecordComponent")
  record Whole(byte[] bytes, int length) implements Taken, Inflated {}

  /** The same, and it says to be gzip. */
  record Compressed(Whole sent) implements Taken {}

  record Refused(Problem problem) implements Inflated {}
}
