package dev.rollcall.privacy;

import dev.rollcall.catalog.ErasedPeople;
import dev.rollcall.catalog.People;
import dev.rollcall.events.EventLines;
import dev.rollcall.events.TenantDay;
import dev.rollcall.journal.ForwardingJournal;
import dev.rollcall.journal.Journal;
import dev.rollcall.journal.JournalBatch;

/**
 * A journal in which nobody comes back: what is appended about people who were erased is kept under
 * their pseudonyms, so that late events count and say nobody's name. Costs nothing for tenants that
 * never erased anybody.
 */
public final class PseudonymisingJournal extends ForwardingJournal {
  private final People people;

  public PseudonymisingJournal(Journal journal, People people) {
    super(journal);
    this.people = people;
  }

  @Override
  public void append(JournalBatch batch) {
    boolean anybody =
        batch.days().keySet().stream().anyMatch(day -> !people.erased(day.tenant()).isEmpty());
    journal.append(anybody ? kept(batch) : batch);
  }

  private JournalBatch kept(JournalBatch batch) {
    JournalBatch kept = new JournalBatch();
    batch.days().forEach((day, lines) -> copy(lines, day, kept.lines(day)));
    return kept;
  }

  private void copy(EventLines from, TenantDay day, EventLines to) {
    ErasedPeople erased = people.erased(day.tenant());
    ErasedLines change = new ErasedLines(erased);
    byte[] bytes = from.bytes();
    int start = 0;
    for (int at = 0; at < from.length(); at++) {
      if (bytes[at] == '\n') {
        byte[] other = erased.isEmpty() ? null : change.of(bytes, start, at - start);
        if (other == null) {
          to.addLine(bytes, start, at - start);
        } else {
          to.addLine(other, 0, other.length);
        }
        start = at + 1;
      }
    }
  }
}
