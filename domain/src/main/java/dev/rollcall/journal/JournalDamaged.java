package dev.rollcall.journal;

import java.nio.file.Path;

/**
 * A file of the journal does not hold what was written: a record fails its checksum although more
 * was written behind it. Nothing is cut; the file has to come back from a backup.
 */
public final class JournalDamaged extends JournalException {
  private static final long serialVersionUID = 1L;

  private final String file;
  private final long offset;

  /**
   * @param offset where in the file the damaged record begins, in bytes
   */
  public JournalDamaged(Path file, long offset, String what) {
    super(
        file
            + " is damaged at byte "
            + offset
            + ": "
            + what
            + ". Nothing was cut; put the file back from a backup.");
    this.file = file.toString();
    this.offset = offset;
  }

  /** The damaged file. */
  public String file() {
    return file;
  }

  /** Where in the file the damaged record begins, in bytes. */
  public long offset() {
    return offset;
  }
}
