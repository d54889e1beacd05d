package dev.rollcall.server.cli;

import dev.rollcall.server.FolderLock;
import dev.rollcall.server.publishing.Publishing;
import java.util.Optional;

/** The right to publish in a data folder, waited for if another process has it. */
final class Turn {
  private static final long LOOK_AGAIN_MILLIS = 200;

  private Turn() {}

  /** Says whom it waits for, if it has to. */
  static FolderLock take(Publishing publishing, Shell shell) {
    Optional<FolderLock> turn = publishing.tryTakeTurn();
    if (turn.isEmpty()) {
      shell
          .err()
          .println("rollcall: waiting for " + publishing.whoseTurn() + " to finish publishing");
    }
    while (turn.isEmpty()) {
      try {
        Thread.sleep(LOOK_AGAIN_MILLIS);
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        throw new CommandFailure("Interrupted while waiting for another roll-up; nothing was done");
      }
      turn = publishing.tryTakeTurn();
    }
    return turn.get();
  }
}
