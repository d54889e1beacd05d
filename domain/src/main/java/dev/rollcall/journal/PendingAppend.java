package dev.rollcall.journal;

import dev.rollcall.events.EventLines;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A batch whose caller waits for it to be on disk. */
final class PendingAppend {
  private final JournalBatch batch;
  private final long bytes;
  private final CountDownLatch done = new CountDownLatch(1);
  private volatile @Nullable Supplier<? extends JournalException> failure;

  PendingAppend(JournalBatch batch) {
    this.batch = batch;
    this.bytes = batch.days().values().stream().mapToLong(EventLines::length).sum();
  }

  JournalBatch batch() {
    return batch;
  }

  long bytes() {
    return bytes;
  }

  /** Remembers the first reason why this batch was not kept. */
  void fail(Supplier<? extends JournalException> reason) {
    if (failure == null) {
      failure = reason;
    }
  }

  /** Lets the caller go. */
  void release() {
    done.countDown();
  }

  /** Returns once the batch is durable, or throws why it is not. */
  void await(Duration most) {
    try {
      if (!done.await(most.toNanos(), TimeUnit.NANOSECONDS)) {
        throw new JournalBusy(
            "the disk took longer than " + most + " for this batch; it may still get there");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new JournalException(
          "interrupted while the batch was being written; it may still get there", e);
    }
    Supplier<? extends JournalException> reason = failure;
    if (reason != null) {
      throw reason.get();
    }
  }
}
