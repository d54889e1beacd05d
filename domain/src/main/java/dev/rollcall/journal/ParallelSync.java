package dev.rollcall.journal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Runs the syncs of one commit side by side, since a disk merges those that wait together. */
final class ParallelSync implements AutoCloseable {
  private static final int THREADS = 16;

  private final ExecutorService threads =
      Executors.newFixedThreadPool(
          THREADS, Thread.ofPlatform().daemon().name("journal-sync-", 0).factory());

  /** One sync. */
  interface Step {
    void run() throws IOException;
  }

  /** Returns once every step has succeeded; throws what the first failed one threw. */
  void all(List<Step> steps) throws IOException {
    if (steps.size() == 1) {
      steps.getFirst().run();
      return;
    }
    List<Future<?>> running = new ArrayList<>();
    for (Step step : steps) {
      running.add(
          threads.submit(() -> {
            step.run();
            return step;
          }));
    }
    IOException failure = null;
    for (Future<?> future : running) {
      try {
        future.get();
      } catch (ExecutionException e) {
        failure = failure == null ? cause(e) : failure;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new FailedSync("interrupted while syncing", new IOException(e));
      }
    }
    if (failure != null) {
      throw failure;
    }
  }

  private static IOException cause(ExecutionException e) {
    return e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
  }

  @Override
  public void close() {
    threads.close();
  }
}
