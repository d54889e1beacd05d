package dev.rollcall.server.wecom;

import static dev.rollcall.server.wecom.WecomServer.ALL;
import static dev.rollcall.server.wecom.WecomServer.BY_DAY;
import static dev.rollcall.server.wecom.WecomServer.FRIDAY;
import static dev.rollcall.server.wecom.WecomServer.STATISTIC;
import static dev.rollcall.server.wecom.WecomServer.TEACHER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.server.RawClient;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is asked of every call before its fields are looked at, in this order (S31). */
final class GatewayIT {
  private static final String QUERY = "{\"day_begin_time\":" + FRIDAY + "}";

  @TempDir private static Path folder;
  private static WecomServer server;

  @BeforeAll
  static void start() {
    server = new WecomServer(folder, WecomSettings.defaults());
    SampleChats.publish(server);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Reply send(String method, String path, String body) {
    return server.send(
        HttpRequest.newBuilder(URI.create(server.base() + path))
            .method(method, BodyPublishers.ofString(body)));
  }

  @ParameterizedTest
  @CsvSource({
    "GET,  /cgi-bin",
    "GET,  /cgi-bin/",
    "GET,  /cgi-bin/token",
    "GET,  /cgi-bin/gettoken/",
    "POST, /cgi-bin//gettoken",
    "GET,  /cgi-bin/GETTOKEN",
    "POST, /cgi-bin/externalcontact/get_user_behavior_data",
    "POST, /cgi-bin/externalcontact/groupchat/statistic/",
    "POST, /cgi-bin/externalcontact/groupchat/../groupchat/statistic",
    "POST, /cgi-bin/externalcontact/groupchat/statistic%20",
  })
  void anUnknownPathIsNotFoundWithoutAWord(String method, String path) {
    Reply reply = send(method, path, "{}");
    assertThat(reply.status()).isEqualTo(404);
    assertThat(reply.body()).isEmpty();
    assertThat(reply.header("Error-Code")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/nothing", "/cgi-bing/gettoken", "/CGI-BIN/gettoken"})
  void otherPathsAreLeftToOthers(String path) {
    Reply reply = server.get(path);
    assertThat(reply.status()).isEqualTo(404);
    assertThat(reply.body()).contains("not-found");
  }

  @Test
  void slashesInFrontAreForgiven() {
    assertThat(server.get("//cgi-bin/gettoken").code()).isEqualTo(41004);
    assertThat(server.post("//" + STATISTIC + "?access_token=x", QUERY).code()).isEqualTo(40014);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "?", "?access_token=", "?ACCESS_TOKEN=x"})
  void aCallWithoutATokenIsMissingOne(String query) throws IOException {
    try (RawClient client = new RawClient(server.port())) {
      String request =
          "POST %s%s HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n".formatted(STATISTIC, query);
      RawClient.Answer answer = client.ask(request);
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.body())
          .startsWith("{\"errcode\":41001,\"errmsg\":\"access_token missing, hint: [")
          .endsWith(",\"items\":[]}");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"%zz", "%", "%E4%", "\u4e2d", "&access_token=x"})
  void aTokenThatIsNotEvenEncodedIsInvalid(String token) throws IOException {
    try (RawClient client = new RawClient(server.port())) {
      String request =
          "POST %s?access_token=x%s HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n"
              .formatted(STATISTIC, token);
      assertThat(client.ask(request).body()).as(token).startsWith("{\"errcode\":40014,");
    }
  }

  @Test
  void aTokenAnywhereElseIsNoToken() {
    String token = server.token(ALL);
    Reply reply =
        server.send(
            HttpRequest.newBuilder(URI.create(server.base() + STATISTIC))
                .header("Authorization", "Bearer " + token)
                .POST(BodyPublishers.ofString("{\"access_token\":\"" + token + "\"}")));
    assertThat(reply.code()).isEqualTo(41001);
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "x", "wx-tok-1", "t-abc", "%E4%B8%AD", "a%00b"})
  void aTokenThatIsNotOursIsInvalid(String token) {
    for (String path : new String[] {STATISTIC, BY_DAY}) {
      Reply reply = server.post(path + "?access_token=" + token, "no JSON");
      assertThat(reply.status()).isEqualTo(200);
      assertThat(reply.code()).isEqualTo(40014);
      assertThat(reply.message()).startsWith("invalid access_token, hint: [");
    }
  }

  @Test
  void aChangedTokenIsInvalid() {
    String token = server.token(ALL);
    String changed = token.substring(0, token.length() - 1) + (token.endsWith("A") ? "B" : "A");
    assertThat(server.post(STATISTIC + "?access_token=" + changed, QUERY).code()).isEqualTo(40014);
  }

  @Test
  void anAppThatWasGrantedSomethingElseIsForbidden() {
    server.add("stranger", "acme", Set.of("contact"), Set.of());
    Reply reply = server.ask("stranger", STATISTIC, "no JSON");
    assertThat(reply.code()).isEqualTo(48002);
    assertThat(reply.message()).startsWith("api forbidden, hint: [");
    assertThat(reply.json().get("items")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "PUT", "DELETE", "PATCH"})
  void aWrongMethodOnAKnownPathIsAnswered(String method) {
    String path = STATISTIC + "?access_token=" + server.token(ALL);
    Reply reply = send(method, path, QUERY);
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.code()).isEqualTo(40063);
    assertThat(reply.json().get("items")).isEmpty();
    assertThat(send(method, STATISTIC, QUERY).code()).as("the token comes first").isEqualTo(41001);
    String login = "/cgi-bin/gettoken?corpid=ww_acme&corpsecret=x";
    assertThat(send("GET".equals(method) ? "POST" : method, login, "").code()).isEqualTo(40063);
  }

  @Test
  void headersAreWrittenAsTheVendorWritesThem() throws IOException {
    try (RawClient client = new RawClient(server.port())) {
      assertThat(client.ask("GET /cgi-bin/gettoken HTTP/1.1\r\nHost: x\r\n\r\n").headers())
          .contains("Content-Type: application/json; charset=UTF-8", "Error-Code: 41004")
          .anyMatch(header -> header.startsWith("Error-Msg: corpsecret missing, hint: ["));
    }
  }

  @Test
  void theTenThousandAndFirstCallOfAMinuteIsTooMany() throws IOException {
    String token = server.token(ALL);
    String request =
        "POST %s?access_token=%s HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n{}"
            .formatted(STATISTIC, token);
    server.clock().advance(Duration.ofMinutes(1));
    try (RawClient client = new RawClient(server.port())) {
      tenThousand(client, request);
      assertThat(client.ask(request).body())
          .startsWith("{\"errcode\":45009,\"errmsg\":\"api freq out of limit, hint: [")
          .endsWith("\"items\":[]}");
      assertThat(server.post(BY_DAY + "?access_token=" + token, QUERY).code())
          .as("another path has a window of its own")
          .isZero();
      assertThat(server.ask(WecomServer.SALES, STATISTIC, QUERY).code())
          .as("all apps of a corp have one together")
          .isEqualTo(45009);
      assertThat(server.ask(TEACHER, STATISTIC, QUERY).code())
          .as("another corp has one of its own")
          .isZero();
      server.clock().advance(Duration.ofMinutes(1));
      assertThat(client.ask(request).body()).contains("600018");
    }
  }

  @Test
  void theLimitCanBeTurnedOff(@TempDir Path another) throws IOException {
    try (WecomServer unlimited =
            new WecomServer(another, WecomSettings.defaults().withLimits(false));
        RawClient client = new RawClient(unlimited.port())) {
      String request =
          "POST %s?access_token=%s HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n{}"
              .formatted(STATISTIC, unlimited.token(ALL));
      tenThousand(client, request);
      assertThat(client.ask(request).body()).contains("600018");
    }
  }

  /** Calls, a hundred sent together; each is let through and its fields are looked at. */
  private static void tenThousand(RawClient client, String request) throws IOException {
    for (int hundred = 0; hundred < 100; hundred++) {
      client.write(request.repeat(100));
      for (int i = 0; i < 100; i++) {
        assertThat(client.read().body()).contains("600018");
      }
    }
  }
}
