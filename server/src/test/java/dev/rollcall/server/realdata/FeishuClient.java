package dev.rollcall.server.realdata;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads lists of the workplace over plain HTTP, all pages. */
final class FeishuClient {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI base;
  private final String token;

  FeishuClient(URI base, JsonNode app) {
    this.base = base;
    String login =
        "{\"app_id\":\"%s\",\"app_secret\":\"%s\"}"
            .formatted(app.get("app_id").asString(), app.get("app_secret").asString());
    this.token =
        post("/open-apis/auth/v3/tenant_access_token/internal", "none", login)
            .get("tenant_access_token")
            .asString();
  }

  /** The items of all pages of a list such as {@code workplace_access_data}. */
  List<JsonNode> all(String list, String query) {
    List<JsonNode> items = new ArrayList<>();
    String path = "/open-apis/workplace/v1/" + list + "/search?" + query;
    for (String page = path; !page.isEmpty(); ) {
      JsonNode answer = post(page, token, "");
      assertThat(answer.get("code").asInt()).as(answer.toString()).isZero();
      JsonNode data = answer.get("data");
      data.get("items").forEach(items::add);
      page =
          data.get("has_more").asBoolean()
              ? path + "&page_token=" + data.get("page_token").asString()
              : "";
    }
    return items;
  }

  private JsonNode post(String path, String bearer, String body) {
    HttpRequest request =
        HttpRequest.newBuilder(base.resolve(path))
            .header("Authorization", "Bearer " + bearer)
            .POST(HttpRequest.BodyPublishers.ofString(body))
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
