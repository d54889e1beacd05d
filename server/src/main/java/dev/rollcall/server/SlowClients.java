package dev.rollcall.server;

import io.helidon.common.buffers.DataReader;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Headers;
import io.helidon.http.HttpPrologue;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import io.helidon.webserver.http1.Http1ConnectionListener;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Ends connections whose client takes too long to send what it began or to read its answer, so that
 * a few slow ones can not hold every connection. The virtual thread that waits for the client is
 * interrupted, which closes its socket; one that works on a request is left alone.
 */
final class SlowClients implements AutoCloseable {
  private static final int CHECKS_PER_PERIOD = 10;

  private static final long OFTEN_MILLIS = 100;

  /** How long a client may keep others waiting. */
  private static final long HURRIED_NANOS = TimeUnit.SECONDS.toNanos(1);

  /** One in so many is ended at once to make room. */
  private static final int HURRIED_SHARE = 16;

  private final Map<Thread, Reception> receptions = new ConcurrentHashMap<>();
  private final long periodNanos;
  private final long sendNanos;
  private final DrainTurns turns = new DrainTurns();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("slow-clients").factory());

  /**
   * @param period how long headers may take, and again the body
   * @param send how long an answer may take to be read
   */
  SlowClients(Duration period, Duration send) {
    this.periodNanos = period.toNanos();
    this.sendNanos = send.toNanos();
    long check = Math.max(1, Math.min(periodNanos, sendNanos) / CHECKS_PER_PERIOD);
    var _ = timer.scheduleWithFixedDelay(this::check, check, check, TimeUnit.NANOSECONDS);
  }

  /** Watches from the request line to the last header. */
  Http1ConnectionListener headersListener() {
    return new Http1ConnectionListener() {
      @Override
      public void prologue(ConnectionContext context, HttpPrologue prologue) {
        begin(System.nanoTime(), periodNanos);
      }

      @Override
      public void headers(ConnectionContext context, Headers headers) {
        end();
      }
    };
  }

  /**
   * Watches every read of a body, and the sending of the answer; the time between is the server's
   * own. Whoever is answered before the body was taken in waits for a turn to take it in first: the
   * next request is on its way once there is an answer, and would wait instead.
   */
  Filter bodies() {
    return (chain, request, response) -> {
      request.streamFilter(WatchedBody::new);
      try (DrainTurns.Turn turn = turns.turn()) {
        response.beforeSend(() -> {
          if (isDrained(request, response)) {
            turn.take();
          }
          begin(System.nanoTime(), sendNanos);
        });
        response.whenSent(this::end);
        chain.proceed();
        if (isDrained(request, response)) {
          drain(request);
        }
      }
    };
  }

  /** Whether there is a rest of a body, and the connection goes on behind it or has its length. */
  private static boolean isDrained(RoutingRequest request, RoutingResponse response) {
    boolean refused = response.headers().containsToken(HeaderValues.CONNECTION_CLOSE);
    return !request.content().consumed()
        && (!refused || !request.headers().contains(HeaderNames.TRANSFER_ENCODING));
  }

  /**
   * Takes in what is left of a body behind its answer, within the time for a body: the HTTP library
   * would wait for it without an end.
   */
  void drain(RoutingRequest request) {
    if (request.content().consumed()) {
      return;
    }
    begin(System.nanoTime(), periodNanos);
    try {
      request.content().consume();
    } catch (RuntimeException e) {
      throw new CloseConnectionException("The rest of the body did not come", e);
    } finally {
      end();
    }
  }

  /** Does this as well, ten times a second. */
  void also(Runnable task) {
    var _ = timer.scheduleWithFixedDelay(task, OFTEN_MILLIS, OFTEN_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** A connection has ended, wherever its thread was. */
  void ended(Thread thread) {
    receptions.remove(thread);
  }

  /** How many waits for clients are watched now. */
  int watched() {
    return receptions.size();
  }

  /**
   * Others are refused because of these threads: those of them that have waited longest for their
   * clients are ended, if that is longer than a second.
   */
  void hurry(Set<Thread> threads) {
    long now = System.nanoTime();
    List<Slow> slow = new ArrayList<>();
    for (Thread thread : threads) {
      Reception reception = receptions.get(thread);
      if (reception != null && now - reception.begunNanos >= HURRIED_NANOS) {
        slow.add(new Slow(thread, reception, now - reception.begunNanos));
      }
    }
    slow.sort(Comparator.comparingLong(Slow::nanos).reversed());
    slow.stream()
        .limit(Math.ceilDiv(threads.size(), HURRIED_SHARE))
        .forEach(longest -> longest.reception().expire(longest.thread()));
  }

  private void begin(long begunNanos, long mostNanos) {
    receptions.put(Thread.currentThread(), new Reception(begunNanos, mostNanos));
  }

  private void end() {
    Reception reception = receptions.remove(Thread.currentThread());
    if (reception != null) {
      reception.end();
    }
  }

  private void check() {
    long now = System.nanoTime();
    receptions.forEach((thread, reception) -> {
      if (now - reception.begunNanos > reception.mostNanos) {
        reception.expire(thread);
      }
    });
  }

  @Override
  public void close() {
    timer.shutdownNow();
    turns.close();
  }

  /** A thread that has waited so long for its client. */
  private record Slow(Thread thread, Reception reception, long nanos) {}

  /** One wait for bytes, which ends either by their coming or by time. */
  private static final class Reception {
    private final long begunNanos;
    private final long mostNanos;
    private boolean over;

    Reception(long begunNanos, long mostNanos) {
      this.begunNanos = begunNanos;
      this.mostNanos = mostNanos;
    }

    synchronized void end() {
      over = true;
    }

    synchronized void expire(Thread thread) {
      if (!over) {
        over = true;
        thread.interrupt();
      }
    }
  }

  private final class WatchedBody extends FilterInputStream {
    private long begunNanos;

    WatchedBody(InputStream body) {
      super(body);
    }

    @Override
    public int read() throws IOException {
      begin(begun(), periodNanos);
      try {
        return in.read();
      } catch (DataReader.InsufficientDataAvailableException e) {
        throw gone(e);
      } catch (NumberFormatException e) {
        throw broken(e);
      } finally {
        end();
      }
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      begin(begun(), periodNanos);
      try {
        return in.read(bytes, offset, length);
      } catch (DataReader.InsufficientDataAvailableException e) {
        throw gone(e);
      } catch (NumberFormatException e) {
        throw broken(e);
      } finally {
        end();
      }
    }

    /** The HTTP library may take in the rest here. */
    @Override
    public void close() throws IOException {
      begin(begun(), periodNanos);
      try {
        in.close();
      } finally {
        end();
      }
    }

    /** The size of a chunk is no number: where the next request begins nobody knows. */
    private static CloseConnectionException broken(NumberFormatException cause) {
      return new CloseConnectionException("The size of a chunk can not be read", cause);
    }

    private static CloseConnectionException gone(RuntimeException cause) {
      return new CloseConnectionException("The client closed in the middle of the body", cause);
    }

    private long begun() {
      if (begunNanos == 0) {
        begunNanos = System.nanoTime();
      }
      return begunNanos;
    }
  }
}
