package dev.rollcall.server.feishu;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.catalog.Vendor;
import dev.rollcall.server.RawClient;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Logins over HTTP, and how long what they give holds. */
final class LoginIT {
  private static final String TENANT_PATH = "/open-apis/auth/v3/tenant_access_token/internal";
  private static final String APP_PATH = "/open-apis/auth/v3/app_access_token/internal";
  private static final String QUERY = "{\"date\":\"2026-11-20\",\"cycle_type\":1}";

  @TempDir private static Path folder;
  private static FeishuServer server;

  @BeforeAll
  static void start() {
    FeishuSettings settings = FeishuSettings.defaults();
    server =
        new FeishuServer(
            folder,
            new FeishuSettings(
                settings.limits(),
                settings.vendorHours(),
                settings.pageCacheBytes(),
                settings.peopleCacheBytes(),
                Duration.ofMillis(1)));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {TENANT_PATH, TENANT_PATH + "/", "/" + TENANT_PATH})
  void anAppGetsATenantToken(String path) {
    Reply reply = server.post(path, "", credentials(FeishuServer.CALLER));
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body())
        .matches(
            "\\{\"code\":0,\"expire\":[0-9]+,\"msg\":\"ok\",\"tenant_access_token\":\"t-[A-Za-z0-9_-]+\"}");
    assertThat(reply.header("Content-Type")).isEqualTo("application/json; charset=utf-8");
    assertThat(reply.header("X-Tt-Logid")).matches("20[0-9]{12}[0-9A-F]{20}");
  }

  @Test
  void theAppTokenIsTheSame() {
    server.clock().advance(Duration.ofHours(3));
    Reply reply = server.post(APP_PATH, "", credentials(FeishuServer.CALLER));
    String token = server.token(FeishuServer.CALLER);
    assertThat(reply.body())
        .isEqualTo(
            "{\"app_access_token\":\"%1$s\",\"code\":0,\"expire\":7200,\"msg\":\"ok\",\"tenant_access_token\":\"%1$s\"}"
                .formatted(token));
  }

  @Test
  void aLoginWithoutContentTypeIsRead() throws IOException {
    String body = credentials(FeishuServer.CALLER);
    try (RawClient client = new RawClient(server.port())) {
      RawClient.Answer answer =
          client.ask(
              "POST %s HTTP/1.1\r\nHost: x\r\nContent-Length: %d\r\n\r\n%s"
                  .formatted(TENANT_PATH, body.length(), body));
      assertThat(answer.body()).startsWith("{\"code\":0,");
      assertThat(answer.headers())
          .anyMatch(header -> header.matches("X-Tt-Logid: 20[0-9]{12}[0-9A-F]{20}"));
    }
  }

  @Test
  void aLoginInChunksIsRead() throws IOException {
    String body = credentials(FeishuServer.CALLER);
    try (RawClient client = new RawClient(server.port())) {
      RawClient.Answer answer =
          client.ask(
              "POST %s HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n%x\r\n%s\r\n0\r\n\r\n"
                  .formatted(TENANT_PATH, body.length(), body));
      assertThat(answer.body()).startsWith("{\"code\":0,");
    }
  }

  @Test
  void theTokenIsTheSameUntilThirtyMinutesAreLeft() {
    server.clock().advance(Duration.ofHours(3));
    String first = server.token(FeishuServer.CALLER);
    server.clock().advance(Duration.ofMinutes(90));
    Reply atTheLimit = server.login(FeishuServer.CALLER, FeishuServer.secret(FeishuServer.CALLER));
    assertThat(atTheLimit.text("/tenant_access_token")).isEqualTo(first);
    assertThat(atTheLimit.json().get("expire").intValue()).isEqualTo(1800);

    server.clock().advance(Duration.ofSeconds(1));
    Reply after = server.login(FeishuServer.CALLER, FeishuServer.secret(FeishuServer.CALLER));
    String second = after.text("/tenant_access_token");
    assertThat(second).isNotEqualTo(first);
    assertThat(after.json().get("expire").intValue()).isEqualTo(7200);
    assertThat(known(first)).as("the old one holds to its end").isTrue();
    assertThat(known(second)).isTrue();

    server.clock().advance(Duration.ofSeconds(1799));
    assertThat(known(first)).as("ended").isFalse();
    assertThat(known(second)).isTrue();
  }

  @Test
  void tokensSurviveARestart() {
    String token = server.token(FeishuServer.CALLER);
    server.restart();
    assertThat(known(token)).isTrue();
    assertThat(server.token(FeishuServer.CALLER)).isEqualTo(token);
  }

  @Test
  void aNewSecretVoidsTheOldTokens() {
    String token = server.token(FeishuServer.SECOND);
    server
        .workbench()
        .catalog()
        .apps()
        .rotate(Vendor.FEISHU, FeishuServer.SECOND, "another-secret-0123456789", "test");
    assertThat(known(token)).isFalse();
    assertThat(
            server.login(FeishuServer.SECOND, FeishuServer.secret(FeishuServer.SECOND)).verdict())
        .isEqualTo("200 10014");
    Reply again = server.login(FeishuServer.SECOND, "another-secret-0123456789");
    assertThat(known(again.text("/tenant_access_token"))).isTrue();
  }

  @Test
  void appsHaveDifferentTokens() {
    assertThat(server.token(FeishuServer.CALLER)).isNotEqualTo(server.token(FeishuServer.UNSCOPED));
  }

  @ParameterizedTest
  @ValueSource(strings = {TENANT_PATH, APP_PATH})
  void anUnknownAppIsToldSo(String path) {
    Reply reply = server.post(path, "", "{\"app_id\":\"cli_x\",\"app_secret\":\"secret\"}");
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body()).isEqualTo("{\"code\":10003,\"data\":{},\"msg\":\"invalid param\"}");
  }

  @ParameterizedTest
  @ValueSource(strings = {TENANT_PATH, APP_PATH})
  void aWrongSecretIsToldSo(String path) {
    Reply reply = server.post(path, "", "{\"app_id\":\"cli_caller\",\"app_secret\":\"secret\"}");
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body()).isEqualTo("{\"code\":10014,\"msg\":\"app secret invalid\"}");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      textBlock =
          """
          {}                                             | 200 10003
          {"app_id":null,"app_secret":null}              | 200 10003
          {"app_id":"","app_secret":""}                  | 200 10003
          {"app_secret":"x"}                             | 200 10003
          {"app_id":"cli_caller"}                        | 200 10014
          {"app_id":"cli_caller","app_secret":""}        | 200 10014
          {"app_id":5,"app_secret":"x"}                  | 400 9499
          {"app_id":"cli_caller","app_secret":["x"]}     | 400 9499
          {"app_id":"a","app_id":"b","app_secret":"x"}   | 400 9499
          {"app_id":"cli_caller","app_secret":"x"} x     | 400 9499
          {"app_id":"cli_caller"                         | 400 9499
          []                                             | 400 9499
          app_id=cli_caller&app_secret=x                 | 400 9499
          ``                                             | 400 9499
          """)
  void whatIsNoLoginIsRefused(String body, String verdict) {
    assertThat(server.post(TENANT_PATH, "", body).verdict()).isEqualTo(verdict);
  }

  @Test
  void aBodyOfUnreasonableSizeIsNotRead() {
    String body = "{\"app_id\":\"" + "x".repeat(Gateway.BODY_LIMIT_BYTES) + "\"}";
    assertThat(server.post(TENANT_PATH, "", body).verdict()).isEqualTo("400 9499");
  }

  @Test
  void afterManyFailuresTheRightSecretStillLogsIn() {
    for (int i = 0; i < 30; i++) {
      assertThat(server.login("cli_guess_" + i, "wrong-secret").code()).isEqualTo(10003);
    }
    assertThat(server.login(FeishuServer.CALLER, "wrong-secret").code()).isEqualTo(10014);
    assertThat(server.token(FeishuServer.CALLER)).startsWith("t-");
  }

  private boolean known(String token) {
    return server.post(FeishuServer.overviewOf("cli_unknown"), token, QUERY).code() != 99991663;
  }

  private static String credentials(String app) {
    return "{\"app_id\":\"" + app + "\",\"app_secret\":\"" + FeishuServer.secret(app) + "\"}";
  }
}
