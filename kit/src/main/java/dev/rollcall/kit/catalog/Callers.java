package dev.rollcall.kit.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Several callers at once, and waiting for what another process does to show. */
final class Callers {
  private static final int CALLERS = 8;
  private static final int LOOKS = 200;
  private static final int PAUSE_MILLIS = 20;

  /** What one of several callers does. */
  interface Call<T> {
    T by(int caller) throws Exception;
  }

  private Callers() {}

  /** Lets several virtual threads do the same at the same moment; what they got, in any order. */
  static <T> List<T> together(Call<T> call) throws Exception {
    CyclicBarrier start = new CyclicBarrier(CALLERS);
    List<Future<T>> results = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < CALLERS; i++) {
        int caller = i;
        results.add(
            threads.submit(() -> {
              start.await();
              return call.by(caller);
            }));
      }
    }
    List<T> values = new ArrayList<>();
    for (Future<T> result : results) {
      values.add(result.get());
    }
    return values;
  }

  /** Looks until it holds; fails when it never does. */
  static void eventually(Callable<Boolean> holds) throws Exception {
    for (int i = 0; i < LOOKS && !holds.call(); i++) {
      Thread.sleep(PAUSE_MILLIS);
    }
    assertThat(holds.call()).as("shows in the end").isTrue();
  }
}
