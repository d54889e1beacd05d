package dev.rollcall.server.feishu;

import dev.rollcall.catalog.StoreApp;
import dev.rollcall.catalog.StoreApps;
import dev.rollcall.server.access.AppTickets;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings store apps their tickets, as the vendor does: when the server starts, at every whole hour,
 * and when an app asks. A push that fails is tried a few times more and then given up until the
 * next hour; of one app never more than one is under way.
 *
 * <pre>
 *   {"ts":"1502199207.7171419","uuid":"...","token":"VERIFICATION TOKEN","type":"event_callback",
 *    "event":{"app_id":"cli_xxx","app_ticket":"xxx","type":"app_ticket"}}
 * </pre>
 */
final class TicketPushes implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TicketPushes.class);
  private static final Duration ANSWER_TIME = Duration.ofSeconds(10);
  private static final Duration LONGEST_SLEEP = Duration.ofMinutes(1);
  private static final int TRIES = 4;
  private static final int TIMES_LONGER = 4;

  private final StoreApps apps;
  private final AppTickets tickets;
  private final Clock clock;
  private final Duration firstWait;
  private final Set<String> underWay = ConcurrentHashMap.newKeySet();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  /**
   * @param firstWait how long after its failure a push is tried again; four times as long after
   *     each further one
   */
  TicketPushes(StoreApps apps, AppTickets tickets, Clock clock, Duration firstWait) {
    this.apps = apps;
    this.tickets = tickets;
    this.clock = clock;
    this.firstWait = firstWait;
  }

  /** Pushes all tickets now and at every whole hour from now on. */
  void everyHour() {
    threads.execute(() -> {
      try {
        while (!Thread.currentThread().isInterrupted()) {
          pushAll();
          sleepUntil(hour(clock.instant()).plus(AppTickets.PERIOD));
        }
      } catch (InterruptedException closing) {
        Thread.currentThread().interrupt();
      }
    });
  }

  /** Pushes the ticket of every app that has an address. */
  void pushAll() {
    try {
      for (StoreApp app : apps.all()) {
        Future<Boolean> _ = push(app);
      }
    } catch (RuntimeException fault) {
      LOG.error("The tickets of the store apps could not be pushed", fault);
    }
  }

  /**
   * Pushes the ticket of an app in the background.
   *
   * @return whether it arrived; false when the app has no address, or a push is under way already
   */
  Future<Boolean> push(StoreApp app) {
    URI address = app.ticketUrl();
    if (address == null || !underWay.add(app.id())) {
      return CompletableFuture.completedFuture(false);
    }
    try {
      return threads.submit(() -> {
        try {
          return push(app, address);
        } finally {
          underWay.remove(app.id());
        }
      });
    } catch (RejectedExecutionException closed) {
      underWay.remove(app.id());
      return CompletableFuture.completedFuture(false);
    }
  }

  private boolean push(StoreApp app, URI address) throws InterruptedException {
    Duration wait = firstWait;
    for (int tries = 1; ; tries++) {
      String failure = tryOnce(app, address);
      if (failure.isEmpty()) {
        return true;
      }
      if (tries == TRIES) {
        LOG.warn(
            "The ticket of {} could not be pushed to {} in {} tries: {}",
            app.id(),
            address.getHost(),
            TRIES,
            failure);
        return false;
      }
      Thread.sleep(wait);
      wait = wait.multipliedBy(TIMES_LONGER);
    }
  }

  /** Returns what went wrong, empty when nothing did. */
  private String tryOnce(StoreApp app, URI address) throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .timeout(ANSWER_TIME)
            .header("Content-Type", "application/json; charset=utf-8")
            .POST(HttpRequest.BodyPublishers.ofByteArray(event(app)))
            .build();
    try (HttpClient client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(ANSWER_TIME)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build()) {
      int status = client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
      return status / 100 == 2 ? "" : "the answer was " + status;
    } catch (IOException unreachable) {
      return unreachable.getClass().getSimpleName();
    }
  }

  private byte[] event(StoreApp app) {
    Instant now = clock.instant();
    return Envelope.json(json -> {
      json.writeStartObject();
      json.writeStringProperty(
          "ts", "%d.%07d".formatted(now.getEpochSecond(), now.getNano() / 100));
      json.writeStringProperty(
          "uuid", UUID.randomUUID().toString().replace("-", "").toLowerCase(Locale.ROOT));
      json.writeStringProperty("token", app.verificationToken());
      json.writeStringProperty("type", "event_callback");
      json.writeName("event");
      json.writeStartObject();
      json.writeStringProperty("app_id", app.id());
      json.writeStringProperty("app_ticket", tickets.current(app.id(), app.generation(), now));
      json.writeStringProperty("type", "app_ticket");
      json.writeEndObject();
      json.writeEndObject();
    });
  }

  private static Instant hour(Instant now) {
    long seconds = AppTickets.PERIOD.toSeconds();
    return Instant.ofEpochSecond(Math.floorDiv(now.getEpochSecond(), seconds) * seconds);
  }

  /** In steps, because a clock may be set while this sleeps. */
  private void sleepUntil(Instant end) throws InterruptedException {
    for (Instant now = clock.instant(); now.isBefore(end); now = clock.instant()) {
      Duration left = Duration.between(now, end);
      Thread.sleep(left.compareTo(LONGEST_SLEEP) < 0 ? left : LONGEST_SLEEP);
    }
  }

  /** Ends what is under way. */
  @Override
  public void close() {
    threads.shutdownNow();
  }
}
