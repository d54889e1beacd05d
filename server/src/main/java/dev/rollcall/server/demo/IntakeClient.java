package dev.rollcall.server.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sends events the way anybody would: {@code POST /v1/events} with an intake key, as NDJSON. */
final class IntakeClient implements AutoCloseable {
  private static final int EVENTS_PER_REQUEST = 5_000;
  private static final int TRIES = 5;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI events;
  private final String key;
  private long sent;

  IntakeClient(URI server, String key) {
    this.events = server.resolve("/v1/events");
    this.key = key;
  }

  /** How many events were accepted so far, repeats included. */
  long sent() {
    return sent;
  }

  /**
   * Sends events in this order; returns once all of them are on the server's disk.
   *
   * @throws DemoException when one is rejected or the server does not take them
   */
  void send(List<DemoEvent> batch) throws InterruptedException {
    for (int i = 0; i < batch.size(); i += EVENTS_PER_REQUEST) {
      post(batch.subList(i, Math.min(i + EVENTS_PER_REQUEST, batch.size())));
    }
  }

  private void post(List<DemoEvent> batch) throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(events)
            .timeout(PATIENCE)
            .header("Authorization", "Bearer " + key)
            .header("Content-Type", "application/x-ndjson")
            .POST(HttpRequest.BodyPublishers.ofByteArray(EventText.lines(batch)))
            .build();
    HttpResponse<String> response = ask(request);
    for (int i = 1; i < TRIES && isBusy(response); i++) {
      Thread.sleep(
          Duration.ofSeconds(response.headers().firstValueAsLong("Retry-After").orElse(1)));
      response = ask(request);
    }
    check(response, batch);
  }

  private HttpResponse<String> ask(HttpRequest request) throws InterruptedException {
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new DemoException("the intake at " + events + " can not be reached", e);
    }
  }

  private static boolean isBusy(HttpResponse<String> response) {
    return response.statusCode() == 429 || response.statusCode() == 503;
  }

  private void check(HttpResponse<String> response, List<DemoEvent> batch) {
    if (response.statusCode() != 200) {
      throw new DemoException(
          "the intake answered %d: %s".formatted(response.statusCode(), response.body()));
    }
    JsonNode verdict = JsonMapper.shared().readTree(response.body());
    JsonNode rejected = verdict.path("rejected");
    if (!rejected.isEmpty()) {
      DemoEvent event = batch.get(rejected.get(0).path("index").asInt());
      throw new DemoException(
          "the intake rejected %d events, the first is %s of %s: %s"
              .formatted(rejected.size(), event.type(), event.time(), rejected.get(0)));
    }
    sent += verdict.path("accepted").asLong();
  }

  @Override
  public void close() {
    client.close();
  }
}
