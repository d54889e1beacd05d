package dev.rollcall.server.cli;

/** A command could not do its work: one sentence says why and what to do. Exit status 1. */
class CommandFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  CommandFailure(String message) {
    super(message);
  }
}
