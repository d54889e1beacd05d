package dev.rollcall.journal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Batches that wait for the next commit, and tasks that need the folder to themselves. Bounded in
 * batches and bytes: callers wait for room.
 */
final class CommitQueue {
  private final JournalLimits limits;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition room = lock.newCondition();
  private final Condition work = lock.newCondition();
  private final Deque<PendingAppend> appends = new ArrayDeque<>();
  private final Deque<Runnable> tasks = new ArrayDeque<>();
  private long bytes;
  private boolean closed;

  CommitQueue(JournalLimits limits) {
    this.limits = limits;
  }

  /** What the committer does next: a task alone, or batches that share one sync. */
  sealed interface Work {
    record Task(Runnable task) implements Work {}

    record Group(List<PendingAppend> appends) implements Work {}

    record End() implements Work {}
  }

  /** Lines up a batch, waiting for room within the limits. */
  void add(PendingAppend append) {
    lock.lock();
    try {
      awaitRoom(append);
      refuseWhenClosed();
      appends.add(append);
      bytes += append.bytes();
      work.signal();
    } finally {
      lock.unlock();
    }
  }

  /** Lines up a task; tasks go before batches. */
  void add(Runnable task) {
    lock.lock();
    try {
      refuseWhenClosed();
      tasks.add(task);
      work.signal();
    } finally {
      lock.unlock();
    }
  }

  /** Waits for work; {@link Work.End} once the queue is closed and empty. */
  Work take() {
    lock.lock();
    try {
      while (tasks.isEmpty() && appends.isEmpty()) {
        if (closed) {
          return new Work.End();
        }
        work.awaitUninterruptibly();
      }
      Runnable task = tasks.poll();
      return task == null ? new Work.Group(group()) : new Work.Task(task);
    } finally {
      lock.unlock();
    }
  }

  /** Takes nothing more; what waits is still done. */
  void close() {
    lock.lock();
    try {
      closed = true;
      work.signalAll();
      room.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private boolean full(PendingAppend append) {
    return !appends.isEmpty()
        && (appends.size() >= limits.queuedBatches()
            || bytes + append.bytes() > limits.queuedBytes());
  }

  private void awaitRoom(PendingAppend append) {
    long nanos = limits.queueWait().toNanos();
    try {
      while (!closed && full(append)) {
        if (nanos <= 0) {
          throw new JournalBusy(
              "%,d batches of %,d bytes wait for the disk already; try again later"
                  .formatted(appends.size(), bytes));
        }
        nanos = room.awaitNanos(nanos);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new JournalException("interrupted while waiting for room; nothing was written", e);
    }
  }

  private void refuseWhenClosed() {
    if (closed) {
      throw new JournalException("the journal is closed; open it again to append");
    }
  }

  private List<PendingAppend> group() {
    List<PendingAppend> group = new ArrayList<>();
    long taken = 0;
    PendingAppend next = appends.peek();
    while (next != null && (group.isEmpty() || taken + next.bytes() <= limits.groupBytes())) {
      group.add(appends.remove());
      taken += next.bytes();
      next = appends.peek();
    }
    bytes -= taken;
    room.signalAll();
    return group;
  }
}
