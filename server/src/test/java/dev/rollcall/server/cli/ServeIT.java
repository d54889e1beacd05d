package dev.rollcall.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.server.RawClient;
import dev.rollcall.server.tls.MadeCertificate;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code serve} as it is typed. */
class ServeIT {
  private final HeardLines heard = new HeardLines();
  @TempDir private Path folder;

  @AfterEach
  void stopHearing() {
    heard.close();
  }

  @Test
  void afterAFailedFsyncEventsAreRefusedAndThenTheServerEndsWithStatusOne() throws IOException {
    TypedCommands commands = new TypedCommands(folder);
    var _ = commands.json("tenant", "add", "Acme", "--region", "us");
    String key =
        commands.json("key", "add", "--tenant", "acme", "--for", "intake").path("key").asString();
    aSegmentThatCanNotBeSynced(commands.data);
    Path settings = Files.writeString(folder.resolve("s.properties"), "server.faultTime = 2s");
    try (RunningServe serve = new RunningServe(commands.data, "--config", settings.toString())) {
      int port = serve.address().getPort();
      assertThat(ask(port, send(key))).isEqualTo(503);
      assertThat(ask(port, send(key))).isEqualTo(503);
      assertThat(ask(port, "GET /readyz HTTP/1.1\r\nHost: x\r\n\r\n")).isEqualTo(503);
      assertThat(ask(port, "GET /livez HTTP/1.1\r\nHost: x\r\n\r\n")).isEqualTo(200);
      assertThat(serve.status()).isEqualTo(1);
    }
    assertThat(heard.text().getLast())
        .contains("ERROR Rollcall has ended because its journal failed", "Check the disk");
    assertThat(heard.text()).anyMatch(line -> line.contains("The server ends in 2.0 s"));
    assertThat(commands.type("status").status()).isZero();
  }

  /** What is written to it is gone, and syncing it is an error. */
  private static void aSegmentThatCanNotBeSynced(Path data) throws IOException {
    LocalDate today = LocalDate.ofInstant(Instant.now(), ZoneOffset.UTC);
    for (LocalDate day : new LocalDate[] {today, today.plusDays(1)}) {
      Path segments =
          Files.createDirectories(data.resolve("journal/acme/us").resolve(day.toString()));
      Files.createSymbolicLink(segments.resolve("000001.ndjson"), Path.of("/dev/null"));
    }
  }

  @Test
  void aServerThatIsStoppedEndsWithStatusZero() throws IOException {
    RunningServe serve = new RunningServe(folder.resolve("data"));
    try (serve) {
      assertThat(ask(serve.address().getPort(), "GET /readyz HTTP/1.1\r\nHost: x\r\n\r\n"))
          .isEqualTo(200);
    }
    assertThat(serve.status()).isZero();
  }

  @Test
  void serveWithACertificateSaysHttpsAndIsReachedSo() throws Exception {
    MadeCertificate made = new MadeCertificate(folder, "own", "EC");
    try (RunningServe serve =
            new RunningServe(
                folder.resolve("data"),
                "--tls-cert",
                made.certificateFile().toString(),
                "--tls-key",
                made.keyFile().toString());
        HttpClient client = HttpClient.newBuilder().sslContext(made.trusting()).build()) {
      HttpRequest readyz = HttpRequest.newBuilder(serve.address().resolve("/readyz")).build();
      assertThat(serve.address().getScheme()).isEqualTo("https");
      assertThat(client.send(readyz, HttpResponse.BodyHandlers.ofString()).statusCode())
          .isEqualTo(200);
    }
  }

  @Test
  void aBadCertificateStopsTheStartAndBeginsNoFolder() {
    TypedCommands commands = new TypedCommands(folder);
    TypedCommands.Outcome half = commands.type("serve", "--tls-cert", "x.pem");
    assertThat(half.status()).isEqualTo(2);
    assertThat(half.err()).contains("--tls-cert and --tls-key go together");
    TypedCommands.Outcome missing =
        commands.type("serve", "--tls-cert", "x.pem", "--tls-key", "y.pem");
    assertThat(missing.status()).isEqualTo(1);
    assertThat(missing.err()).isEqualTo("rollcall: The certificate file x.pem is not there.\n");
    assertThat(commands.data).doesNotExist();
  }

  @Test
  void anAddressThatOthersReachWithoutTlsIsWarnedAbout() throws IOException {
    try (RunningServe serve = new RunningServe(folder.resolve("data"), "--host", "0.0.0.0")) {
      assertThat(serve.address().getHost()).isEqualTo("127.0.0.1");
      assertThat(heard.text())
          .anyMatch(line ->
              line.contains("WARN  Rollcall listens on 0.0.0.0 without TLS")
                  && line.contains("--tls-cert"));
    }
  }

  @Test
  void theLoopbackAddressIsNotWarnedAbout() throws IOException {
    try (RunningServe serve = new RunningServe(folder.resolve("data"))) {
      assertThat(serve.address().getScheme()).isEqualTo("http");
      assertThat(heard.text()).noneMatch(line -> line.contains("WARN"));
    }
  }

  private static String send(String key) {
    String event =
        "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"t\",\"type\":\"im.used\",\"time\":\"%s\",\"data\":{\"person\":\"u1\"}}"
            .formatted(Instant.now().truncatedTo(ChronoUnit.SECONDS));
    return "POST /v1/events HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
        + key
        + "\r\nContent-Type: application/cloudevents+json\r\nContent-Length: "
        + event.length()
        + "\r\n\r\n"
        + event;
  }

  private static int ask(int port, String request) throws IOException {
    try (RawClient client = new RawClient(port)) {
      return client.ask(request).status();
    }
  }
}
