package dev.rollcall.server.intake;

import io.helidon.webserver.CloseConnectionException;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/**
 * Threads of the operating system that do what is done with a body once it has come, from reading
 * its events until they are on disk. Virtual threads take turns only where they wait, and one that
 * is woken from outside is run when no other is ready: behind a thousand requests that are being
 * refused a body would wait at each of its steps. So it waits once, for all of it, and the
 * operating system shares the processors between these threads and all others.
 *
 * <p>Reading keeps a processor busy for milliseconds, so there are as many bodies read at once as
 * there are processors; waiting for the disk does not, and many batches should wait together.
 */
final class WorkThreads {
  private static final int MOST = 256;

  private final Semaphore room = new Semaphore(MOST, true);
  private final Semaphore processors =
      new Semaphore(Runtime.getRuntime().availableProcessors(), true);
  private final ExecutorService threads =
      Executors.newCachedThreadPool(Thread.ofPlatform().daemon().name("intake-", 0).factory());

  /** Returns what a task made on one of the threads, or throws what it threw. */
  <T> T run(Callable<T> task) throws IOException {
    try {
      room.acquire();
      try {
        return threads.submit(task).get();
      } finally {
        room.release();
      }
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case IOException failure -> throw failure;
        case RuntimeException failure -> throw failure;
        case Error failure -> throw failure;
        case null, default -> throw new IllegalStateException("a body could not be read", e);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CloseConnectionException("The server stops", e);
    }
  }

  /** Waits for a processor, first come first served, and keeps it busy. Within {@link #run}. */
  <T> T reading(Callable<T> task) throws Exception {
    processors.acquire();
    try {
      return task.call();
    } finally {
      processors.release();
    }
  }
}
