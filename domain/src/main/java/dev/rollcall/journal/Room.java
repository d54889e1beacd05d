package dev.rollcall.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Tells a full disk from a broken one. */
final class Room {
  private static final long LITTLE_BYTES = 1 << 20;

  private Room() {}

  /** Whether a failure on the disk of this folder comes from having no room. */
  static boolean isMissing(Path folder, Throwable failure) {
    for (Throwable at = failure; at != null; at = at.getCause()) {
      String message = String.valueOf(at.getMessage()).toLowerCase(Locale.ROOT);
      if (message.contains("no space left") || message.contains("quota exceeded")) {
        return true;
      }
    }
    // The system's message may be in another language.
    try {
      return Files.getFileStore(folder).getUsableSpace() < LITTLE_BYTES;
    } catch (IOException e) {
      return false;
    }
  }
}
