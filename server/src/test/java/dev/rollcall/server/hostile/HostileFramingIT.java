package dev.rollcall.server.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.server.RawClient;
import dev.rollcall.server.RawClient.Answer;
import dev.rollcall.server.cli.HeardLines;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Paths, headers and bodies that are framed or written so that two readers may differ on them. */
class HostileFramingIT {
  private static final String HOST = "Host: x\r\n";
  private static final String EVENT =
      "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"s\",\"type\":\"client.seen\","
          + "\"time\":\"2026-11-21T01:00:00Z\",\"data\":{\"person\":\"a\"}}";

  @TempDir private static Path folder;
  private static OpenHouse house;
  private OpenHouse.State before;
  private HeardLines heard;

  @BeforeAll
  static void open() {
    house = new OpenHouse(folder);
  }

  @AfterAll
  static void close() {
    house.close();
  }

  @BeforeEach
  void look() {
    before = house.state();
    heard = new HeardLines();
  }

  @AfterEach
  void nothingChangedAndNothingFailed() {
    heard.close();
    assertThat(heard.text()).noneMatch(line -> line.contains(" ERROR "));
    assertThat(house.state()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 5\r\nContent-Length: 6\r\n",
        "Content-Length: 5, 6\r\n",
        "Content-Length: -1\r\n",
        "Content-Length: 0x5\r\n",
        "Content-Length: 99999999999999999999\r\n",
        "Content-Length: 9223372036854775808\r\n",
        "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n",
        "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n",
        "Transfer-Encoding: xchunked\r\n",
        "Transfer-Encoding: gzip\r\n",
        "Transfer-Encoding: chunked, identity\r\n",
        "Transfer-Encoding : chunked\r\n",
        "Content-Length : 5\r\n",
        "X-A: 1\r\n folded\r\n",
        "X-A: a\u0000b\r\n",
        "X-A\u0000: b\r\n",
        "X A: b\r\n",
      })
  void aRequestThatTwoReadersMayFrameDifferentlyIsRefusedAndTheConnectionEnds(String headers)
      throws IOException {
    String request =
        "POST /v1/events HTTP/1.1\r\n"
            + HOST
            + authorized()
            + headers
            + "\r\n"
            + "GET /livez HTTP/1.1\r\n\r\n";
    try (RawClient client = new RawClient(house.port())) {
      Answer answer = client.ask(request);
      assertThat(answer.status()).isIn(400, 413, 501);
      assertThat(client.closedByServer()).as("nothing behind it is taken for a request").isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "ffffffffffffffffff", "0x1", "g", "7fffffffffffffff", "", " "})
  void aChunkOfAnImpossibleSizeEndsTheConnection(String size) throws IOException {
    for (String request :
        List.of(
            "/v1/events HTTP/1.1\r\n" + authorized() + "Content-Type: application/x-ndjson\r\n",
            "/open-apis/auth/v3/tenant_access_token/internal HTTP/1.1\r\n",
            "/cgi-bin/gettoken HTTP/1.1\r\n")) {
      try (RawClient client = new RawClient(house.port())) {
        client.write("POST " + request + HOST + "Transfer-Encoding: chunked\r\n\r\n");
        client.write(size + "\r\n" + EVENT + "\r\n0\r\n\r\nGET /livez HTTP/1.1\r\n\r\n");
        assertThat(client.bytesUntilTheEnd()).as("bytes of an answer to %s", request).isZero();
      }
    }
    try (RawClient client = new RawClient(house.port())) {
      Answer answer =
          client.ask(
              "POST /v1/events HTTP/1.1\r\n"
                  + HOST
                  + "Transfer-Encoding: chunked\r\n\r\n"
                  + size
                  + "\r\nGET /livez HTTP/1.1\r\n\r\n");
      assertThat(answer.status()).as("without a key the body is not looked at").isEqualTo(401);
      assertThat(client.bytesUntilTheEnd()).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/open-apis/auth/v3/tenant_access_token/internal",
        "/cgi-bin/gettoken",
        "/cgi-bin/externalcontact/groupchat/statistic",
        "/v1/events"
      })
  void whoGoesAwayInTheMiddleOfABodyIsNoFaultOfOurs(String path) throws IOException {
    for (String rest :
        List.of("Content-Length: 9\r\n\r\n{", "Transfer-Encoding: chunked\r\n\r\n9\r\n{")) {
      try (RawClient client = new RawClient(house.port())) {
        client.write("POST " + path + " HTTP/1.1\r\n" + HOST + authorized() + rest);
      }
    }
    assertThat(ask("GET /livez HTTP/1.1\r\n" + HOST + "\r\n").status()).isEqualTo(200);
  }

  @Test
  void whoIsAskedTwiceWhoTheyAreIsNobody() throws IOException {
    String key = "Authorization: Bearer " + house.readKey() + "\r\n";
    for (String headers :
        List.of(key + key, key + "Authorization: Bearer rc_x\r\n", "authorization: x\r\n" + key)) {
      assertThat(ask("GET /v1/status HTTP/1.1\r\n" + HOST + headers + "\r\n").status())
          .as(headers)
          .isEqualTo(401);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Type: application/cloudevents+json\r\nContent-Type: application/x-ndjson\r\n",
        "Content-Type: application/cloudevents+json; charset=utf-16\r\n",
        "Content-Type: application/cloudevents+json; charset=utf-7\r\n",
        "Content-Type: text/html\r\n",
        "Content-Type: application/cloudevents+json\r\nContent-Encoding: br\r\n",
        "Content-Type: application/cloudevents+json\r\nContent-Encoding: gzip, gzip\r\n",
        "Content-Type: application/cloudevents+json\r\nContent-Encoding: gzip\r\nContent-Encoding: gzip\r\n",
        "Content-Type: application/cloudevents+json\r\nContent-Encoding: gzip\r\nContent-Encoding: identity\r\n",
        "Content-Type: application/cloudevents+json\r\nce-id: 1\r\n",
      })
  void aBodyWhoseFormIsNotCertainIsNotRead(String headers) throws IOException {
    assertThat(post(headers, EVENT.getBytes(StandardCharsets.UTF_8)).status()).isEqualTo(415);
  }

  @Test
  void bodiesThatGrowOrAreWrappedTwiceAreRefused() throws IOException {
    byte[] bomb = gzip(new byte[200_000_000]);
    String gzip = "Content-Type: application/x-ndjson\r\nContent-Encoding: gzip\r\n";
    assertThat(post(gzip, bomb).status()).isEqualTo(413);
    assertThat(post(gzip, gzip(bomb)).body())
        .as("one wrapping is undone, the other is no event")
        .contains("\"accepted\":0");
    String batch = "Content-Type: application/cloudevents-batch+json\r\nContent-Encoding: gzip\r\n";
    assertThat(post(batch, gzip("[".repeat(4_000_000).getBytes(StandardCharsets.UTF_8))).status())
        .isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"corpsecret", "corpid&corpsecret", "corpid=&corpsecret", "&&=&corpsecret"})
  void aNameWithoutAValueIsAMissingOne(String query) throws IOException {
    assertThat(ask("GET /cgi-bin/gettoken?" + query + " HTTP/1.1\r\n" + HOST + "\r\n").body())
        .contains("\"errcode\":41004");
  }

  @Test
  void headersInAnyNumberAreBounded() throws IOException {
    for (String many :
        List.of(
            "X-Long: " + "a".repeat(40_000) + "\r\n",
            "X: 1\r\n".repeat(20_000),
            "X-" + "a".repeat(40_000) + ": 1\r\n",
            "Cookie: " + "a=b; ".repeat(9_000) + "\r\n")) {
      assertThat(ask("GET /livez HTTP/1.1\r\n" + HOST + many + "\r\n").status()).isEqualTo(400);
    }
    assertThat(ask("GET /livez?" + "a".repeat(40_000) + " HTTP/1.1\r\n" + HOST + "\r\n").status())
        .isEqualTo(414);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/console/../v1/status",
        "/console/..%2f..%2fv1/status",
        "/console/%2e%2e/%2e%2e/etc/passwd",
        "/console/....//....//etc/passwd",
        "/console/console.js%00.html",
        "/console/console.js;x=1",
        "/console//console.js",
        "/console/./console.js",
        "/console/\\..\\..\\x",
        "/console/",
        "/console",
        "/v1/../metrics",
        "/v1/status/",
        "/v1/status;x=1",
        "/v1//status",
        "/v1/%73tatus",
        "/v1/status%00",
        "/v1/status%20",
        "/V1/STATUS",
        "/v1/apps/a/../../status",
        "/v1/apps/%2e%2e/status",
        "/open-apis/../v1/status",
        "/open-apis/%2e%2e/v1/status",
        "/open-apis/admin/v1/admin_user_stats/../admin_user_stats",
        "/open-apis/admin/v1//admin_user_stats",
        "/open-apis/admin/v1/admin_user_stats;x=1",
        "/open-apis/admin/v1/admin%5fuser_stats",
        "/open-apis/admin/v1/admin_user_stats%00",
        "/OPEN-APIS/admin/v1/admin_user_stats",
        "/cgi-bin/../v1/status",
        "/cgi-bin/gettoken/../gettoken",
        "/cgi-bin//gettoken",
        "/cgi-bin/gettoken;x=1",
        "/cgi-bin/gettoken%00",
        "/cgi-bin/%67ettoken",
        "/cgi-bin/gettoken/",
        "/%",
        "/%zz",
        "/%c0%ae%c0%ae/",
        "/..",
        "/../../../../etc/passwd",
        "*",
        "//x/v1/status",
      })
  void aPathWrittenInAnotherWayIsNoPathOfOurs(String path) throws IOException {
    Answer answer = ask("GET " + path + " HTTP/1.1\r\n" + HOST + authorizedToRead() + "\r\n");
    assertThat(answer.status()).as(answer.body()).isIn(400, 404);
    assertThat(answer.body()).doesNotContain("root:", "acme");
    Answer event =
        ask(
            "POST "
                + path.replace("status", "events")
                + " HTTP/1.1\r\n"
                + HOST
                + authorized()
                + "Content-Type: application/cloudevents+json\r\nContent-Length: "
                + EVENT.length()
                + "\r\n\r\n"
                + EVENT);
    assertThat(event.status()).as(event.body()).isIn(400, 404, 405);
  }

  private static String authorized() {
    return "Authorization: Bearer " + house.intakeKey() + "\r\n";
  }

  private static String authorizedToRead() {
    return "Authorization: Bearer " + house.readKey() + "\r\n";
  }

  private static Answer post(String headers, byte[] body) throws IOException {
    try (RawClient client = new RawClient(house.port())) {
      client.write(
          "POST /v1/events HTTP/1.1\r\n"
              + HOST
              + authorized()
              + headers
              + "Content-Length: "
              + body.length
              + "\r\n\r\n");
      client.write(body);
      return client.read();
    }
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    return out.toByteArray();
  }

  private static Answer ask(String request) throws IOException {
    try (RawClient client = new RawClient(house.port())) {
      return client.ask(request);
    }
  }
}
