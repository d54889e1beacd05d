package dev.rollcall.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Clients that repeat one thing, each on a thread of its own, for some seconds. */
final class Crowd {
  private Crowd() {}

  /** One thing a client does again and again. */
  interface Deed {
    void once() throws Exception;
  }

  /** Returns how often it was done by all of them together. The first failure ends it. */
  static long run(List<Deed> clients, double seconds) throws InterruptedException {
    AtomicBoolean over = new AtomicBoolean();
    try (ExecutorService threads = Executors.newFixedThreadPool(clients.size())) {
      List<Future<Long>> results = new ArrayList<>();
      for (Deed client : clients) {
        results.add(threads.submit(() -> repeat(client, over)));
      }
      TimeUnit.MILLISECONDS.sleep(Math.round(seconds * 1000));
      over.set(true);
      long done = 0;
      for (Future<Long> result : results) {
        done += result.get();
      }
      return done;
    } catch (ExecutionException e) {
      throw new IllegalStateException("A client failed: " + e.getCause(), e);
    } finally {
      over.set(true);
    }
  }

  private static long repeat(Deed client, AtomicBoolean over) throws Exception {
    long done = 0;
    while (!over.get()) {
      client.once();
      done++;
    }
    return done;
  }
}
