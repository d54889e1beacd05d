package dev.rollcall.server.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The wish of the operating system that a server stops (SIGTERM, SIGINT). The process lives on
 * until the server is down: this is closed last.
 */
final class Stop implements AutoCloseable {
  /** After that the process ends whatever is still going on. */
  private static final long LONGEST_SECONDS = 30;

  private final CountDownLatch wished = new CountDownLatch(1);
  private final CountDownLatch done = new CountDownLatch(1);
  private final Runnable stopper;
  private final Thread hook = new Thread(this::stopping, "stop");

  /**
   * Waits for the wish.
   *
   * @param stopper what to do once it comes, besides waking {@link #await}
   */
  Stop(Runnable stopper) {
    this.stopper = stopper;
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** Waits until the server is to stop; an interrupt is such a wish too. */
  void await() {
    try {
      wished.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void stopping() {
    wished.countDown();
    stopper.run();
    try {
      if (!done.await(LONGEST_SECONDS, TimeUnit.SECONDS)) {
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
