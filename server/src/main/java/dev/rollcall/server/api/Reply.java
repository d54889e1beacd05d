package dev.rollcall.server.api;

import dev.rollcall.server.Problem;
import dev.rollcall.server.ProblemType;

/** What becomes of a call. */
sealed interface Reply {
  /** All went well; the answer is written as JSON, its components in snake case, in their order. */
  record Found(Object answer) implements Reply {}

  /** The caller's mistake. */
  record Refused(Problem problem) implements Reply {}

  /** Something that was asked for is not there. */
  static Reply missing(String detail) {
    return new Refused(new Problem(ProblemType.NOT_FOUND, detail));
  }

  /** The request says something it can not say. */
  static Reply bad(String detail) {
    return new Refused(new Problem(ProblemType.BAD_REQUEST, detail));
  }
}
