package dev.rollcall.server.intake;

import io.helidon.webserver.CloseConnectionException;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Threads that read bodies into events, as many as there are processors. Reading keeps a processor
 * busy for milliseconds, and virtual threads take turns only where they wait: on one of those a
 * body would hold up every request of every surface, and behind a thousand requests that are being
 * refused it would wait for each of them at each of its steps. The operating system shares the
 * processors between these threads and all others.
 */
final class ReadingThreads {
  private static final long KEPT_SECONDS = 10;

  private final ExecutorService threads = threads();

  /** Returns what a task made on one of the threads; it waits its turn, first come first served. */
  <T> T run(Callable<T> task) throws IOException {
    try {
      return threads.submit(task).get();
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case IOException failure -> throw failure;
        case RuntimeException failure -> throw failure;
        case Error failure -> throw failure;
        case null, default -> throw new IllegalStateException("reading a body failed", e);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CloseConnectionException("The server stops", e);
    }
  }

  private static ExecutorService threads() {
    int processors = Runtime.getRuntime().availableProcessors();
    ThreadPoolExecutor threads =
        new ThreadPoolExecutor(
            processors,
            processors,
            KEPT_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            Thread.ofPlatform().daemon().name("event-reader-", 0).factory());
    threads.allowCoreThreadTimeOut(true);
    return threads;
  }
}
