package dev.rollcall.server.feishu;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.server.RawClient;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is asked of every call before its fields are looked at, in this order (S31). */
final class GatewayIT {
  private static final String PATH = FeishuServer.overviewOf("cli_caller");
  private static final String QUERY = "{\"date\":\"2026-11-20\",\"cycle_type\":1}";

  @TempDir private static Path folder;
  private static FeishuServer server;

  @BeforeAll
  static void start() {
    server = new FeishuServer(folder, FeishuSettings.defaults());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @ParameterizedTest
  @CsvSource({
    "GET,    /open-apis/auth/v3/tenant_access_token/internal",
    "PUT,    /open-apis/auth/v3/tenant_access_token/internal",
    "GET,    /open-apis/auth/v3/tenant_access_token",
    "POST,   /open-apis/auth/v3/app_ticket",
    "GET,    /open-apis/workplace/v1/workplace_access_data/search",
    "GET,    /open-apis/application/v6/applications/cli_a/app_usage/department_overview",
    "POST,   /open-apis/application/v6/applications/cli_a/app_usage/nothing",
    "POST,   /open-apis/application/v6/applications/app_usage/department_overview",
    "POST,   /open-apis//auth/v3/tenant_access_token/internal",
    "GET,    /open-apis",
    "GET,    /open-apis/",
    "DELETE, //open-apis/x",
  })
  void anUnknownPathOrMethodIsNotFoundInPlainWords(String method, String path) {
    Reply reply =
        server.send(
            HttpRequest.newBuilder(URI.create(server.base() + path))
                .method(method, HttpRequest.BodyPublishers.ofString("{}")));
    assertThat(reply.status()).isEqualTo(404);
    assertThat(reply.body()).isEqualTo("404 page not found");
    assertThat(reply.header("Content-Type")).startsWith("text/plain");
    assertThat(reply.header("X-Tt-Logid")).matches("20[0-9]{12}[0-9A-F]{20}");
  }

  @Test
  void otherPathsAreLeftToOthers() {
    Reply reply = server.post("/v1/nothing", "", "{}");
    assertThat(reply.status()).isEqualTo(404);
    assertThat(reply.header("X-Tt-Logid")).isEmpty();
  }

  @Test
  void aCallWithoutATokenIsMissingOne() {
    Reply reply = server.post(PATH, "", QUERY);
    assertThat(reply.verdict()).isEqualTo("400 99991661");
    assertThat(reply.message())
        .isEqualTo(
            "Missing access token for authorization. Please make a request with token attached.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Bearer", "Bearer ", "Basic dDp0", "t-abc", "bearer t-abc", "Token t-abc"})
  void anythingButABearerTokenIsMissingOne(String authorization) throws IOException {
    assertThat(raw("Authorization: " + authorization + "\r\n").body())
        .contains("\"code\":99991661,");
  }

  @ParameterizedTest
  @CsvSource({
    "t-garbage, 99991663",
    "t-, 99991663",
    "t-g1stub1, 99991663",
    "u-7f1bcd13fc57d46bac21793a18e560, 99991668",
    "eyJhbGciOiJFUzI1NiJ9.e30.x, 99991668",
    "a-6a1b, 99991671",
    "abc, 99991671",
    "T-abc, 99991671",
  })
  void aTokenOfNoUseIsToldByItsLook(String token, int code) {
    Reply reply = server.post(PATH, token, QUERY);
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.code()).isEqualTo(code);
    assertThat(reply.message())
        .isEqualTo(
            code == 99991671
                ? "Invalid token: must start with t-/u-"
                : "Invalid access token for authorization. Please make a request with token attached.");
  }

  @Test
  void aTokenWithAChangedEndIsVoid() {
    String token = server.token(FeishuServer.CALLER);
    String changed = token.substring(0, token.length() - 1) + (token.endsWith("A") ? "B" : "A");
    assertThat(server.post(PATH, changed, QUERY).code()).isEqualTo(99991663);
  }

  @Test
  void everyErrorNamesItsLogIdInHeaderAndBody() {
    Reply reply = server.post(PATH, "t-garbage", QUERY);
    String logId = reply.header("X-Tt-Logid");
    assertThat(logId).matches("20[0-9]{12}[0-9A-F]{20}");
    assertThat(reply.text("/error/log_id")).isEqualTo(logId);
    assertThat(reply.text("/error/troubleshooter"))
        .matches(
            "排查建议查看\\(Troubleshooting suggestions\\): https://open\\.feishu\\.cn/search\\?from=openapi&log_id="
                + logId
                + "&code=99991663&method_id=[0-9]{19}");
  }

  @Test
  void theHeaderIsWrittenAsTheVendorWritesIt() throws IOException {
    assertThat(raw("").headers())
        .contains("Content-Type: application/json; charset=utf-8")
        .anyMatch(header -> header.startsWith("X-Tt-Logid: "));
  }

  @Test
  void theHeaderIsWrittenSoWhereThereIsNothing() throws IOException {
    try (RawClient client = new RawClient(server.port())) {
      RawClient.Answer answer =
          client.ask("POST /open-apis/nothing HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n");
      assertThat(answer.headers())
          .contains("Content-Type: text/plain")
          .anyMatch(header -> header.matches("X-Tt-Logid: 20[0-9]{12}[0-9A-F]{20}"));
      assertThat(answer.body()).isEqualTo("404 page not found");
    }
  }

  @Test
  void anAppWithoutTheScopeIsToldWhichOneAndWhereToGetIt() {
    Reply reply = server.post(PATH, server.token(FeishuServer.UNSCOPED), "not even JSON");
    assertThat(reply.verdict()).isEqualTo("400 99991672");
    assertThat(reply.message())
        .startsWith(
            "Access denied. One of the following scopes is required: ["
                + AppUsageQuery.SCOPE
                + "].应用尚未开通");
    assertThat(reply.text("/error/permission_violations/0/type"))
        .isEqualTo("action_scope_required");
    assertThat(reply.text("/error/permission_violations/0/subject")).isEqualTo(AppUsageQuery.SCOPE);
    assertThat(reply.text("/error/helps/0/url"))
        .isEqualTo(
            "https://open.feishu.cn/app/cli_unscoped/auth?q="
                + AppUsageQuery.SCOPE
                + "&op_from=openapi");
    assertThat(reply.text("/error/log_id")).isEqualTo(reply.header("X-Tt-Logid"));
  }

  @Test
  void theHundredAndFirstCallOfAMinuteIsTooMany() {
    String token = server.token(FeishuServer.SECOND);
    for (int i = 0; i < 100; i++) {
      assertThat(server.post(PATH, token, "{}").code()).isEqualTo(99992402);
    }
    server.clock().advance(Duration.ofSeconds(8));
    Reply reply = server.post(PATH, token, "{}");
    assertThat(reply.status()).isEqualTo(429);
    assertThat(reply.body())
        .isEqualTo("{\"code\":99991400,\"msg\":\"request trigger frequency limit\"}");
    assertThat(reply.header("x-ogw-ratelimit-limit")).isEqualTo("100");
    assertThat(reply.header("x-ogw-ratelimit-reset")).isEqualTo("52");
    assertThat(reply.header("X-Tt-Logid")).isNotEmpty();

    assertThat(server.post(PATH, server.token(FeishuServer.CALLER), "{}").code())
        .as("another app has a window of its own")
        .isEqualTo(99992402);
    String otherPath = PATH.replace("department_overview", "overview");
    assertThat(server.post(otherPath, token, "{}").code())
        .as("another path has one, too")
        .isEqualTo(99992402);

    server.clock().advance(Duration.ofSeconds(52));
    assertThat(server.post(PATH, token, "{}").code()).isEqualTo(99992402);
  }

  @Test
  void theLimitCanBeTurnedOff(@TempDir Path another) {
    try (FeishuServer unlimited =
        new FeishuServer(another, FeishuSettings.defaults().withLimits(false))) {
      String token = unlimited.token(FeishuServer.CALLER);
      for (int i = 0; i < 120; i++) {
        assertThat(unlimited.post(PATH, token, "{}").code()).isEqualTo(99992402);
      }
    }
  }

  @Test
  void aTokenIsLookedAtBeforeFields() {
    assertThat(server.post(PATH + "?department_id_type=x", "t-garbage", "not JSON").code())
        .isEqualTo(99991663);
  }

  private RawClient.Answer raw(String headers) throws IOException {
    try (RawClient client = new RawClient(server.port())) {
      return client.ask(
          "POST "
              + PATH
              + " HTTP/1.1\r\nHost: x\r\n"
              + headers
              + "Content-Length: "
              + QUERY.length()
              + "\r\n\r\n"
              + QUERY);
    }
  }
}
