package dev.rollcall.server.realdata;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads {@code department_overview} over plain HTTP: every department at or below one, all pages.
 */
final class OverviewClient {
  /** The two figures that real data has answers for. */
  record Figures(int activeUsers, int pageViews) {}

  private static final int NO_DATA = 211011;
  private static final int DEEPEST_RECURSION = 4;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI base;
  private final String token;

  OverviewClient(URI base, JsonNode app) {
    this.base = base;
    this.token =
        post(
                "/open-apis/auth/v3/tenant_access_token/internal",
                Map.of(
                    "app_id", app.get("app_id").asString(),
                    "app_secret", app.get("app_secret").asString()),
                "none")
            .get("tenant_access_token")
            .asString();
  }

  /**
   * The figures of departments with any use in a period, by department; cycle 1 is a day, 2 a week,
   * 3 a month.
   */
  Map<String, Figures> departments(String app, int cycle, String date, Iterable<String> tops) {
    Map<String, Figures> figures = new HashMap<>();
    for (String top : tops) {
      Map<String, Object> query = new LinkedHashMap<>();
      query.put("date", date);
      query.put("cycle_type", cycle);
      query.put("department_id", top);
      query.put("recursion", DEEPEST_RECURSION);
      query.put("page_size", 20);
      readPages(app, query, figures);
    }
    return figures;
  }

  private void readPages(String app, Map<String, Object> query, Map<String, Figures> figures) {
    String path =
        "/open-apis/application/v6/applications/%s/app_usage/department_overview?department_id_type=department_id"
            .formatted(app);
    while (true) {
      JsonNode answer = post(path, query, token);
      if (answer.get("code").asInt() == NO_DATA) {
        return;
      }
      assertThat(answer.get("code").asInt()).as(answer.toString()).isZero();
      JsonNode data = answer.get("data");
      data.get("items").forEach(item -> add(item, figures));
      if (!data.get("has_more").asBoolean()) {
        return;
      }
      query.put("page_token", data.get("page_token").asString());
    }
  }

  private static void add(JsonNode item, Map<String, Figures> figures) {
    int activeUsers = 0;
    int pageViews = 0;
    for (JsonNode metric : item.get("app")) {
      switch (metric.get("metric_name").asString()) {
        case "uv" -> activeUsers = metric.get("metric_value").asInt();
        case "pv" -> pageViews = metric.get("metric_value").asInt();
        default -> assertThat(metric.get("metric_value").isInt()).isTrue();
      }
    }
    if (activeUsers > 0) {
      figures.put(item.get("department_id").asString(), new Figures(activeUsers, pageViews));
    }
  }

  private JsonNode post(String path, Map<String, ?> body, String bearer) {
    HttpRequest request =
        HttpRequest.newBuilder(base.resolve(path))
            .header("Authorization", "Bearer " + bearer)
            .header("Content-Type", "application/json; charset=utf-8")
            .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)))
            .build();
    try {
      return JSON.readTree(http.send(request, HttpResponse.BodyHandlers.ofString()).body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
