package dev.rollcall.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.helidon.http.HeaderValues;
import io.helidon.webserver.http.HttpRouting;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When connections end, and that those which do not are bounded. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class ConnectionsIT {
  private static final String HOST = "Host: 127.0.0.1\r\n";
  private static final int LARGE_BYTES = 32 << 20;

  private final AtomicInteger asked = new AtomicInteger();
  private final Semaphore entered = new Semaphore(0);
  private final CountDownLatch leave = new CountDownLatch(1);
  @TempDir private Path folder;
  private Parts parts;
  private RollcallServer server;

  @BeforeEach
  void open() {
    parts = TestParts.in(folder);
    server = start(HttpSettings.at("127.0.0.1", 0));
  }

  @AfterEach
  void stop() {
    server.close();
    parts.catalog().close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"close", "Close", "CLOSE", "keep-alive, close", "close, TE"})
  void aConnectionEndsWhenTheClientSaysSo(String word) throws IOException {
    for (String path : List.of("/livez", "/readyz", "/v1/status", "/plain", "/nothing")) {
      try (RawClient client = new RawClient(server.port())) {
        RawClient.Answer answer =
            client.ask("GET " + path + " HTTP/1.1\r\n" + HOST + "Connection: " + word + "\r\n\r\n");
        assertThat(answer.headers()).as(path).contains("Connection: close");
        assertThat(client.closedByServer()).as(path).isTrue();
      }
    }
  }

  @Test
  void aBodyIsTakenInBeforeItsConnectionEnds() throws IOException {
    byte[] body = "x".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
    for (String path : List.of("/plain", "/nothing", "/open-apis/nothing")) {
      try (RawClient client = new RawClient(server.port())) {
        client.write(
            "POST "
                + path
                + " HTTP/1.1\r\nConnection: close\r\n"
                + HOST
                + "Content-Length: "
                + body.length
                + "\r\n\r\n");
        client.write(body);
        assertThat(client.read().headers()).as(path).contains("Connection: close");
        assertThat(client.closedByServer()).as(path).isTrue();
      }
    }
  }

  @Test
  void whatFollowsAnAnswerThatEndsTheConnectionIsNotTakenForARequest() throws IOException {
    try (RawClient client = new RawClient(server.port())) {
      String smuggled = "GET /plain HTTP/1.1\r\n" + HOST + "\r\n";
      client.write(
          "POST /closes HTTP/1.1\r\n"
              + HOST
              + "Content-Length: "
              + smuggled.length()
              + "\r\n\r\n"
              + smuggled);
      assertThat(client.read().headers()).contains("Connection: close");
      assertThat(client.closedByServer()).isTrue();
    }
    assertThat(asked).hasValue(0);
  }

  @Test
  void idleConnectionsMakeRoomForNewOnes() throws IOException {
    restart(bounded(64));
    List<RawClient> idle = new ArrayList<>();
    try {
      for (int i = 0; i < 200; i++) {
        RawClient client = new RawClient(server.port());
        idle.add(client);
        assertThat(client.ask("GET /plain HTTP/1.1\r\n" + HOST + "\r\n").status()).isEqualTo(200);
        assertThat(server.connections()).isLessThanOrEqualTo(64);
      }
      assertThat(idle.getFirst().closedByServer()).isTrue();
    } finally {
      for (RawClient client : idle) {
        client.close();
      }
    }
  }

  @Test
  void aConnectionThatNeverSendsAnythingMakesRoomToo() throws IOException {
    restart(bounded(64));
    List<RawClient> silent = new ArrayList<>();
    try {
      for (int i = 0; i < 200; i++) {
        silent.add(new RawClient(server.port()));
      }
      try (RawClient client = new RawClient(server.port())) {
        assertThat(client.ask("GET /plain HTTP/1.1\r\n" + HOST + "\r\n").status()).isEqualTo(200);
      }
    } finally {
      for (RawClient client : silent) {
        client.close();
      }
    }
  }

  @Test
  void whoeverWaitsForAPlaceIsLetInOnceTheOthersAreIdle() throws IOException {
    restart(bounded(64));
    List<RawClient> busy = new ArrayList<>();
    try {
      for (int i = 0; i < 64; i++) {
        RawClient client = new RawClient(server.port());
        busy.add(client);
        client.write("GET /waits HTTP/1.1\r\n" + HOST + "\r\n");
      }
      Patience.acquire(entered, 64);
      try (RawClient waiting = new RawClient(server.port())) {
        waiting.write("GET /plain HTTP/1.1\r\n" + HOST + "\r\n");
        leave.countDown();
        assertThat(waiting.read().status()).isEqualTo(200);
      }
    } finally {
      leave.countDown();
      for (RawClient client : busy) {
        client.close();
      }
    }
  }

  @Test
  void aClientThatDoesNotReadItsAnswerLosesItsConnection() throws IOException {
    restart(impatient());
    try (RawClient client = new RawClient(server.port())) {
      client.write("GET /large HTTP/1.1\r\n" + HOST + "\r\n");
      Patience.until(() -> server.connections() == 0);
      assertThat(client.bytesUntilTheEnd()).isLessThan(LARGE_BYTES);
    }
    assertThat(server.watched()).isZero();
  }

  @Test
  void whoeverStopsInTheMiddleOfABodyThatNobodyWantsLosesItsConnection() throws IOException {
    restart(impatient());
    List<RawClient> stopped = new ArrayList<>();
    try {
      for (String path : List.of("/plain", "/nothing", "/reads-some")) {
        for (String framing :
            List.of("Content-Length: 99\r\n\r\n", "Transfer-Encoding: chunked\r\n\r\n99\r\n")) {
          RawClient client = new RawClient(server.port());
          stopped.add(client);
          client.write("POST " + path + " HTTP/1.1\r\n" + HOST + framing + "some text");
        }
      }
      for (RawClient client : stopped) {
        var _ = client.bytesUntilTheEnd();
      }
      Patience.until(() -> server.connections() == 0);
    } finally {
      for (RawClient client : stopped) {
        client.close();
      }
    }
    assertThat(server.watched()).isZero();
  }

  @Test
  void nothingIsKeptOfAConnectionThatEndedInTheMiddleOfARequest() throws IOException {
    for (String begun :
        List.of(
            "GET /livez HTTP/1.1\r\nHost",
            "POST /plain HTTP/1.1\r\n" + HOST + "Content-Length: 9\r\n\r\n{",
            "POST /plain HTTP/1.1\r\n" + HOST + "Transfer-Encoding: chunked\r\n\r\n9\r\n{")) {
      try (RawClient client = new RawClient(server.port())) {
        client.write(begun);
      }
    }
    Patience.until(() -> server.connections() == 0);
    assertThat(server.watched()).isZero();
  }

  private RollcallServer start(HttpSettings settings) {
    return RollcallServer.start(settings, parts, List.of(this::register));
  }

  private void restart(HttpSettings settings) {
    server.close();
    server = start(settings);
  }

  private void register(HttpRouting.Builder routing) {
    routing.any(
        "/plain",
        (_, response) -> {
          asked.incrementAndGet();
          response.send("plain".getBytes(StandardCharsets.UTF_8));
        });
    routing.post(
        "/closes",
        (_, response) -> {
          response.header(HeaderValues.CONNECTION_CLOSE);
          response.send("closes".getBytes(StandardCharsets.UTF_8));
        });
    routing.get(
        "/waits",
        (_, response) -> {
          entered.release();
          leave.await();
          response.send("waited".getBytes(StandardCharsets.UTF_8));
        });
    routing.post(
        "/reads-some",
        (request, response) -> {
          try (InputStream body = request.content().inputStream()) {
            response.send(body.readNBytes(5));
          }
        });
    routing.get("/large", (_, response) -> response.send(new byte[LARGE_BYTES]));
  }

  private static HttpSettings bounded(int connections) {
    HttpSettings s = HttpSettings.at("127.0.0.1", 0);
    return new HttpSettings(
        s.host(),
        s.port(),
        connections,
        s.idleTime(),
        s.receiveTime(),
        s.sendTime(),
        s.stopTime(),
        s.maxRequestLineBytes(),
        s.maxHeaderBytes(),
        s.maxBodyBytes(),
        s.maxChunkedBodies(),
        s.maxRequests());
  }

  private static HttpSettings impatient() {
    HttpSettings s = HttpSettings.at("127.0.0.1", 0);
    return new HttpSettings(
        s.host(),
        s.port(),
        s.maxConnections(),
        s.idleTime(),
        Duration.ofMillis(200),
        Duration.ofMillis(200),
        s.stopTime(),
        s.maxRequestLineBytes(),
        s.maxHeaderBytes(),
        s.maxBodyBytes(),
        s.maxChunkedBodies(),
        s.maxRequests());
  }
}
