package dev.rollcall.kit;

import dev.rollcall.journal.Journal;

class MemoryJournalTest extends JournalContract {
  private final MemoryJournal days = new MemoryJournal();

  @Override
  protected Journal open() {
    return days.reopened();
  }
}
