package dev.rollcall.server.trials;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the read API says about an office. */
final class PublishedViews {
  /** Stands for everybody in figures by person. */
  static final String EVERYBODY = "";

  private static final int NEVER_USED = 404;
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String PERSONS_DEPARTMENT = Office.departmentOf("");

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI server;
  private final Office office;

  PublishedViews(URI server, Office office) {
    this.server = server;
    this.office = office;
  }

  /**
   * Page views of an app on a day by person, those without any left out. An app that was not used
   * by then is none.
   */
  Map<String, Long> of(String app, LocalDate day) {
    HttpResponse<String> told = get(app, day);
    Map<String, Long> views = new HashMap<>();
    if (told.statusCode() == NEVER_USED) {
      return views;
    }
    assertThat(told.statusCode()).as("%s on %s: %s", app, day, told.body()).isEqualTo(200);
    JsonNode answer = JSON.readTree(told.body());
    for (JsonNode item : answer.path("departments")) {
      String department = item.path("department").asString();
      String person =
          department.equals("0") ? EVERYBODY : department.substring(PERSONS_DEPARTMENT.length());
      if (item.path("page_views").asLong() > 0) {
        views.put(person, item.path("page_views").asLong());
      }
    }
    return views;
  }

  /** The whole answer about an app on a day; it must be one. */
  HttpResponse<String> ask(String app, LocalDate day) {
    HttpResponse<String> answer = get(app, day);
    assertThat(answer.statusCode()).as("%s on %s: %s", app, day, answer.body()).isEqualTo(200);
    return answer;
  }

  private HttpResponse<String> get(String app, LocalDate day) {
    HttpRequest request =
        HttpRequest.newBuilder(
                server.resolve(
                    "/v1/apps/%s/usage?from=%s&to=%s&department=0&levels=1"
                        .formatted(app, day, day)))
            .header("Authorization", "Bearer " + office.readKey())
            .build();
    try {
      return http.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
