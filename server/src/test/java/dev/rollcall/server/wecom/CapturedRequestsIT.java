package dev.rollcall.server.wecom;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.catalog.Edition;
import dev.rollcall.catalog.Tenant;
import dev.rollcall.catalog.Vendor;
import dev.rollcall.catalog.VendorApp;
import dev.rollcall.events.Region;
import dev.rollcall.server.RawClient;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What WxJava 4.7.7 really sends, byte for byte. The folder with the recordings is given by {@code
 * rollcall.shared}, or is {@code shared} beside the repository; without it this test is skipped.
 */
final class CapturedRequestsIT {
  private static final String CORP = "ww_corp";
  private static final String SECRET = "secret-of-recordings";

  /** The days asked for, September 2020, are over and not too old then. */
  private static final Instant THEN = Instant.parse("2020-10-01T02:00:00Z");

  @TempDir private static Path folder;
  private static WecomServer server;
  private static List<String> recordings = List.of();

  @BeforeAll
  static void start() throws IOException {
    String shared = System.getProperty("rollcall.shared", "../../shared");
    Path file = Path.of(shared).resolve("contract/captures/wxjava-4.7.7.requests.txt");
    Assumptions.assumeTrue(
        Files.isRegularFile(file), "No recordings in " + file + "; see -Drollcall.shared");
    recordings = recordings(file);
    server = new WecomServer(folder, WecomSettings.defaults());
    server.clock().set(THEN);
    server
        .catalog()
        .tenants()
        .add(
            new Tenant("corp", "Corp", Region.CN, Set.of(Region.CN), Edition.BASIC, CORP, null),
            "test");
    server
        .catalog()
        .apps()
        .add(new VendorApp("app", "corp", Vendor.WECOM, Set.of(), Set.of(), 0), SECRET, "test");
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      server.close();
    }
  }

  @Test
  void everyRecordedRequestIsUnderstoodAsItWasSent() throws IOException {
    assertThat(recordings).hasSizeGreaterThanOrEqualTo(6);
    try (RawClient client = new RawClient(server.port())) {
      for (String request : recordings) {
        RawClient.Answer answer = client.ask(request);
        // The recorded secret and token are the stub's: known corp, wrong secret, unknown token.
        String expected = request.startsWith("GET") ? "\"errcode\":40001," : "\"errcode\":40014,";
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).as(request).contains(expected);
      }
    }
  }

  @Test
  void withASecretAndTokenOfThisServerEachIsAnswered() throws IOException {
    String token = server.login(CORP, SECRET).json().get("access_token").stringValue();
    try (RawClient client = new RawClient(server.port())) {
      for (String request : recordings) {
        String ours =
            request
                .replace("corpsecret=secret ", "corpsecret=" + SECRET + " ")
                .replaceAll("access_token=(wx-tok-1|null)", "access_token=" + token);
        assertThat(client.ask(ours).body())
            .as(request)
            .startsWith("{\"errcode\":0,\"errmsg\":\"ok\",");
      }
    }
  }

  /** Those to the platform itself; others went to paths of a stub that fails on purpose. */
  private static List<String> recordings(Path file) throws IOException {
    List<String> requests = new ArrayList<>();
    for (String recording :
        Files.readString(file, StandardCharsets.UTF_8).split("-----8<-----[^\n]*\n", -1)) {
      if (recording.startsWith("GET /cgi-bin/") || recording.startsWith("POST /cgi-bin/")) {
        requests.add(request(recording));
      }
    }
    return requests;
  }

  /**
   * Undoes the notation of the recordings: line ends are written out, the stub's answer follows,
   * after a line end of its own where there was no body.
   */
  private static String request(String recording) {
    String sent =
        recording.substring(0, recording.lastIndexOf("\n=> ")).replace("\\r\\n\n", "\r\n");
    return sent.startsWith("GET") ? sent.stripTrailing() + "\r\n\r\n" : sent;
  }
}
