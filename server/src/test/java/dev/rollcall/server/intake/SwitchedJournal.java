package dev.rollcall.server.intake;

import dev.rollcall.journal.ForwardingJournal;
import dev.rollcall.journal.Journal;
import dev.rollcall.journal.JournalBatch;
import dev.rollcall.journal.JournalBusy;
import dev.rollcall.journal.JournalException;
import dev.rollcall.journal.JournalFull;
import java.io.IOException;
import java.util.Optional;

/** A journal whose disk can be told to misbehave, as {@link Journal} says it may. */
final class SwitchedJournal extends ForwardingJournal {
  /** How the disk is. */
  enum Disk {
    WELL,
    SLOW,
    FULL,
    BROKEN
  }

  private volatile Disk disk = Disk.WELL;

  SwitchedJournal(Journal journal) {
    super(journal);
  }

  void turn(Disk state) {
    disk = state;
  }

  @Override
  public void append(JournalBatch batch) {
    switch (disk) {
      case WELL -> journal.append(batch);
      case SLOW -> throw new JournalBusy("the disk does not keep up");
      case FULL -> throw new JournalFull("no room", new IOException("No space left on device"));
      case BROKEN -> throw new JournalException("/secret/path accepts nothing more");
    }
  }

  @Override
  public Optional<String> stopped() {
    return disk == Disk.BROKEN ? Optional.of("/secret/path") : Optional.empty();
  }
}
