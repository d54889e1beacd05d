package dev.rollcall.server.intake;

import dev.rollcall.events.TenantDay;
import dev.rollcall.journal.Journal;
import dev.rollcall.journal.JournalBatch;
import dev.rollcall.journal.JournalBusy;
import dev.rollcall.journal.JournalException;
import dev.rollcall.journal.JournalFull;
import dev.rollcall.journal.JournalPosition;
import dev.rollcall.journal.LineChange;
import dev.rollcall.journal.LineReader;
import java.io.IOException;
import java.util.Optional;
import java.util.SortedSet;

/** A journal whose disk can be told to misbehave, as {@link Journal} says it may. */
final class SwitchedJournal implements Journal {
  /** How the disk is. */
  enum Disk {
    WELL,
    SLOW,
    FULL,
    BROKEN
  }

  private final Journal journal;
  private volatile Disk disk = Disk.WELL;

  SwitchedJournal(Journal journal) {
    this.journal = journal;
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
  public SortedSet<TenantDay> days(String tenant) {
    return journal.days(tenant);
  }

  @Override
  public JournalPosition position(TenantDay day) {
    return journal.position(day);
  }

  @Override
  public LineReader open(TenantDay day) {
    return journal.open(day);
  }

  @Override
  public void seal(TenantDay day) {
    journal.seal(day);
  }

  @Override
  public long change(TenantDay day, LineChange change) {
    return journal.change(day, change);
  }

  @Override
  public void delete(TenantDay day) {
    journal.delete(day);
  }

  @Override
  public Optional<String> stopped() {
    return disk == Disk.BROKEN ? Optional.of("/secret/path") : Optional.empty();
  }

  @Override
  public void close() {
    journal.close();
  }
}
