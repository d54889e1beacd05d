package dev.rollcall.server.cli;

import dev.rollcall.journal.Journal;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends a server whose journal has failed. After the first failed write or fsync the journal accepts
 * nothing more, and what a later fsync says can not be believed: only a new process can go on. The
 * intake refuses from that moment; for a while the server answers everything else and says so, and
 * then it ends.
 */
final class JournalWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(JournalWatch.class);
  private static final long LOOK_EVERY_MILLIS = 100;

  private final Journal journal;
  private final Duration faultTime;
  private final Runnable then;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread =
      Thread.ofPlatform().daemon().name("journal-watch").unstarted(this::watch);

  /**
   * Begins to watch.
   *
   * @param faultTime how long to go on after a fault
   * @param then ends the server
   */
  JournalWatch(Journal journal, Duration faultTime, Runnable then) {
    this.journal = journal;
    this.faultTime = faultTime;
    this.then = then;
    thread.start();
  }

  /** What went wrong with the journal, if something did. */
  Optional<String> fault() {
    return journal.stopped();
  }

  private void watch() {
    try {
      while (journal.stopped().isEmpty()) {
        if (closed.await(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
          return;
        }
      }
      LOG.error(
          "The journal has failed: events are refused from now on. The server ends in {} s.",
          faultTime.toMillis() / 1000.0);
      if (!closed.await(faultTime.toMillis(), TimeUnit.MILLISECONDS)) {
        then.run();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closed.countDown();
  }
}
