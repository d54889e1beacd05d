package dev.rollcall.directory;

import org.jspecify.annotations.Nullable;

/**
 * A stored directory can not be read: the message says what was found where. The file it came from
 * is damaged or of a newer version; publish the day again from the journal.
 */
public class BrokenDirectoryException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public BrokenDirectoryException(String message) {
    this(message, null);
  }

  public BrokenDirectoryException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
