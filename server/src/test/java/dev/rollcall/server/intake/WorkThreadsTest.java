package dev.rollcall.server.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class WorkThreadsTest {
  private static final int CALLERS = 1_000;
  private static final int EACH = 100;

  @Test
  void whoeverComesWhenAllThreadsAreBusyWaitsAndIsNotTurnedAway() throws Exception {
    WorkThreads threads = new WorkThreads();
    List<Future<Integer>> sums = new ArrayList<>();
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < CALLERS; i++) {
        sums.add(
            callers.submit(() -> {
              int sum = 0;
              for (int round = 0; round < EACH; round++) {
                sum += threads.run(() -> threads.reading(() -> 1));
              }
              return sum;
            }));
      }
    }
    for (Future<Integer> sum : sums) {
      assertThat(sum.get()).isEqualTo(EACH);
    }
  }
}
