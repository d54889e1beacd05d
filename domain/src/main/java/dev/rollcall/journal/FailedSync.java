package dev.rollcall.journal;

import java.io.IOException;

/** A sync failed. What the disk holds is unknown, and a later sync that succeeds proves nothing. */
final class FailedSync extends IOException {
  private static final long serialVersionUID = 1L;

  FailedSync(String message, IOException cause) {
    super(message, cause);
  }
}
