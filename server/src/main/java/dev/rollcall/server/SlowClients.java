package dev.rollcall.server;

import io.helidon.common.buffers.DataReader;
import io.helidon.http.Headers;
import io.helidon.http.HttpPrologue;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http1.Http1ConnectionListener;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Map;
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

  private final Map<Thread, Reception> receptions = new ConcurrentHashMap<>();
  private final long periodNanos;
  private final long sendNanos;
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
        begin(System.nanoTime() + periodNanos);
      }

      @Override
      public void headers(ConnectionContext context, Headers headers) {
        end();
      }
    };
  }

  /**
   * Watches every read of a body, and the sending of the answer; the time between is the server's
   * own.
   */
  Filter bodies() {
    return (chain, request, response) -> {
      request.streamFilter(WatchedBody::new);
      response.beforeSend(() -> begin(System.nanoTime() + sendNanos));
      response.whenSent(this::end);
      chain.proceed();
    };
  }

  /** A connection has ended, wherever its thread was. */
  void ended(Thread thread) {
    receptions.remove(thread);
  }

  /** How many waits for clients are watched now. */
  int watched() {
    return receptions.size();
  }

  private void begin(long deadlineNanos) {
    receptions.put(Thread.currentThread(), new Reception(deadlineNanos));
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
      if (now - reception.deadlineNanos > 0) {
        reception.expire(thread);
      }
    });
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }

  /** One wait for bytes, which ends either by their coming or by time. */
  private static final class Reception {
    private final long deadlineNanos;
    private boolean over;

    Reception(long deadlineNanos) {
      this.deadlineNanos = deadlineNanos;
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
    private long deadlineNanos;

    WatchedBody(InputStream body) {
      super(body);
    }

    @Override
    public int read() throws IOException {
      begin(deadline());
      try {
        return in.read();
      } catch (DataReader.InsufficientDataAvailableException e) {
        throw gone(e);
      } finally {
        end();
      }
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      begin(deadline());
      try {
        return in.read(bytes, offset, length);
      } catch (DataReader.InsufficientDataAvailableException e) {
        throw gone(e);
      } finally {
        end();
      }
    }

    private static CloseConnectionException gone(RuntimeException cause) {
      return new CloseConnectionException("The client closed in the middle of the body", cause);
    }

    private long deadline() {
      if (deadlineNanos == 0) {
        deadlineNanos = System.nanoTime() + periodNanos;
      }
      return deadlineNanos;
    }
  }
}
