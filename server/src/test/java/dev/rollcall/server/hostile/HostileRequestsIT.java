package dev.rollcall.server.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.server.RawClient;
import dev.rollcall.server.RawClient.Answer;
import dev.rollcall.server.cli.HeardLines;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Hostile requests to every path. Each gets its documented answer in one clean document, nothing is
 * changed by it, nothing of the program shows, and no log line can be forged.
 */
class HostileRequestsIT {
  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();
  private static final List<String> BETRAYALS =
      List.of("dev.rollcall.", "java.", "Exception", "SQLITE", "Caused by", "\tat ");

  private static int tried;
  @TempDir private static Path folder;
  private static OpenHouse house;
  private static HostileTable table;

  private HeardLines heard;
  private OpenHouse.State before;

  @BeforeAll
  static void open() throws IOException {
    house = new OpenHouse(folder);
    String feishu =
        ask(post(
                "/open-apis/auth/v3/tenant_access_token/internal",
                "{\"app_id\":\"cli_acme\",\"app_secret\":\"" + OpenHouse.secret("acme") + "\"}"))
            .path("tenant_access_token")
            .stringValue();
    String wecom =
        ask(("GET /cgi-bin/gettoken?corpid=ww_acme&corpsecret="
                    + OpenHouse.secret("acme")
                    + " HTTP/1.1\r\nHost: x\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8))
            .path("access_token")
            .stringValue();
    table = new HostileTable(feishu, wecom, house.readKey(), house.intakeKey());
  }

  @AfterAll
  static void close(TestReporter reporter) {
    house.close();
    reporter.publishEntry("hostile requests tried", Integer.toString(tried));
  }

  @BeforeEach
  void look() {
    before = house.state();
    heard = new HeardLines();
  }

  @AfterEach
  void nothingChangedAndNoLineIsForged() {
    heard.close();
    assertThat(house.state()).isEqualTo(before);
    assertThat(heard.text())
        .allSatisfy(line -> assertThat(line.indexOf('\n')).as(line).isEqualTo(line.length() - 1))
        .noneMatch(line -> line.startsWith("ERROR") || line.contains(" ERROR "));
    assertThat(heard.json()).allSatisfy(line -> JSON.readTree(line));
  }

  @Test
  void aTextThatMeansHarmGetsTheDocumentedAnswer() throws IOException {
    for (HostileRequest request : table.texts()) {
      for (String text : texts(request)) {
        check(request, request.with(text), text);
      }
    }
  }

  /** What can not stand in a header would be another request. */
  private static List<String> texts(HostileRequest request) {
    List<String> texts = new ArrayList<>(HostileText.brief());
    if (request.target().contains("applications/§")
        || request.target().matches("/(open-apis|cgi-bin|v1)/.*§.*")) {
      texts.removeIf(String::isEmpty);
    }
    if (request.authorization().contains("§")) {
      texts.removeIf(text -> HostileText.header(text).isEmpty());
    }
    return texts;
  }

  @Test
  void aNumberAtOrBeyondTheEdgeGetsTheDocumentedAnswer() throws IOException {
    for (HostileRequest request : table.numbers()) {
      for (String number : HostileText.NUMBERS) {
        if (request.answer().contains("rejected") && number.matches("-?\\d{1,10}|-2147483649")) {
          continue; // these may be good numbers of events
        }
        check(request, request.withRaw(number), number);
      }
      for (String none : HostileText.NO_JSON) {
        Answer answer = answer(request.withRaw(none));
        assertThat(answer.status()).as(request + " with " + none).isIn(200, 400);
        clean(answer, request + " with " + none);
      }
    }
  }

  @Test
  void aBodyThatIsNoJsonIsRefusedInOnePiece() throws IOException {
    List<byte[]> bodies = new ArrayList<>();
    bodies.add("{\"a\":".repeat(20_000).getBytes(StandardCharsets.UTF_8));
    bodies.add("[".repeat(60_000).getBytes(StandardCharsets.UTF_8));
    bodies.add("{\"date\":\"2026-11-20\",\"date\":\"x\"}".getBytes(StandardCharsets.UTF_8));
    bodies.add("{\"date\":\"\\ud800\",\"cycle_type\":1}".getBytes(StandardCharsets.UTF_8));
    bodies.add(
        "{\"department_id\":\"\\ud800\",\"date\":\"2026-11-20\",\"cycle_type\":1}"
            .getBytes(StandardCharsets.UTF_8));
    bodies.add("{\"date\":\"2026-11-20\"}".getBytes(StandardCharsets.UTF_16LE));
    bodies.add("{\"date\":\"2026-11-20\"}".getBytes(StandardCharsets.UTF_16));
    bodies.add("{\"date\":\"2026-11-20\"}".getBytes(Charset.forName("UTF-32")));
    bodies.add(new byte[] {'{', '"', (byte) 0xc0, (byte) 0xaf, '"', ':', '1', '}'});
    bodies.add(new byte[] {'{', '"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"', ':', '1', '}'});
    bodies.add(new byte[] {(byte) 0xef, (byte) 0xbb, (byte) 0xbf, '{', '}'});
    bodies.add(new byte[] {0, 0, 0, 0});
    bodies.add(gzip("{\"date\":\"2026-11-20\",\"cycle_type\":1}".getBytes(StandardCharsets.UTF_8)));
    bodies.add("a".repeat(70_000).getBytes(StandardCharsets.UTF_8));
    for (byte[] body : bodies) {
      String usage =
          "/open-apis/application/v6/applications/acme-crm/app_usage/department_overview";
      assertThat(verdict(answer(post(usage, table.feishu(), "", body)))).isEqualTo("400 9499");
      assertThat(
              verdict(
                  answer(post("/open-apis/auth/v3/tenant_access_token/internal", "", "", body))))
          .isEqualTo("400 9499");
      assertThat(
              verdict(
                  answer(
                      post(
                          "/cgi-bin/externalcontact/groupchat/statistic?access_token="
                              + table.wecom(),
                          "",
                          "",
                          body))))
          .isEqualTo("200 600018");
      Answer intake =
          answer(
              post(
                  "/v1/events",
                  house.intakeKey(),
                  "Content-Type: application/cloudevents+json\r\n",
                  body));
      assertThat(verdict(intake)).isIn("400 malformed-body", "200 rejected");
      tried += 4;
    }
  }

  private void check(HostileRequest request, byte[] bytes, String text) throws IOException {
    Answer answer = answer(bytes);
    String what = request + " with " + text;
    assertThat(verdict(answer)).as(what).matches(request.answer());
    clean(answer, what);
    tried++;
  }

  /** One document, of a type no browser runs, that tells nothing of the program. */
  private static void clean(Answer answer, String what) {
    String headers = String.join("\n", answer.headers()).toLowerCase(Locale.ROOT);
    assertThat(headers).as(what).doesNotContain("owned", "text/html").contains("content-length");
    assertThat(answer.body()).as(what).doesNotContain(BETRAYALS);
    if (headers.contains("json")) {
      JSON.readTree(answer.body());
      assertThat(headers.contains("problem+json") && !headers.contains("nosniff"))
          .as(what)
          .isFalse();
      assertThat(answer.body().chars()).as(what).noneMatch(c -> c < ' ');
    } else {
      assertThat(answer.body()).as(what).doesNotContain("<script", "<img");
    }
  }

  /** The status and, where there is one, the code of the vendor or of the problem. */
  private static String verdict(Answer answer) {
    String code = "";
    if (answer.body().startsWith("{")) {
      JsonNode document = JSON.readTree(answer.body());
      if (document.has("code") || document.has("errcode")) {
        code = document.path(document.has("code") ? "code" : "errcode").asString();
      } else if (document.has("type")) {
        String type = document.get("type").stringValue();
        code = type.substring(type.lastIndexOf('/') + 1);
      } else if (document.has("rejected")) {
        code = document.get("rejected").isEmpty() ? "accepted" : "rejected";
      }
    }
    return answer.status() + " " + code;
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    return out.toByteArray();
  }

  private static byte[] post(String target, String body) {
    return post(target, "", "", body.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] post(String target, String authorization, String headers, byte[] body) {
    String head =
        "POST "
            + target
            + " HTTP/1.1\r\nHost: x\r\n"
            + (authorization.isEmpty() ? "" : "Authorization: Bearer " + authorization + "\r\n")
            + headers
            + "Content-Length: "
            + body.length
            + "\r\n\r\n";
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(head.getBytes(StandardCharsets.UTF_8));
    all.writeBytes(body);
    return all.toByteArray();
  }

  private static JsonNode ask(byte[] request) throws IOException {
    return JSON.readTree(answer(request).body());
  }

  private static Answer answer(byte[] request) throws IOException {
    try (RawClient client = new RawClient(house.port())) {
      client.write(request);
      return client.read();
    }
  }
}
