package dev.rollcall.server.intake;

import dev.rollcall.journal.ForwardingJournal;
import dev.rollcall.journal.Journal;
import dev.rollcall.journal.JournalBatch;
import dev.rollcall.server.Patience;
import java.util.concurrent.Semaphore;

/** A journal on which appends wait until they are let go. */
final class HeldJournal extends ForwardingJournal {
  private final Semaphore arrived = new Semaphore(0);
  private final Semaphore free = new Semaphore(0);

  HeldJournal(Journal journal) {
    super(journal);
  }

  /** Returns once so many appends wait. */
  void awaitWaiting(int appends) {
    Patience.acquire(arrived, appends);
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
}
