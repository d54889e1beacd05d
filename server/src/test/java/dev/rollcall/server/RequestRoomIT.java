package dev.rollcall.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.helidon.webserver.http.HttpRouting;
import java.io.IOException;
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

/** What happens when more requests of one surface are under way than may be. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class RequestRoomIT {
  private static final int MOST = 3;
  private static final int LARGE_BYTES = 32 << 20;

  /** Longer than any of these tests may take. */
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final Semaphore entered = new Semaphore(0);
  private final CountDownLatch leave = new CountDownLatch(1);
  @TempDir private Path folder;
  private Parts parts;
  private RollcallServer server;

  @BeforeEach
  void start() {
    parts = TestParts.in(folder);
    HttpSettings s = HttpSettings.at("127.0.0.1", 0);
    server =
        RollcallServer.start(
            new HttpSettings(
                s.host(),
                s.port(),
                s.maxConnections(),
                s.idleTime(),
                PATIENCE,
                PATIENCE,
                s.stopTime(),
                s.maxRequestLineBytes(),
                s.maxHeaderBytes(),
                s.maxBodyBytes(),
                s.maxChunkedBodies(),
                MOST),
            parts,
            List.of(this::register));
  }

  private void register(HttpRouting.Builder routing) {
    routing.get(
        "/open-apis/waits",
        (_, response) -> {
          entered.release();
          leave.await();
          response.send("done".getBytes(StandardCharsets.UTF_8));
        });
    routing.post(
        "/open-apis/reads",
        (request, response) -> {
          entered.release();
          response.send(request.content().inputStream().readAllBytes());
        });
    routing.get(
        "/open-apis/large",
        (_, response) -> {
          entered.release();
          response.send(new byte[LARGE_BYTES]);
        });
    routing.get(
        "/open-apis/quick", (_, response) -> response.send("x".getBytes(StandardCharsets.UTF_8)));
    routing.any(
        "/v1/events", (_, response) -> response.send("kept".getBytes(StandardCharsets.UTF_8)));
  }

  @AfterEach
  void stop() {
    leave.countDown();
    server.close();
    parts.catalog().close();
  }

  @Test
  void whatDoesNotFitIsToldToComeBackAndOthersAreNotTouched() throws IOException {
    List<RawClient> waiting = new ArrayList<>();
    try {
      for (int i = 0; i < MOST; i++) {
        RawClient client = new RawClient(server.port());
        waiting.add(client);
        client.write(get("/open-apis/waits"));
      }
      Patience.acquire(entered, MOST);
      RawClient.Answer refused = ask("/open-apis/waits");
      assertThat(refused.status()).isEqualTo(503);
      assertThat(refused.headers()).contains("Retry-After: 1");
      assertThat(refused.body()).contains("/problems/busy");
      assertThat(ask("/open-apis/other").status()).isEqualTo(503);
      assertThat(ask("/v1/events").status()).isEqualTo(200);
      assertThat(ask("/v1/nothing").status()).isEqualTo(404);
      assertThat(ask("/readyz").status()).isEqualTo(200);
      assertThat(ask("/metrics").status()).isEqualTo(200);
      leave.countDown();
      for (RawClient client : waiting) {
        assertThat(client.read().status()).isEqualTo(200);
      }
      // An answer is read a moment before its place is free.
      Patience.until(() -> ask("/open-apis/waits").status() != 503);
      assertThat(ask("/open-apis/waits").status()).isEqualTo(200);
    } finally {
      for (RawClient client : waiting) {
        client.close();
      }
    }
  }

  @Test
  void clientsThatSendSlowlyMakeWayWhenOthersAreRefused() throws IOException {
    makeWay("POST /open-apis/reads HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n{");
  }

  @Test
  void clientsThatReadSlowlyMakeWayWhenOthersAreRefused() throws IOException {
    makeWay(get("/open-apis/large"));
  }

  @Test
  void clientsWhoseChunksDoNotComeMakeWayWhenOthersAreRefused() throws IOException {
    String chunked = "POST /v1/events HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n";
    List<RawClient> slowOnes = new ArrayList<>();
    try {
      for (int i = 0; i < HttpSettings.at("127.0.0.1", 0).maxChunkedBodies(); i++) {
        RawClient client = new RawClient(server.port());
        slowOnes.add(client);
        assertThat(client.ask(chunked + "9\r\n{").status()).isEqualTo(200);
      }
      int status;
      do {
        try (RawClient client = new RawClient(server.port())) {
          status = client.ask(chunked + "0\r\n\r\n").status();
        }
      } while (status == 503);
      assertThat(status).isEqualTo(200);
    } finally {
      for (RawClient client : slowOnes) {
        client.close();
      }
    }
  }

  /** All the room is taken by clients like this one; then somebody else asks. */
  private void makeWay(String slow) throws IOException {
    List<RawClient> slowOnes = new ArrayList<>();
    try {
      for (int i = 0; i < MOST; i++) {
        RawClient client = new RawClient(server.port());
        slowOnes.add(client);
        client.write(slow);
      }
      Patience.acquire(entered, MOST);
      AtomicInteger status = new AtomicInteger();
      Patience.until(() -> {
        status.set(ask("/open-apis/quick").status());
        return status.get() != 503;
      });
      assertThat(status).hasValue(200);
      Patience.until(() -> server.connections() < MOST);
    } finally {
      for (RawClient client : slowOnes) {
        client.close();
      }
    }
  }

  private RawClient.Answer ask(String path) throws IOException {
    try (RawClient client = new RawClient(server.port())) {
      return client.ask(get(path));
    }
  }

  private static String get(String path) {
    return "GET " + path + " HTTP/1.1\r\nHost: x\r\n\r\n";
  }
}
