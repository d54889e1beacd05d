package dev.rollcall.server.feishu;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.server.RawClient;
import dev.rollcall.server.Recordings;
import dev.rollcall.server.Recordings.Recording;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every request to this surface that the vendor's SDKs (Java 2.5.3, Node 1.74.0, Python 1.3.5) were
 * seen to send, byte for byte over a socket: logins, all four statistics, store apps, tokens of
 * their own, no token at all. First as they are, then with what only this server can know put in
 * the place of what the stub had made up.
 */
final class CapturedRequestsIT {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String LOGINS = "/open-apis/auth/v3/";
  private static final String STORE = "cli_store";
  private static final String APP = "cli_recorded";

  @TempDir private static Path folder;
  private static @Nullable FeishuServer server;
  private static List<Recording> recordings = List.of();
  private static String tenantKey = "";

  @BeforeAll
  static void start() throws IOException {
    recordings = Recordings.to(path -> path.matches("/+open-apis/.*"));
    FeishuSettings settings = new FeishuSettings(false, false, 1 << 20, 1 << 20, Duration.ZERO);
    server = new FeishuServer(folder, settings);
    SampleWeek.publish(server.workbench());
    server.add(APP, "acme", AppUsageQuery.SCOPE, WorkplaceSearch.SCOPE, AdminUserStats.SCOPE);
    tenantKey = server.addStoreApp(STORE, null, "acme");
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      server.close();
    }
  }

  private static FeishuServer server() {
    return java.util.Objects.requireNonNull(server);
  }

  @Test
  void everyRecordedRequestIsUnderstoodAsItWasSent() throws IOException {
    assertThat(recordings).hasSizeGreaterThan(100);
    try (RawClient client = new RawClient(server().port())) {
      for (Recording request : recordings) {
        // Everything the stub had given out is unknown here.
        FeishuError expected =
            !request.target().contains(LOGINS)
                ? request.bytes().contains("Authorization: ")
                    ? FeishuError.INVALID_TENANT_TOKEN
                    : FeishuError.MISSING_TOKEN
                : request.body().contains("app_access_token")
                    ? FeishuError.NO_TENANT_TOKEN
                    : FeishuError.UNKNOWN_APP;
        check(request, client.ask(request.bytes()), Optional.of(expected));
      }
    }
  }

  @Test
  void withAppsTicketsAndTokensOfThisServerEachIsAnswered() throws IOException {
    List<String> given = new ArrayList<>(List.of("t-none", "a-none", "t-none"));
    try (RawClient client = new RawClient(server().port())) {
      for (Recording request : recordings) {
        Recording ours = ours(request, given);
        JsonNode answer = check(ours, client.ask(ours.bytes()), expected(ours));
        keep(answer, request, given);
      }
    }
    assertThat(given).noneMatch(token -> token.endsWith("none"));
  }

  /** What the stub made up, as this server knows it. */
  private static Recording ours(Recording request, List<String> given) {
    String body = request.body();
    if (request.target().endsWith("/internal")) {
      return request.withBody(
          body.replaceAll("(\"app_id\": ?)\"[^\"]*\"", "$1\"" + APP + "\"")
              .replace("\"secret\"", "\"" + FeishuServer.secret(APP) + "\""));
    }
    if (request.target().contains(LOGINS)) {
      return request.withBody(
          body.replaceAll("cli_isvn?", STORE)
              .replace("\"secret\"", "\"" + FeishuServer.secret(STORE) + "\"")
              .replace("ticket-abc", server().ticket(STORE))
              .replace("a-isv", given.get(1))
              .replace("tk1", tenantKey));
    }
    return request
        .withHead("Bearer t-isv", "Bearer " + given.get(2))
        .withHead("Bearer t-(g1stub.|short-.|mine)", "Bearer " + given.get(0));
  }

  /** Keeps the tokens that later requests use. */
  private static void keep(JsonNode answer, Recording request, List<String> given) {
    if (request.target().endsWith("/internal")) {
      given.set(0, answer.get("tenant_access_token").stringValue());
    } else if (request.target().endsWith("/app_access_token")) {
      given.set(1, answer.get("app_access_token").stringValue());
    } else if (request.target().endsWith("/tenant_access_token")) {
      given.set(2, answer.get("tenant_access_token").stringValue());
    }
  }

  /** How a request is refused with all of it known but its page tokens, apps and departments. */
  private static Optional<FeishuError> expected(Recording request) {
    String target = request.target();
    boolean pageToken = target.matches(".*[?&]page_token=[^&].*");
    if (target.contains(LOGINS)) {
      return Optional.empty();
    }
    if (!request.bytes().contains("Authorization: ")) {
      return Optional.of(FeishuError.MISSING_TOKEN);
    }
    if (target.contains("/app_usage/")) {
      return Optional.of(FeishuError.UNKNOWN_USED_APP);
    }
    if (!pageToken) {
      return Optional.empty();
    }
    return Optional.of(
        target.contains("/workplace_block")
            ? FeishuError.BLOCK_PAGE_TOKEN
            : FeishuError.STATS_PARAMETER);
  }

  private static JsonNode check(
      Recording request, RawClient.Answer answer, Optional<FeishuError> expected) {
    int status = expected.map(FeishuError::status).orElse(200);
    assertThat(answer.status()).as("%s%n%s", request, answer).isEqualTo(status);
    JsonNode json = JSON.readTree(answer.body());
    int code = expected.map(FeishuError::code).orElse(0);
    assertThat(json.get("code").intValue()).as("%s%n%s", request, answer).isEqualTo(code);
    assertThat(answer.headers())
        .contains("Content-Type: application/json; charset=utf-8")
        .anyMatch(header -> header.matches("X-Tt-Logid: [0-9]{14}[0-9A-F]{20}"));
    return json;
  }

  @Test
  void theRecordedStoreAppFlowEndsAtFigures() {
    List<String> paths =
        recordings.stream()
            .filter(request -> request.file().startsWith("java-sdk-2.5.3-scenarios"))
            .map(request -> request.target().replaceAll("\\?.*", ""))
            .toList();
    assertThat(paths)
        .containsSubsequence(
            Arrays.asList(
                "/open-apis/auth/v3/app_ticket/resend",
                "/open-apis/auth/v3/app_access_token",
                "/open-apis/auth/v3/tenant_access_token",
                "/open-apis/workplace/v1/workplace_access_data/search"));
  }
}
