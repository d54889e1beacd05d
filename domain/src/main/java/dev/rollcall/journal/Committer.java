package dev.rollcall.journal;

import dev.rollcall.events.EventLines;
import dev.rollcall.events.TenantDay;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that writes: takes what waits in the queue, holds the folder lock, writes, syncs,
 * and lets the callers go.
 */
final class Committer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Committer.class);
  private static final int BUFFER_BYTES = 1 << 20;
  private static final int SETTLED_AT_ONCE = 64;

  private final Path journal;
  private final Disk disk;
  private final JournalLimits limits;
  private final CommitQueue queue;
  private final FolderLock lock;
  private final OpenDays days;
  private final ParallelSync sync = new ParallelSync();
  private final ByteBuffer through = ByteBuffer.allocateDirect(BUFFER_BYTES);
  private final Thread thread;
  private volatile @Nullable Throwable stopped;

  Committer(Path journal, Disk disk, JournalLimits limits, FolderLock lock, OpenDays days) {
    this.journal = journal;
    this.disk = disk;
    this.limits = limits;
    this.queue = new CommitQueue(limits);
    this.lock = lock;
    this.days = days;
    this.thread = Thread.ofPlatform().daemon().name("journal-committer").unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  /** Returns once the batch is durable. */
  void append(JournalBatch batch) {
    PendingAppend append = new PendingAppend(batch);
    if (append.bytes() > limits.queuedBytes()) {
      throw new IllegalArgumentException(
          "a batch of " + append.bytes() + " bytes; the most is " + limits.queuedBytes());
    }
    refuseWhenStopped();
    queue.add(append);
    append.await(limits.commitWait());
  }

  /** Runs a task on the committer's thread while no one else writes, and returns its result. */
  <T> T locked(Callable<T> task) {
    CompletableFuture<T> result = new CompletableFuture<>();
    queue.add(() -> runLocked(task, result));
    try {
      return result.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof JournalException failure) {
        throw failure;
      }
      if (!(e.getCause() instanceof FailedSync) && Room.isMissing(journal, e)) {
        throw new JournalFull("no room on the disk of " + journal, e);
      }
      throw new JournalException("the journal in " + journal + " failed: " + e.getCause(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new JournalException("interrupted while waiting for the journal", e);
    }
  }

  /** Closes the open files, since a task has changed them. Only within {@link #locked}. */
  void forgetFiles() throws IOException {
    days.closeFiles();
  }

  /** Makes durable what days hold at this moment, and marks their ends. */
  void settle(List<TenantDay> settled) {
    for (int from = 0; from < settled.size(); from += settledAtOnce()) {
      List<TenantDay> some =
          settled.subList(from, Math.min(from + settledAtOnce(), settled.size()));
      locked(() -> {
        refuseWhenStopped();
        write(commit -> commit.settle(some));
        return true;
      });
    }
  }

  private int settledAtOnce() {
    return Math.min(SETTLED_AT_ONCE, limits.openFiles());
  }

  /** Accepts nothing more, since a sync that was not made here has failed. */
  void syncFailed(FailedSync failure) {
    stop(failure);
  }

  /** Why nothing more is accepted, if so. */
  Optional<String> stopped() {
    return Optional.ofNullable(stopped).map(Throwable::getMessage);
  }

  private void run() {
    while (true) {
      switch (queue.take()) {
        case CommitQueue.Work.Task(Runnable task) -> task.run();
        case CommitQueue.Work.Group(List<PendingAppend> appends) -> commit(appends);
        case CommitQueue.Work.End() -> {
          return;
        }
      }
    }
  }

  private <T> void runLocked(Callable<T> task, CompletableFuture<T> result) {
    try {
      lockFolder();
      try {
        result.complete(task.call());
      } catch (FailedSync e) {
        stop(e);
        throw e;
      } catch (FailedWrite e) {
        if (!Room.isMissing(journal, e)) {
          stop(e);
        }
        throw e;
      } finally {
        unlockFolder();
      }
    } catch (Exception | Error e) {
      result.completeExceptionally(e);
    }
  }

  private void lockFolder() throws IOException {
    boolean othersWrote;
    try {
      othersWrote = lock.acquire();
    } catch (FailedWrite e) {
      throw refused(e);
    }
    if (othersWrote) {
      try {
        days.closeFiles();
      } catch (IOException e) {
        unlockFolder();
        throw e;
      }
    }
  }

  private void unlockFolder() {
    try {
      lock.release();
    } catch (IOException e) {
      stop(e);
    }
  }

  private void commit(List<PendingAppend> appends) {
    try {
      refuseWhenStopped();
      lockFolder();
      try {
        write(commit -> write(commit, appends));
      } finally {
        unlockFolder();
      }
    } catch (JournalException e) {
      failAll(appends, e);
    } catch (IOException e) {
      failAll(appends, new JournalException("the journal could not be written: " + e, e));
    } catch (RuntimeException | Error e) {
      stop(e);
      failAll(appends, stoppedBecause(e));
    } finally {
      appends.forEach(PendingAppend::release);
    }
  }

  private static List<DayFile> write(GroupCommit commit, List<PendingAppend> appends)
      throws IOException {
    List<DayFile> written = new ArrayList<>();
    for (Map.Entry<TenantDay, List<EventLines>> day : byDay(appends).entrySet()) {
      try {
        written.add(commit.write(day.getKey(), day.getValue()));
      } catch (JournalDamaged e) {
        failDay(appends, day.getKey(), e);
      }
    }
    return written;
  }

  /** What one commit writes; returns the files it wrote to. */
  private interface Writing {
    List<DayFile> run(GroupCommit commit) throws IOException;
  }

  private void write(Writing writing) {
    GroupCommit commit = new GroupCommit(days, disk, limits, sync, through);
    try {
      List<DayFile> written = writing.run(commit);
      commit.sync();
      written.forEach(days::synced);
    } catch (FailedSync e) {
      stop(e);
      tryTakeBack(commit);
      throw stoppedBecause(e);
    } catch (IOException e) {
      throw takenBack(commit, e);
    }
  }

  /** One list for each day, in the order the batches came. */
  private static Map<TenantDay, List<EventLines>> byDay(List<PendingAppend> appends) {
    Map<TenantDay, List<EventLines>> days = new TreeMap<>();
    for (PendingAppend append : appends) {
      append
          .batch()
          .days()
          .forEach((day, lines) -> {
            if (lines.count() > 0) {
              days.computeIfAbsent(day, _ -> new ArrayList<>()).add(lines);
            }
          });
    }
    return days;
  }

  /** Restores every file after a write failed; only a full disk lets the journal go on. */
  private JournalException takenBack(GroupCommit commit, IOException cause) {
    if (!tryTakeBack(commit)) {
      stop(cause);
      return stoppedBecause(cause);
    }
    return refused(cause);
  }

  /** Nothing is left of what was to be written. */
  private JournalException refused(IOException cause) {
    if (Room.isMissing(journal, cause)) {
      return new JournalFull(
          "no room on the disk of " + journal + "; nothing of the batch was kept", cause);
    }
    if (cause instanceof FailedWrite) {
      stop(cause);
      return stoppedBecause(cause);
    }
    return new JournalException("a file of the journal could not be opened: " + cause, cause);
  }

  private boolean tryTakeBack(GroupCommit commit) {
    try {
      commit.takeBack();
      return true;
    } catch (IOException e) {
      LOG.error("Unacknowledged lines could not be taken back", e);
      return false;
    }
  }

  private static void failDay(List<PendingAppend> appends, TenantDay day, JournalDamaged cause) {
    for (PendingAppend append : appends) {
      if (append.batch().days().containsKey(day)) {
        append.fail(() -> new JournalException(day + " can not be appended to", cause));
      }
    }
  }

  private static void failAll(List<PendingAppend> appends, JournalException cause) {
    for (PendingAppend append : appends) {
      append.fail(() -> copy(cause));
    }
  }

  /** Each caller gets an exception of its own, so that none shares a stack trace. */
  private static JournalException copy(JournalException cause) {
    String message = String.valueOf(cause.getMessage());
    return cause instanceof JournalFull
        ? new JournalFull(message, cause)
        : new JournalException(message, cause);
  }

  private void stop(Throwable cause) {
    if (stopped == null) {
      stopped = cause;
      LOG.error("The journal in {} accepts nothing more", journal, cause);
    }
  }

  private void refuseWhenStopped() {
    Throwable cause = stopped;
    if (cause != null) {
      throw stoppedBecause(cause);
    }
  }

  private JournalException stoppedBecause(Throwable cause) {
    return new JournalException(
        "the journal in "
            + journal
            + " accepts nothing more, since what the disk holds is no longer certain ("
            + cause.getMessage()
            + "). Everything acknowledged before was synced. Check the disk, then start again.",
        cause);
  }

  /** Writes what waits, then ends. */
  @Override
  public void close() {
    queue.close();
    try {
      thread.join();
      sync.close();
      days.closeFiles();
      lock.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new JournalException("interrupted while closing the journal", e);
    } catch (IOException e) {
      throw new JournalException("closing the journal in " + journal + " failed: " + e, e);
    }
  }
}
