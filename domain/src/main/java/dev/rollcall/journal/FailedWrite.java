package dev.rollcall.journal;

import java.io.IOException;

/** A write or a cut failed; the file's end has to be restored before anything else. */
final class FailedWrite extends IOException {
  private static final long serialVersionUID = 1L;

  FailedWrite(String message, IOException cause) {
    super(message, cause);
  }
}
