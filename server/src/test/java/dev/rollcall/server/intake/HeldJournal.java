package dev.rollcall.server.intake;

import dev.rollcall.events.TenantDay;
import dev.rollcall.journal.Journal;
import dev.rollcall.journal.JournalBatch;
import dev.rollcall.journal.JournalPosition;
import dev.rollcall.journal.LineChange;
import dev.rollcall.journal.LineReader;
import java.util.SortedSet;
import java.util.concurrent.Semaphore;

/** A journal on which appends wait until they are let go. */
final class HeldJournal implements Journal {
  private final Journal journal;
  private final Semaphore arrived = new Semaphore(0);
  private final Semaphore free = new Semaphore(0);

  HeldJournal(Journal journal) {
    this.journal = journal;
  }

  /** Returns once so many appends wait. */
  void awaitWaiting(int appends) {
    arrived.acquireUninterruptibly(appends);
  }

  /** From now on everything waits again. */
  void hold() {
    var _ = arrived.drainPermits();
    var _ = free.drainPermits();
  }

  /** From now on nothing waits. */
  void letGo() {
    free.release(Integer.MAX_VALUE / 2);
  }

  @Override
  public void append(JournalBatch batch) {
    arrived.release();
    free.acquireUninterruptibly();
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
  public long change(TenantDay day, LineChange change) {
    return journal.change(day, change);
  }

  @Override
  public void delete(TenantDay day) {
    journal.delete(day);
  }

  @Override
  public void close() {
    journal.close();
  }
}
