package dev.rollcall.server.trials;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A client that sends a row of parcels, whatever the server's clock makes of their times, in a
 * thread of its own.
 */
final class Replay {
  private static final Set<String> REASONS = Set.of("in_the_future", "too_old");
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final HttpClient http = HttpClient.newHttpClient();
  private final List<String> surprises = new ArrayList<>();
  private final Thread thread;

  private Replay(URI server, List<Parcel> parcels) {
    this.thread = Thread.ofPlatform().unstarted(() -> parcels.forEach(each -> send(server, each)));
  }

  static Replay begin(URI server, List<Parcel> parcels) {
    Replay replay = new Replay(server, parcels);
    replay.thread.start();
    return replay;
  }

  /** Waits for its end: answers that say neither that all is well nor that it is not the time. */
  List<String> surprises() throws InterruptedException {
    thread.join();
    return surprises;
  }

  private void send(URI server, Parcel parcel) {
    HttpRequest request =
        HttpRequest.newBuilder(server.resolve("/v1/events"))
            .header("Authorization", "Bearer " + parcel.office().intakeKeys().getFirst())
            .header("Content-Type", parcel.format().mediaType)
            .POST(BodyPublishers.ofByteArray(parcel.body()))
            .build();
    try {
      HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        surprises.add(answer.statusCode() + " " + answer.body());
        return;
      }
      JsonNode verdict = JSON.readTree(answer.body());
      for (JsonNode rejected : verdict.get("rejected")) {
        if (!REASONS.contains(rejected.get("reason").asString())) {
          surprises.add(rejected.toString());
        }
      }
    } catch (IOException e) {
      surprises.add(e.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
