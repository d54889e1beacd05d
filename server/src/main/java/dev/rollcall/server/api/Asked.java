package dev.rollcall.server.api;

import java.time.LocalDate;
import java.util.Optional;

/** What a usage call asks about. */
record Asked(String app, LocalDate from, LocalDate to, String department) {
  /**
   * What is wrong with the call, in the order parameters, app, days; empty when it can be served.
   */
  static Optional<Reply> check(AppFigures appFigures, Call call, LocalDate from, LocalDate to) {
    if (call.parameters().problem().isPresent()) {
      return call.parameters().problem().map(Reply.Refused::new);
    }
    if (to.isBefore(from)) {
      return Optional.of(Reply.bad("'to' (" + to + ") lies before 'from' (" + from + ")."));
    }
    if (call.snapshot().days().isEmpty()) {
      return Optional.of(Reply.missing("No day is published yet."));
    }
    if (!appFigures.knows(call.snapshot(), call.app())) {
      return Optional.of(Reply.missing("There is no such app; GET /v1/apps lists them."));
    }
    if (appFigures.areGone(call.snapshot(), from)) {
      return Optional.of(
          Reply.missing("The figures of " + from + " are no longer kept; ask for later days."));
    }
    if (call.snapshot().days().subMap(from, true, to, true).isEmpty()) {
      LocalDate last = call.snapshot().days().lastKey();
      return Optional.of(
          Reply.missing(
              "No day from "
                  + from
                  + " to "
                  + to
                  + " is published; the last one is "
                  + last
                  + "."));
    }
    return Optional.empty();
  }
}
