package dev.rollcall.journal;

/**
 * The disk has no room for the batch. Nothing of it was kept; the same batch may be appended again
 * once there is room; the sender's answer is 503.
 */
public final class JournalFull extends JournalException {
  private static final long serialVersionUID = 1L;

  public JournalFull(String message, Throwable cause) {
    super(message, cause);
  }
}
