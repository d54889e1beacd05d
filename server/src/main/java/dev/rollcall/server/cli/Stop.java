package dev.rollcall.server.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The wish of the operating system that a server stops (SIGTERM, SIGINT). The process lives on
 * until the server is down: this is closed last.
 */
final class Stop implements AutoCloseable {
  private final CountDownLatch wished = new CountDownLatch(1);
  private final CountDownLatch done = new CountDownLatch(1);
  private final Duration longest;
  private final Runnable stopper;
  private final Thread hook = new Thread(this::stopping, "stop");

  /**
   * Waits for the wish.
   *
   * @param longest after that the process ends whatever is still going on
   * @param stopper what to do once it comes, besides waking {@link #await}
   */
  Stop(Duration longest, Runnable stopper) {
    this.longest = longest;
    this.stopper = stopper;
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** Waits until the server is to stop; an interrupt is such a wish too. */
  void await() {
    try {
      wished.await();
    } catch (InterruptedException _) {
      // The wish was heard: what closes now is not to be cut short by it.
      wished.countDown();
    }
  }

  /** Wishes so, from within. */
  void wish() {
    wished.countDown();
  }

  private void stopping() {
    wished.countDown();
    stopper.run();
    try {
      if (!done.await(longest.toMillis(), TimeUnit.MILLISECONDS)) {
        Thread.currentThread().interrupt();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    done.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException _) {
      // The process is ending already.
    }
  }
}
