package dev.rollcall.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Requests that come at fixed moments whether earlier ones have been answered or not, as those of
 * many independent clients do. What one takes is measured from the moment it was meant to start, so
 * that a server which stalls is not spared the requests that pile up meanwhile.
 */
final class OpenLoop {
  /**
   * A request that no connection was free for within this time is given up. With many times more
   * requests than connections every one that is sent waits about so long before, which is no wait
   * for the server.
   */
  private static final long GIVEN_UP_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  private final int port;
  private final List<byte[]> requests;
  private final Predicate<String> good;
  private final int connections;
  private final Queue<Outcome> outcomes = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean wrongSeen = new AtomicBoolean();

  /** What became of a request. */
  enum Fate {
    ANSWERED,
    /** 429 or 503 with Retry-After. */
    REFUSED,
    /** Any other answer; a refusal without Retry-After. */
    WRONG,
    /** The connection broke. */
    FAILED,
    /** There was no free connection in time, so it was never sent. */
    UNSENT
  }

  /**
   * One request.
   *
   * @param dueNanos when it was meant to start, by the clock of {@link System#nanoTime}
   * @param nanos from then to the last byte of its answer
   */
  record Outcome(Fate fate, long dueNanos, long nanos) {}

  /**
   * @param requests sent in turn
   * @param good whether a body is that of a success
   * @param connections so many requests can be under way at once
   */
  OpenLoop(int port, List<byte[]> requests, Predicate<String> good, int connections) {
    this.port = port;
    this.requests = requests;
    this.good = good;
    this.connections = connections;
  }

  /** All requests so far. */
  List<Outcome> outcomes() {
    return new ArrayList<>(outcomes);
  }

  /** Begins to send so many a second for so long; the threads end when the last is answered. */
  List<Thread> start(double perSecond, double seconds) {
    long start = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(100);
    long end = start + Math.round(seconds * 1e9);
    AtomicLong next = new AtomicLong();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < connections; i++) {
      threads.add(Thread.ofVirtual().start(() -> send(next, start, end, 1e9 / perSecond)));
    }
    return threads;
  }

  private void send(AtomicLong next, long start, long end, double interval) {
    @Nullable HttpConnection connection = null;
    try {
      while (true) {
        long number = next.getAndIncrement();
        long due = start + Math.round(number * interval);
        if (due >= end) {
          break;
        }
        sleepUntil(due);
        if (System.nanoTime() - due > GIVEN_UP_NANOS) {
          note(Fate.UNSENT, due);
          continue;
        }
        connection = send(connection, requests.get((int) (number % requests.size())), due);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      close(connection);
    }
  }

  /** Returns the connection as far as it can be used again. */
  private @Nullable HttpConnection send(@Nullable HttpConnection open, byte[] request, long due) {
    HttpConnection connection = open;
    try {
      if (connection == null) {
        connection = new HttpConnection(port);
      }
      HttpConnection.Answer answer = connection.ask(request);
      note(fate(answer), due);
      if (!answer.last()) {
        return connection;
      }
    } catch (IOException e) {
      note(Fate.FAILED, due);
    }
    close(connection);
    return null;
  }

  private Fate fate(HttpConnection.Answer answer) {
    Fate fate = judged(answer);
    if (fate == Fate.WRONG && wrongSeen.compareAndSet(false, true)) {
      System.err.println("A wrong answer: " + answer);
    }
    return fate;
  }

  private Fate judged(HttpConnection.Answer answer) {
    return switch (answer.status()) {
      case 200 -> good.test(answer.body()) ? Fate.ANSWERED : Fate.WRONG;
      case 429, 503 -> answer.retryAfter() ? Fate.REFUSED : Fate.WRONG;
      default -> Fate.WRONG;
    };
  }

  private void note(Fate fate, long due) {
    outcomes.add(new Outcome(fate, due, System.nanoTime() - due));
  }

  private static void sleepUntil(long nanos) throws InterruptedException {
    long left = nanos - System.nanoTime();
    if (left > 0) {
      TimeUnit.NANOSECONDS.sleep(left);
    }
  }

  private static void close(@Nullable HttpConnection connection) {
    if (connection != null) {
      try {
        connection.close();
      } catch (IOException e) {
        // It is gone either way.
      }
    }
  }
}
