package dev.rollcall.journal;

import dev.rollcall.events.TenantDay;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/** A journal that passes everything on to another; who extends it says what it does otherwise. */
public abstract class ForwardingJournal implements Journal {
  /** The other one. */
  protected final Journal journal;

  protected ForwardingJournal(Journal journal) {
    this.journal = journal;
  }

  @Override
  public void append(JournalBatch batch) {
    journal.append(batch);
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
