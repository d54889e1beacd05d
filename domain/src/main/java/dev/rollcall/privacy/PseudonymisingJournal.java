package dev.rollcall.privacy;

import dev.rollcall.catalog.ErasedPeople;
import dev.rollcall.catalog.People;
import dev.rollcall.events.EventLines;
import dev.rollcall.events.TenantDay;
import dev.rollcall.journal.Journal;
import dev.rollcall.journal.JournalBatch;
import dev.rollcall.journal.JournalPosition;
import dev.rollcall.journal.LineChange;
import dev.rollcall.journal.LineReader;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/**
 * A journal in which nobody comes back: what is appended about people who were erased is kept under
 * their pseudonyms, so that late events count and say nobody's name. Costs nothing for tenants that
 * never erased anybody.
 */
public final class PseudonymisingJournal implements Journal {
  private final Journal journal;
  private final People people;

  public PseudonymisingJournal(Journal journal, People people) {
    this.journal = journal;
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
  public void settle(List<TenantDay> days) {
    journal.settle(days);
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
    return journal.stopped();
  }

  @Override
  public void close() {
    journal.close();
  }
}
