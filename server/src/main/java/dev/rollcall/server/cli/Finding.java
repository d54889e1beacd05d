package dev.rollcall.server.cli;

/**
 * What {@code doctor} found.
 *
 * @param subject what was looked at, in one or two words
 * @param detail what there is, and unless all is well what to do
 */
record Finding(State state, String subject, String detail) {
  /** How bad it is. */
  enum State {
    OK,
    WARN,
    FAIL
  }

  static Finding ok(String subject, String detail) {
    return new Finding(State.OK, subject, detail);
  }

  static Finding warn(String subject, String detail) {
    return new Finding(State.WARN, subject, detail);
  }

  static Finding fail(String subject, String detail) {
    return new Finding(State.FAIL, subject, detail);
  }
}
