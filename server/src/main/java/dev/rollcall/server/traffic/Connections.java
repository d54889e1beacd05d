package dev.rollcall.server.traffic;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.concurrency.limits.Limit;
import io.helidon.common.task.InterruptableTask;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.spi.ServerConnection;
import io.helidon.webserver.spi.ServerConnectionSelector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * Every open connection. Keeps room for new ones: when nearly as many are open as may be, those
 * that wait longest for their next request are closed, so that idle clients can not lock others
 * out. A connection with a request under way is left alone, and so is one that has only just come.
 */
public final class Connections implements ServerConnectionSelector {
  /** One in so many is kept free. */
  private static final int SPARE_SHARE = 16;

  /** So young a connection may have sent a request that nobody has looked at yet. */
  private static final long YOUNG_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final ServerConnectionSelector http;
  private final int spare;
  private final int most;
  private final Consumer<Thread> ended;
  private final Set<OpenConnection> open = ConcurrentHashMap.newKeySet();
  private final AtomicLong opened = new AtomicLong();
  private final ReentrantLock clearing = new ReentrantLock();

  /**
   * @param http makes the connections
   * @param most how many the listener lets in at once
   * @param ended told the thread of each connection that has ended
   */
  public Connections(ServerConnectionSelector http, int most, Consumer<Thread> ended) {
    this.http = http;
    this.spare = most < SPARE_SHARE ? 0 : most / SPARE_SHARE;
    this.most = most;
    this.ended = ended;
  }

  /** How many are open. */
  public int count() {
    return open.size();
  }

  @Override
  public int bytesToIdentifyConnection() {
    return http.bytesToIdentifyConnection();
  }

  @Override
  public Support supports(BufferData data) {
    return http.supports(data);
  }

  @Override
  public Set<String> supportedApplicationProtocols() {
    return http.supportedApplicationProtocols();
  }

  @Override
  public ServerConnection connection(ConnectionContext context) {
    OpenConnection connection = new OpenConnection(http.connection(context));
    open.add(connection);
    keepRoom();
    return connection;
  }

  /**
   * Closes some of those that wait longest when hardly any room is left. Whoever makes the server
   * calls it again and again: with every place taken no new connection comes that could, and those
   * that were busy when the last one came may wait now.
   */
  public void keepRoom() {
    if (spare == 0 || open.size() <= most - spare || !clearing.tryLock()) {
      return;
    }
    try {
      List<Waiting> waiting = new ArrayList<>();
      open.forEach(connection -> {
        if (connection.canInterrupt() && !connection.isYoung()) {
          waiting.add(new Waiting(connection, connection.idleTime(), connection.number));
        }
      });
      waiting.sort(
          Comparator.comparing(Waiting::since).reversed().thenComparingLong(Waiting::number));
      waiting.stream().limit(spare).forEach(longest -> longest.connection().close(false));
    } finally {
      clearing.unlock();
    }
  }

  /**
   * A connection that waits for a request, and for how long it has. The HTTP library counts seconds
   * here, so of those that began in the same one the oldest goes first.
   */
  private record Waiting(OpenConnection connection, Duration since, long number) {}

  /** A connection that is on the list from before its first byte until its end. */
  private final class OpenConnection implements ServerConnection, InterruptableTask<Void> {
    private final ServerConnection connection;
    private final long number = opened.incrementAndGet();
    private final long openedNanos = System.nanoTime();

    OpenConnection(ServerConnection connection) {
      this.connection = connection;
    }

    @Override
    public void handle(Limit limit) throws InterruptedException {
      try {
        connection.handle(limit);
      } finally {
        open.remove(this);
        ended.accept(Thread.currentThread());
      }
    }

    @Override
    public Duration idleTime() {
      return connection.idleTime();
    }

    @Override
    public void close(boolean interrupt) {
      connection.close(interrupt);
    }

    boolean isYoung() {
      return System.nanoTime() - openedNanos < YOUNG_NANOS;
    }

    /** Whether it waits for a request. */
    @Override
    public boolean canInterrupt() {
      return connection instanceof InterruptableTask<?> task && task.canInterrupt();
    }
  }
}
