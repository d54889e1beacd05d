package dev.rollcall.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the server does with bytes on a socket, whatever surfaces stand behind it. */
class RollcallServerIT {
  private static final String HOST = "Host: 127.0.0.1\r\n";

  private final List<String> seen = new ArrayList<>();
  private final CountDownLatch entered = new CountDownLatch(1);
  private final Semaphore reading = new Semaphore(0);
  private final CountDownLatch leave = new CountDownLatch(1);
  @TempDir private Path folder;
  private Parts parts;
  private RollcallServer server;

  @BeforeEach
  void start() {
    parts = TestParts.in(folder);
    server = start(settings());
  }

  @AfterEach
  void stop() {
    leave.countDown();
    server.close();
    parts.catalog().close();
  }

  @Test
  void whatVendorClientsSendWorksOnOneConnection() throws IOException {
    String withoutLength =
        "POST /open-apis/workplace/v1/workplace_access_data/search?from_date=2023-03-01 HTTP/1.1\r\n"
            + "Authorization: Bearer t-1\r\ncontent-type: application/json; charset=utf-8\r\n"
            + HOST
            + "Connection: Keep-Alive\r\nAccept-Encoding: gzip\r\n\r\n";
    String getWithBody =
        "GET /open-apis/admin/v1/admin_user_stats?page_token=2%2F%2B%3D%20%E4%B8%AD&user_id= HTTP/1.1\r\n"
            + HOST
            + "Content-Type: application/json\r\nContent-Length: 2\r\n\r\n{}";
    String emptyLength =
        "POST /open-apis/workplace/v1/x HTTP/1.1\r\n" + HOST + "Content-Length: 0\r\n\r\n";
    String doubleSlash = "POST //open-apis/auth/v3 HTTP/1.1\r\n" + HOST + "\r\n";
    String trailingSlash =
        "POST /open-apis/auth/v3/tenant_access_token/internal/ HTTP/1.1\r\n" + HOST + "\r\n";
    try (RawClient client = new RawClient(server.port())) {
      for (String request :
          List.of(
              withoutLength,
              getWithBody,
              emptyLength,
              doubleSlash,
              trailingSlash,
              withoutLength + getWithBody)) {
        assertThat(client.ask(request).status()).isEqualTo(200);
      }
      assertThat(client.read().status()).isEqualTo(200);
    }
    assertThat(seen)
        .containsExactly(
            "POST /open-apis/workplace/v1/workplace_access_data/search?from_date=2023-03-01",
            "GET /open-apis/admin/v1/admin_user_stats?page_token=2%2F%2B%3D%20%E4%B8%AD&user_id=",
            "POST /open-apis/workplace/v1/x?",
            "POST //open-apis/auth/v3?",
            "POST /open-apis/auth/v3/tenant_access_token/internal/?",
            "POST /open-apis/workplace/v1/workplace_access_data/search?from_date=2023-03-01",
            "GET /open-apis/admin/v1/admin_user_stats?page_token=2%2F%2B%3D%20%E4%B8%AD&user_id=");
  }

  @Test
  void headerNamesKeepTheirCase() throws IOException {
    try (RawClient client = new RawClient(server.port())) {
      assertThat(client.ask("GET /open-apis/x HTTP/1.1\r\n" + HOST + "\r\n").headers())
          .contains("X-Tt-Logid: 2024", "Content-Type: application/json");
    }
  }

  @Test
  void aQueryThatIsNoValidUriReachesTheSurface() throws IOException {
    try (RawClient client = new RawClient(server.port())) {
      client.ask("GET /open-apis/x?a=[1]|{2}&b=%zz HTTP/1.1\r\n" + HOST + "\r\n");
    }
    assertThat(seen).containsExactly("GET /open-apis/x?a=[1]|{2}&b=%zz");
  }

  @Test
  void anUnknownPathIsAProblemDocument() throws IOException {
    try (RawClient client = new RawClient(server.port())) {
      for (String path : List.of("/", "/v1/nothing", "/v2", "/favicon.ico")) {
        RawClient.Answer answer = client.ask("GET " + path + " HTTP/1.1\r\n" + HOST + "\r\n");
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.headers()).contains("Content-Type: application/problem+json");
        assertThat(answer.body())
            .isEqualTo(
                "{\"type\":\"/problems/not-found\",\"title\":\"No such resource\",\"status\":404,"
                    + "\"detail\":\"There is nothing at this path.\"}");
      }
    }
  }

  @Test
  void aFailingSurfaceShowsNothingOfTheFault() throws IOException {
    try (RawClient client = new RawClient(server.port())) {
      RawClient.Answer answer = client.ask("GET /fails?q=1 HTTP/1.1\r\n" + HOST + "\r\n");
      assertThat(answer.status()).isEqualTo(500);
      assertThat(answer.body()).contains("/problems/internal-error").doesNotContain("secret");
      assertThat(client.ask("GET /livez HTTP/1.1\r\n" + HOST + "\r\n").status()).isEqualTo(200);
    }
  }

  @Test
  void whatIsNotHttpIsRefusedWithAProblemAndAClosedConnection() throws IOException {
    List<String> bad =
        List.of(
            "NONSENSE\r\n\r\n",
            "GET /x HTTP/9.9\r\n" + HOST + "\r\n",
            "GET /x HTTP/1.1\r\nBad Header\r\n\r\n",
            "GET /x HTTP/1.1\r\n\r\n",
            "POST /x HTTP/1.1\r\n" + HOST + "Content-Length: no\r\n\r\n",
            "POST /x HTTP/1.1\r\n"
                + HOST
                + "Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n");
    for (String request : bad) {
      try (RawClient client = new RawClient(server.port())) {
        RawClient.Answer answer = client.ask(request);
        assertThat(answer.status()).as(request).isEqualTo(400);
        assertThat(answer.body()).as(request).contains("/problems/bad-request");
        assertThat(client.closedByServer()).isTrue();
      }
    }
  }

  @Test
  void theLimitsOfTheSettingsHold() throws IOException {
    HttpSettings limits = settings();
    assertThat(statusOf("GET /" + "x".repeat(limits.maxRequestLineBytes()) + " HTTP/1.1\r\n\r\n"))
        .isEqualTo(414);
    assertThat(
            statusOf(
                "GET /livez HTTP/1.1\r\n"
                    + HOST
                    + ("X-Long: " + "x".repeat(1_000) + "\r\n").repeat(40)
                    + "\r\n"))
        .isEqualTo(400);
    assertThat(
            statusOf(
                "POST /open-apis/x HTTP/1.1\r\n"
                    + HOST
                    + "Content-Length: "
                    + (limits.maxBodyBytes() + 1)
                    + "\r\n\r\n"))
        .isEqualTo(413);
    assertThat(statusOf("GET /livez HTTP/1.0\r\n\r\n")).isEqualTo(505);
  }

  @Test
  void aClientThatNeverEndsItsHeadersLosesItsConnection() throws IOException {
    server.close();
    server = start(impatient());
    try (RawClient client = new RawClient(server.port())) {
      client.write("GET /livez HTTP/1.1\r\nX-Slow: ");
      assertThat(client.closedByServer()).isTrue();
    }
  }

  @Test
  void aClientThatNeverEndsItsBodyLosesItsConnection() throws IOException {
    server.close();
    server = start(impatient());
    for (String path : List.of("/reads", "/unknown")) {
      try (RawClient client = new RawClient(server.port())) {
        client.write("POST " + path + " HTTP/1.1\r\n" + HOST + "Content-Length: 9\r\n\r\n{");
        if (path.equals("/unknown")) {
          assertThat(client.read().status()).isEqualTo(404);
        }
        assertThat(client.closedByServer()).isTrue();
      }
    }
  }

  @Test
  void bodiesOfUnknownLengthAreBounded() throws IOException {
    server.close();
    server = start(withOneChunkedBody(Duration.ofSeconds(30)));
    String chunked = "POST /reads HTTP/1.1\r\n" + HOST + "Transfer-Encoding: chunked\r\n\r\n";
    try (RawClient first = new RawClient(server.port());
        RawClient second = new RawClient(server.port())) {
      assertThat(first.ask(chunked + "2\r\nab\r\n0\r\n\r\n").body()).isEqualTo("2");
      first.write(chunked + "2\r\na");
      Patience.acquire(reading, 2);
      RawClient.Answer answer = second.ask("POST /unknown" + chunked.substring(11) + "0\r\n\r\n");
      assertThat(answer.status()).isEqualTo(503);
      assertThat(answer.headers()).contains("Retry-After: 1");
    }
  }

  @Test
  void closingWaitsForTheRequestUnderWay() throws Exception {
    try (RawClient client = new RawClient(server.port())) {
      client.write("GET /waits HTTP/1.1\r\n" + HOST + "\r\n");
      assertThat(entered.await(20, TimeUnit.SECONDS)).isTrue();
      Thread closing = Thread.ofVirtual().start(server::close);
      Thread.ofVirtual()
          .start(() -> {
            Patience.until(() -> refusesConnections(server.port()));
            leave.countDown();
          });
      assertThat(client.read().status()).isEqualTo(200);
      closing.join();
    }
  }

  @Test
  void aPortInUseIsSaidPlainly() {
    HttpSettings same = HttpSettings.at("127.0.0.1", server.port());
    assertThatThrownBy(() -> start(same).close())
        .isInstanceOf(ServerStartException.class)
        .hasMessageContaining("port " + server.port())
        .hasMessageContaining("--port");
  }

  private int statusOf(String request) throws IOException {
    try (RawClient client = new RawClient(server.port())) {
      return client.ask(request).status();
    }
  }

  private static boolean refusesConnections(int port) {
    try (RawClient probe = new RawClient(port)) {
      return probe.closedByServer();
    } catch (IOException e) {
      return true;
    }
  }

  private RollcallServer start(HttpSettings settings) {
    return RollcallServer.start(settings, parts, List.of(this::register));
  }

  private void register(HttpRouting.Builder routing) {
    routing.any(this::vendorPaths);
    routing.get(
        "/fails",
        (_, _) -> {
          throw new IllegalStateException("secret");
        });
    routing.post(
        "/reads",
        (request, response) -> {
          reading.release();
          byte[] body = request.content().as(byte[].class);
          response.send(Integer.toString(body.length).getBytes(StandardCharsets.UTF_8));
        });
    routing.get(
        "/waits",
        (_, response) -> {
          entered.countDown();
          assertThat(leave.await(20, TimeUnit.SECONDS)).isTrue();
          response.send("done".getBytes(StandardCharsets.UTF_8));
        });
  }

  private void vendorPaths(ServerRequest request, ServerResponse response) {
    String path = request.prologue().uriPath().rawPath();
    if (!path.contains("/open-apis/")) {
      response.next();
      return;
    }
    String line = request.prologue().method() + " " + path + "?" + request.query().rawValue();
    seen.add(line);
    response.header(HeaderNames.create("X-Tt-Logid"), "2024");
    response.header(HeaderNames.CONTENT_TYPE, "application/json");
    response.send("{}".getBytes(StandardCharsets.UTF_8));
  }

  private static HttpSettings settings() {
    return HttpSettings.at("127.0.0.1", 0);
  }

  private static HttpSettings impatient() {
    return withOneChunkedBody(Duration.ofMillis(200));
  }

  private static HttpSettings withOneChunkedBody(Duration clientTime) {
    HttpSettings s = settings();
    return new HttpSettings(
        s.host(),
        s.port(),
        s.maxConnections(),
        s.idleTime(),
        clientTime,
        clientTime,
        s.stopTime(),
        s.maxRequestLineBytes(),
        s.maxHeaderBytes(),
        s.maxBodyBytes(),
        1,
        s.maxRequests());
  }
}
