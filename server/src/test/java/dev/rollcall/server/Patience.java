package dev.rollcall.server;

import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Waits for what must come, but not for ever. */
public final class Patience {
  private static final int SECONDS = 60;

  private Patience() {}

  /** Returns once something is so, and fails when it is not within a minute. */
  public static void until(Callable<Boolean> isSo) {
    long begun = System.nanoTime();
    while (!ask(isSo)) {
      if (System.nanoTime() - begun > TimeUnit.SECONDS.toNanos(SECONDS)) {
        throw new AssertionError("it did not come within " + SECONDS + " seconds");
      }
      pause();
    }
  }

  /** Returns once so many permits are there, which are taken, and fails when they do not come. */
  public static void acquire(Semaphore semaphore, int permits) {
    try {
      if (!semaphore.tryAcquire(permits, SECONDS, TimeUnit.SECONDS)) {
        throw new AssertionError(
            "%d came of %d within %d seconds"
                .formatted(semaphore.availablePermits(), permits, SECONDS));
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean ask(Callable<Boolean> isSo) {
    try {
      return isSo.call();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static void pause() {
    try {
      Thread.sleep(25);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
