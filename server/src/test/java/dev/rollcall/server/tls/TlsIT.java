package dev.rollcall.server.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.catalog.SqliteCatalog;
import dev.rollcall.kit.MemoryJournal;
import dev.rollcall.server.HttpSettings;
import dev.rollcall.server.OperatingSettings;
import dev.rollcall.server.Parts;
import dev.rollcall.server.RawClient;
import dev.rollcall.server.RollcallServer;
import dev.rollcall.server.TestParts;
import dev.rollcall.server.metrics.Metrics;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The server over https, with certificates made for the test. */
class TlsIT {
  private static final Clock CLOCK = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "EC, -groupname, secp256r1",
    "EC, -groupname, secp384r1",
    "RSA, -keysize, 2048",
    "Ed25519, -validity, 30"
  })
  void aServerWithACertificateIsReachedOverHttps(String kind, String option, String value)
      throws Exception {
    MadeCertificate made = new MadeCertificate(folder, "own", kind, option, value);
    try (SqliteCatalog catalog = catalog();
        RollcallServer server = start(catalog, made);
        HttpClient client = HttpClient.newBuilder().sslContext(made.trusting()).build()) {
      HttpResponse<String> answer = client.send(readyz(server), BODY);
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body()).isEqualTo("{\"status\":\"ready\"}");
      assertThat(answer.sslSession().orElseThrow().getProtocol()).isEqualTo("TLSv1.3");
    }
  }

  @Test
  void whoDoesNotTrustTheCertificateDoesNotConnectAndNobodyElseIsHarmed() throws Exception {
    MadeCertificate made = new MadeCertificate(folder, "own", "EC");
    MadeCertificate other = new MadeCertificate(folder, "other", "EC");
    try (SqliteCatalog catalog = catalog();
        RollcallServer server = start(catalog, made);
        HttpClient wary = HttpClient.newBuilder().sslContext(other.trusting()).build();
        HttpClient client = HttpClient.newBuilder().sslContext(made.trusting()).build()) {
      assertThatThrownBy(() -> wary.send(readyz(server), BODY))
          .isInstanceOf(SSLHandshakeException.class);
      try (RawClient plain = new RawClient(server.port())) {
        plain.write("GET /readyz HTTP/1.1\r\nHost: x\r\n\r\n");
        assertThat(plain.bytesUntilTheEnd()).isLessThan(100);
      }
      assertThat(client.send(readyz(server), BODY).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void oldProtocolsAreRefused() throws Exception {
    MadeCertificate made = new MadeCertificate(folder, "own", "RSA");
    try (SqliteCatalog catalog = catalog();
        RollcallServer server = start(catalog, made)) {
      assertThat(handshake(server, made, "TLSv1.2")).isEqualTo("TLSv1.2");
      assertThatThrownBy(() -> handshake(server, made, "TLSv1.1")).isInstanceOf(IOException.class);
    }
  }

  @Test
  void aConnectionOverHttpsEndsWhenTheClientSaysSo() throws Exception {
    MadeCertificate made = new MadeCertificate(folder, "own", "EC");
    try (SqliteCatalog catalog = catalog();
        RollcallServer server = start(catalog, made);
        Socket socket = connect(server, made)) {
      socket
          .getOutputStream()
          .write(
              "GET /readyz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
                  .getBytes(StandardCharsets.US_ASCII));
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(answer).startsWith("HTTP/1.1 200").endsWith("{\"status\":\"ready\"}");
    }
  }

  private static final HttpResponse.BodyHandler<String> BODY = HttpResponse.BodyHandlers.ofString();

  private SqliteCatalog catalog() {
    return SqliteCatalog.open(folder.resolve("catalog.db"), CLOCK);
  }

  private RollcallServer start(SqliteCatalog catalog, MadeCertificate made) {
    Parts parts = TestParts.of(folder, catalog, new MemoryJournal(), CLOCK);
    TlsFiles files = new TlsFiles(made.certificateFile(), made.keyFile());
    return RollcallServer.start(
        HttpSettings.at("127.0.0.1", 0),
        OperatingSettings.standard().withTls(files),
        parts,
        List.of(),
        new Metrics());
  }

  private static HttpRequest readyz(RollcallServer server) {
    return HttpRequest.newBuilder(URI.create("https://localhost:" + server.port() + "/readyz"))
        .build();
  }

  private static Socket connect(RollcallServer server, MadeCertificate made) throws IOException {
    return made.trusting()
        .getSocketFactory()
        .createSocket(InetAddress.getLoopbackAddress(), server.port());
  }

  private static String handshake(RollcallServer server, MadeCertificate made, String protocol)
      throws IOException {
    try (SSLSocket socket = (SSLSocket) connect(server, made)) {
      socket.setEnabledProtocols(new String[] {protocol});
      socket.startHandshake();
      return socket.getSession().getProtocol();
    }
  }
}
