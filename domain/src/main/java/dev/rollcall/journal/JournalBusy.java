package dev.rollcall.journal;

/**
 * The batch did not get to disk within the journal's limits: too much waits, or the disk is slow.
 * The same batch may be appended again later; the sender's answer is 503.
 */
public final class JournalBusy extends JournalException {
  private static final long serialVersionUID = 1L;

  public JournalBusy(String message) {
    super(message);
  }
}
