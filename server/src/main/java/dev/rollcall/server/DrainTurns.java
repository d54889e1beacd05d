package dev.rollcall.server;

import io.helidon.webserver.CloseConnectionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Lets as many threads take in bodies that nobody wants as there are processors; the others wait,
 * at their clients' expense, up to a second, since a slow client may hold a turn.
 *
 * <p>Virtual threads that wake each other are run before any that is woken from outside, such as by
 * the disk: a thousand clients that are refused and come back would keep those waiting for as long
 * as they go on. So a turn is handed on by a thread from outside, and whoever is refused lines up
 * behind those that wait for the disk.
 */
final class DrainTurns implements AutoCloseable {
  private static final long MOST_MILLIS = 1_000;

  private final Semaphore turns = new Semaphore(Runtime.getRuntime().availableProcessors(), true);
  private final ExecutorService outside =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("drain-turns").factory());

  /** A turn that is not taken yet. */
  Turn turn() {
    return new Turn();
  }

  /** One thread's; closing it hands it on. */
  final class Turn implements AutoCloseable {
    private boolean taken;

    /** Waits for it, or for a second, unless it is taken already. */
    void take() {
      if (!taken) {
        taken = await();
      }
    }

    @Override
    public void close() {
      if (taken) {
        taken = false;
        handOn();
      }
    }
  }

  private boolean await() {
    try {
      return turns.tryAcquire(MOST_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CloseConnectionException("The server stops", e);
    }
  }

  private void handOn() {
    try {
      outside.execute(turns::release);
    } catch (RejectedExecutionException _) {
      turns.release();
    }
  }

  @Override
  public void close() {
    outside.shutdown();
  }
}
