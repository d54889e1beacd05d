package dev.rollcall.server.trials;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Clients that send parcels to a server, each with its own key and in its own order, until there is
 * no server any more or they are told to stop.
 */
final class Clients implements AutoCloseable {
  private static final int OK = 200;
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int UNAVAILABLE = 503;
  private static final int USUAL_SIZE = 30;
  private static final int LARGE_SIZE = 600;
  private static final int PAUSE_MILLIS = 25;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final URI events;
  private final Clock clock;
  private final Ledger ledger;
  private final List<Office> offices;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final List<Thread> threads = new ArrayList<>();
  private final AtomicInteger refusals = new AtomicInteger();
  private final Queue<String> surprises = new ConcurrentLinkedQueue<>();
  private volatile boolean stopped;
  private volatile boolean counting = true;

  private Clients(URI server, Clock clock, Ledger ledger, List<Office> offices) {
    this.events = server.resolve("/v1/events");
    this.clock = clock;
    this.ledger = ledger;
    this.offices = offices;
  }

  /**
   * Lets so many clients begin.
   *
   * @param clock about the server's; no view is later
   */
  static Clients begin(
      int count, URI server, Clock clock, Ledger ledger, List<Office> offices, Random random) {
    Clients clients = new Clients(server, clock, ledger, offices);
    for (int i = 0; i < count; i++) {
      long seed = random.nextLong();
      clients.threads.add(Thread.ofPlatform().start(() -> clients.run(new Random(seed))));
    }
    return clients;
  }

  /** From now on answers do not count: what they acknowledge may be lost. */
  void distrust() {
    counting = false;
  }

  /** How often it was answered that there is no room just now. */
  int refusals() {
    return refusals.get();
  }

  /** Answers that no client should ever get. */
  List<String> surprises() {
    return List.copyOf(surprises);
  }

  private void run(Random random) {
    boolean reached = true;
    while (reached && !stopped) {
      Parcel waiting = random.nextBoolean() ? ledger.again() : null;
      reached = send(waiting == null ? fresh(random) : waiting, random);
      pause(random);
    }
  }

  private Parcel fresh(Random random) {
    int size = 1 + random.nextInt(random.nextInt(20) == 0 ? LARGE_SIZE : USUAL_SIZE);
    Instant newest = clock.instant();
    return ledger.next(offices.get(random.nextInt(offices.size())), newest, size);
  }

  /** Returns whether there was an answer. */
  private boolean send(Parcel parcel, Random random) {
    List<String> keys = parcel.office().intakeKeys();
    HttpResponse<String> answer =
        answerOrNull(
            HttpRequest.newBuilder(events)
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + keys.get(random.nextInt(keys.size())))
                .header("Content-Type", parcel.format().mediaType)
                .POST(BodyPublishers.ofByteArray(parcel.body()))
                .build());
    if (answer == null || answer.statusCode() != OK || !counting) {
      ledger.unanswered(parcel);
    } else if (answer.body().equals("{\"accepted\":%d,\"rejected\":[]}".formatted(parcel.size()))) {
      ledger.acknowledged(parcel);
    } else {
      surprises.add(answer.body());
    }
    if (answer != null && answer.statusCode() != OK) {
      refused(answer);
    }
    return answer != null;
  }

  private void refused(HttpResponse<String> answer) {
    boolean isUsual =
        answer.statusCode() == UNAVAILABLE || answer.statusCode() == TOO_MANY_REQUESTS;
    if (isUsual && answer.headers().firstValue("Retry-After").isPresent()) {
      refusals.incrementAndGet();
    } else {
      surprises.add(answer.statusCode() + " " + answer.body());
    }
  }

  private @Nullable HttpResponse<String> answerOrNull(HttpRequest request) {
    try {
      return http.send(request, BodyHandlers.ofString());
    } catch (IOException gone) {
      return null;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    }
  }

  private static void pause(Random random) {
    try {
      Thread.sleep(random.nextInt(PAUSE_MILLIS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits for the last answers. */
  @Override
  public void close() {
    stopped = true;
    try {
      for (Thread thread : threads) {
        thread.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    http.close();
  }
}
