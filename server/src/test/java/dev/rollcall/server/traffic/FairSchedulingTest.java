package dev.rollcall.server.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.server.Patience;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class FairSchedulingTest {
  private static final int THREADS = 200;
  private static final int FROM_OUTSIDE = 30;

  /** Without it none of those from outside runs for as long as the others go on. */
  @Test
  void whoComesFromOutsideRunsBesideThreadsThatAreAlwaysReady() throws InterruptedException {
    AtomicBoolean over = new AtomicBoolean();
    AtomicLong rounds = new AtomicLong();
    Semaphore ran = new Semaphore(0);
    List<Thread> threads = new ArrayList<>();
    try (FairScheduling fair = FairScheduling.start()) {
      for (int i = 0; i < THREADS; i++) {
        threads.add(Thread.ofVirtual().start(() -> goOn(fair, over, rounds)));
      }
      Patience.until(() -> rounds.get() > 10L * THREADS);
      for (int i = 0; i < FROM_OUTSIDE; i++) {
        Thread.ofVirtual().start(ran::release);
        Patience.acquire(ran, 1);
      }
      assertThat(threads).allMatch(Thread::isAlive);
    } finally {
      over.set(true);
    }
    for (Thread thread : threads) {
      thread.join();
    }
  }

  /** Yielding keeps a thread among those that are ready inside, as being woken by another does. */
  @SuppressWarnings("ThreadPriorityCheck")
  private static void goOn(FairScheduling fair, AtomicBoolean over, AtomicLong rounds) {
    while (!over.get()) {
      fair.pass();
      rounds.incrementAndGet();
      Thread.yield();
    }
  }

  @Test
  void whileNothingKeepsTheOutsideWaitingNobodyWaits() {
    try (FairScheduling fair = FairScheduling.start()) {
      for (int i = 0; i < 1_000_000; i++) {
        fair.pass();
      }
    }
  }
}
