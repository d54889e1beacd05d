package dev.rollcall.server.feishu;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.catalog.Vendor;
import dev.rollcall.catalog.VendorApp;
import dev.rollcall.server.RawClient;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the vendor's SDKs (Java 2.5.3, Node 1.74.0, Python 1.3.5) really send, byte for byte. The
 * folder with the recordings is given by {@code rollcall.shared}, or is {@code shared} beside the
 * repository; without it this test is skipped.
 */
final class CapturedRequestsIT {
  private static final String RECORDED_TOKEN = "t-g1stub[0-9]";
  private static final String RECORDED_SECRET = "\"secret\"";
  private static final String NEW_SECRET = "secret-of-recordings";
  private static final String LOGGED_IN = "^\\{\"code\":0,\"expire\":";

  /**
   * Page tokens of the stub are unknown, its other apps too; the days of the recordings have no
   * data.
   */
  private static final String EXPECTED_USE = "^\\{\"code\":(210500|211005|211011|1629005|0),";

  private static final Pattern APP = Pattern.compile("\"app_id\": ?\"([^\"]+)\"");

  @TempDir private static Path folder;
  private static FeishuServer server;
  private static List<String> recordings = List.of();

  @BeforeAll
  static void start() throws IOException {
    Path captures = captures();
    Assumptions.assumeTrue(
        Files.isDirectory(captures), "No recordings in " + captures + "; see -Drollcall.shared");
    recordings = recordings(captures);
    server = new FeishuServer(folder, FeishuSettings.defaults());
    SampleWeek.publish(server.workbench());
    for (String app : Set.of("cli_9f115af860f7901b", "cli_py")) {
      server
          .workbench()
          .catalog()
          .apps()
          .add(
              new VendorApp(
                  app,
                  "acme",
                  Vendor.FEISHU,
                  Set.of(AppUsageQuery.SCOPE, WorkplaceSearch.SCOPE),
                  Set.of(),
                  0),
              NEW_SECRET,
              "test");
    }
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      server.close();
    }
  }

  @Test
  void everyRecordedRequestIsUnderstoodAsItWasSent() throws IOException {
    assertThat(recordings).hasSizeGreaterThanOrEqualTo(7);
    try (RawClient client = new RawClient(server.port())) {
      for (String request : recordings) {
        RawClient.Answer answer = client.ask(request);
        // The recorded secret and token are the stub's: known app, wrong secret, unknown token.
        String expected = request.contains("app_secret") ? "\"code\":10014," : "\"code\":99991663,";
        assertThat(answer.body()).as(request).contains(expected);
        assertThat(answer.headers()).anyMatch(header -> header.startsWith("X-Tt-Logid: "));
      }
    }
  }

  @Test
  void withASecretAndTokenOfThisServerEachIsAnswered() throws IOException {
    String token = server.token(FeishuServer.CALLER);
    try (RawClient client = new RawClient(server.port())) {
      for (String request : recordings) {
        RawClient.Answer answer = client.ask(ours(request, token));
        String expected = request.contains("app_secret") ? LOGGED_IN : EXPECTED_USE;
        assertThat(answer.body()).as(request).containsPattern(expected);
      }
    }
  }

  private static String ours(String request, String token) {
    int head = request.indexOf("\r\n\r\n");
    String body = request.substring(head + 4).replace(RECORDED_SECRET, '"' + NEW_SECRET + '"');
    return request
            .substring(0, head)
            .replaceAll(RECORDED_TOKEN, token)
            .replaceAll("Content-Length: [0-9]+", "Content-Length: " + body.length())
        + "\r\n\r\n"
        + body;
  }

  private static Path captures() {
    String shared = System.getProperty("rollcall.shared", "../../shared");
    return Path.of(shared).resolve("contract/captures");
  }

  private static List<String> recordings(Path captures) throws IOException {
    List<String> requests = new ArrayList<>();
    List<Path> files;
    try (Stream<Path> listed = Files.list(captures)) {
      files = listed.sorted().toList();
    }
    for (Path file : files) {
      for (String recording :
          Files.readString(file, StandardCharsets.UTF_8).split("-----8<-----[^\n]*\n", -1)) {
        if (recording.startsWith("POST /open-apis/") && concernsUs(recording)) {
          requests.add(request(recording));
        }
      }
    }
    return requests;
  }

  private static boolean concernsUs(String recording) {
    String path = recording.substring(0, recording.indexOf(" HTTP/1.1"));
    Matcher app = APP.matcher(recording);
    boolean known = app.find() && Set.of("cli_9f115af860f7901b", "cli_py").contains(app.group(1));
    return (path.endsWith("/tenant_access_token/internal") && known)
        || path.contains("/app_usage/department_overview")
        || path.contains("/open-apis/workplace/");
  }

  /**
   * Undoes the notation of the recordings: line ends are written out, the stub's answer follows.
   */
  private static String request(String recording) {
    String sent = recording.substring(0, recording.lastIndexOf("\n=> "));
    return sent.replace("\\r\\n\n", "\r\n");
  }
}
