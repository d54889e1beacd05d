package dev.rollcall.server.intake;

import dev.rollcall.server.Problem;

/** What a request comes to. */
sealed interface Outcome {
  /** The body was understood; what is valid in it is on disk. */
  record Answered(Verdicts verdicts) implements Outcome {}

  /** Nothing of the body was kept, or nobody knows whether it was (503). */
  record Refused(Problem problem) implements Outcome {}
}
