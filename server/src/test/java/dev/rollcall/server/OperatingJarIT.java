package dev.rollcall.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How a server process ends: told to by the operating system, and because its journal failed. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class OperatingJarIT {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Instant now = Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS);
  @TempDir private Path folder;
  private Path data;
  private String key;

  @BeforeEach
  void begin() throws Exception {
    data = folder.resolve("data");
    var _ = run("tenant", "add", "Acme", "--region", "us");
    key = run("key", "add", "--tenant", "acme", "--for", "intake").path("key").asString();
  }

  @Test
  void aRequestUnderWayIsAnsweredBeforeTheProcessEnds() throws Exception {
    try (JarProcess server = new JarProcess(data, "serve", "--port", "0")) {
      int port = server.address().getPort();
      String event = event();
      String request = request(event);
      try (RawClient client = new RawClient(port);
          RawClient idle = new RawClient(port)) {
        client.write(request.substring(0, request.length() - 20));
        assertThat(idle.ask("GET /readyz HTTP/1.1\r\nHost: x\r\n\r\n").status()).isEqualTo(200);
        server.terminate();
        assertThat(idle.closedByServer()).isTrue();
        Patience.until(() -> !isReached(port));
        RawClient.Answer answer = client.ask(request.substring(request.length() - 20));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"accepted\":1,\"rejected\":[]}");
        assertThat(client.closedByServer()).isTrue();
      }
      assertThat(server.status()).isEqualTo(143);
      assertThat(server.err()).isEmpty();
    }
    JsonNode status = run("status");
    assertThat(status.toString()).contains("\"events\":1");
  }

  @Test
  void afterAFailedFsyncTheProcessEndsWithStatusOneAndSaysWhyInItsLastLine() throws Exception {
    aSegmentThatCanNotBeSynced();
    try (JarProcess server = new JarProcess(data, "serve", "--port", "0", "--log-format", "json")) {
      int port = server.address().getPort();
      for (int i = 0; i < 3; i++) {
        try (RawClient client = new RawClient(port)) {
          assertThat(client.ask(request(event())).status()).isEqualTo(503);
        }
      }
      assertThat(server.status()).isEqualTo(1);
      List<JsonNode> lines = server.err().stream().map(JSON::readTree).toList();
      assertThat(lines.getLast().path("level").asString()).isEqualTo("ERROR");
      assertThat(lines.getLast().path("message").asString())
          .startsWith("Rollcall has ended because its journal failed")
          .contains("Check the disk");
      assertThat(lines).anyMatch(line -> line.has("request"));
    }
    assertThat(run("status").path("tenants")).isNotEmpty();
  }

  /** What is written to it is gone, and syncing it is an error. */
  private void aSegmentThatCanNotBeSynced() throws IOException {
    LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    Path day = Files.createDirectories(data.resolve("journal/acme/us").resolve(today.toString()));
    Files.createSymbolicLink(day.resolve("000001.ndjson"), Path.of("/dev/null"));
  }

  private static boolean isReached(int port) {
    try (RawClient probe = new RawClient(port)) {
      return !probe.closedByServer();
    } catch (IOException refused) {
      return false;
    }
  }

  private String event() {
    return "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"t\",\"type\":\"im.used\",\"time\":\"%s\",\"data\":{\"person\":\"u1\"}}"
        .formatted(now);
  }

  private String request(String event) {
    return "POST /v1/events HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
        + key
        + "\r\nContent-Type: application/cloudevents+json\r\nContent-Length: "
        + event.length()
        + "\r\n\r\n"
        + event;
  }

  private JsonNode run(String... arguments) throws Exception {
    String[] all = new String[arguments.length + 1];
    System.arraycopy(arguments, 0, all, 0, arguments.length);
    all[arguments.length] = "--json";
    try (JarProcess process = new JarProcess(data, all)) {
      String out = process.out();
      assertThat(process.status()).as(String.join(" ", arguments)).isZero();
      return JSON.readTree(out);
    }
  }
}
