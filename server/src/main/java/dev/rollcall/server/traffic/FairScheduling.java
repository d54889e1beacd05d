package dev.rollcall.server.traffic;

import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Sees to it that clients who ask as fast as they are answered do not keep out everybody else.
 *
 * <p>The scheduler of virtual threads looks at what comes from outside - new connections, events
 * that are on disk, timers - only when none of the threads that woke each other is ready (decision
 * 0012). So a thread from outside starts a virtual one now and then; when that does not run soon,
 * requests wait at a gate, at the cost of those who have just been served, until it has run. While
 * it does run soon nobody ever waits.
 */
public final class FairScheduling implements Filter, AutoCloseable {
  private static final long BETWEEN_MILLIS = 10;
  private static final long SOON_MILLIS = 5;

  /** However long the outside may take, requests go on then. */
  private static final long MOST_MILLIS = 500;

  private final CountDownLatch stopped = new CountDownLatch(1);
  private volatile @Nullable Gate gate;
  private volatile boolean asked;
  private final Thread watcher =
      Thread.ofPlatform().daemon().name("fair-scheduling").unstarted(this::watch);

  private FairScheduling() {}

  /** Begins to watch. */
  public static FairScheduling start() {
    FairScheduling fair = new FairScheduling();
    fair.watcher.start();
    return fair;
  }

  @Override
  public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
    pass();
    chain.proceed();
  }

  /** Waits while the gate is closed. */
  void pass() {
    if (!asked) {
      asked = true;
      LockSupport.unpark(watcher);
    }
    Gate closed = gate;
    if (closed != null) {
      closed.await();
    }
  }

  /**
   * Closed once and opened once. Who opens it wakes everybody: of threads that wait for a latch
   * each wakes the next, and the last one would wait for as many rounds of the scheduler.
   */
  private static final class Gate {
    private final Queue<Thread> waiting = new ConcurrentLinkedQueue<>();
    private volatile boolean open;

    void await() {
      waiting.add(Thread.currentThread());
      while (!open) {
        LockSupport.park(this);
        if (Thread.currentThread().isInterrupted()) {
          throw new CloseConnectionException("The server stops");
        }
      }
    }

    void open() {
      open = true;
      waiting.forEach(LockSupport::unpark);
    }
  }

  private void watch() {
    try {
      while (!stopped.await(BETWEEN_MILLIS, TimeUnit.MILLISECONDS)) {
        if (!asked) {
          LockSupport.park(this);
        }
        asked = false;
        look();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void look() throws InterruptedException {
    CountDownLatch ran = new CountDownLatch(1);
    Thread.ofVirtual().start(ran::countDown);
    if (ran.await(SOON_MILLIS, TimeUnit.MILLISECONDS)) {
      return;
    }
    Gate closed = new Gate();
    gate = closed;
    try {
      var _ = ran.await(MOST_MILLIS, TimeUnit.MILLISECONDS);
    } finally {
      gate = null;
      closed.open();
    }
  }

  @Override
  public void close() {
    stopped.countDown();
    LockSupport.unpark(watcher);
  }
}
