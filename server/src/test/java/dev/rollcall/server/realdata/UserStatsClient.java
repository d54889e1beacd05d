package dev.rollcall.server.realdata;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads {@code admin_user_stats} over plain HTTP, all pages, people by the tenant's own ids. */
final class UserStatsClient {
  private static final int MOST_DAYS_APART = 31;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI base;
  private final String token;

  UserStatsClient(URI base, JsonNode app) {
    this.base = base;
    Map<String, String> login =
        Map.of(
            "app_id", app.get("app_id").asString(), "app_secret", app.get("app_secret").asString());
    this.token =
        send(HttpRequest.newBuilder(base.resolve("/open-apis/auth/v3/tenant_access_token/internal"))
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(login))))
            .get("tenant_access_token")
            .asString();
  }

  /** Hands out every row from the first to the last day, in order. */
  void forEach(LocalDate first, LocalDate last, Consumer<JsonNode> row) {
    for (LocalDate start = first;
        !start.isAfter(last);
        start = start.plusDays(MOST_DAYS_APART + 1)) {
      LocalDate end = start.plusDays(MOST_DAYS_APART);
      pages(start, end.isAfter(last) ? last : end, row);
    }
  }

  private void pages(LocalDate start, LocalDate end, Consumer<JsonNode> row) {
    String pageToken = "";
    do {
      String query =
          "start_date=%s&end_date=%s&user_id_type=user_id&page_size=60&page_token=%s"
              .formatted(start, end, pageToken);
      JsonNode answer =
          send(
              HttpRequest.newBuilder(base.resolve("/open-apis/admin/v1/admin_user_stats?" + query))
                  .header("Authorization", "Bearer " + token));
      assertThat(answer.get("code").asInt()).as(answer.toString()).isZero();
      JsonNode data = answer.get("data");
      data.get("items").forEach(row);
      pageToken = data.get("has_more").asBoolean() ? data.get("page_token").asString() : "";
    } while (!pageToken.isEmpty());
  }

  private JsonNode send(HttpRequest.Builder request) {
    try {
      return JSON.readTree(http.send(request.build(), HttpResponse.BodyHandlers.ofString()).body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
