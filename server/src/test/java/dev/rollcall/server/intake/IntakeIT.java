package dev.rollcall.server.intake;

import static dev.rollcall.server.intake.IntakeStand.BATCH;
import static dev.rollcall.server.intake.IntakeStand.LINES;
import static dev.rollcall.server.intake.IntakeStand.SINGLE;
import static dev.rollcall.server.intake.IntakeStand.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.events.EventLimits;
import dev.rollcall.journal.FileJournal;
import dev.rollcall.kit.MemoryJournal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every kind of body that may come, good and bad, and what is in the journal after it. */
class IntakeIT {
  @TempDir private Path folder;
  private SwitchedJournal journal;
  private IntakeStand stand;

  @BeforeEach
  void start() {
    journal = new SwitchedJournal(new MemoryJournal());
    stand = new IntakeStand(folder, journal, IntakeSettings.standard());
  }

  @AfterEach
  void stop() {
    stand.close();
  }

  @Test
  void aBatchIsKeptAndEveryEventHasItsVerdict() {
    String unknown = event("2").replace("app.page_viewed", "app.page_veiwed");
    String incomplete = event("3").replace("\"person\":\"u17\",", "");
    HttpResponse<String> answer =
        stand.post("[" + String.join(",", event("1"), unknown, incomplete) + "]", BATCH);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
    assertThat(answer.body())
        .startsWith("{\"accepted\":1,\"rejected\":[{\"index\":1,\"reason\":\"unknown_type\",")
        .contains("{\"index\":2,\"reason\":\"missing_field\",\"detail\":\"")
        .contains("person")
        .endsWith("\"}]}");
    assertThat(stand.kept()).containsExactly("acme/us/2026-11-20 " + event("1"));
  }

  @Test
  void theThreeFormatsMeanTheSame() {
    assertThat(stand.post("[" + event("1") + "]", BATCH + "; charset=utf-8").body())
        .isEqualTo("{\"accepted\":1,\"rejected\":[]}");
    assertThat(stand.post(event("1"), SINGLE + ";charset=\"UTF-8\"").body())
        .isEqualTo("{\"accepted\":1,\"rejected\":[]}");
    assertThat(stand.post("\n" + event("1") + "\r\n" + event("1"), LINES).body())
        .isEqualTo("{\"accepted\":2,\"rejected\":[]}");
    assertThat(stand.kept()).hasSize(4).containsOnly("acme/us/2026-11-20 " + event("1"));
  }

  @Test
  void gzipIsUndone() throws IOException {
    String body =
        "["
            + IntStream.range(0, 2_000)
                .mapToObj(i -> event("e" + i))
                .collect(Collectors.joining(","))
            + "]";
    assertThat(stand.post(gzip(body), BATCH, "Content-Encoding", "gzip").body())
        .isEqualTo("{\"accepted\":2000,\"rejected\":[]}");
    assertThat(stand.kept()).hasSize(2_000);
  }

  @Test
  void aBodyOfUnknownLengthIsRead() {
    HttpRequest chunked =
        stand
            .request("/v1/events", LINES)
            .POST(
                HttpRequest.BodyPublishers.ofInputStream(
                    () -> new ByteArrayInputStream(event("1").getBytes(StandardCharsets.UTF_8))))
            .build();
    assertThat(stand.send(chunked).body()).isEqualTo("{\"accepted\":1,\"rejected\":[]}");
    assertThat(stand.kept()).hasSize(1);
  }

  @Test
  void anEventGoesToTheDayAndRegionOfItsOwn() {
    String japanese = event("1").replace("\"data\"", "\"region\":\"jp\",\"data\"");
    String notEnabled = event("2").replace("\"data\"", "\"region\":\"cn\",\"data\"");
    HttpResponse<String> answer =
        stand.post(
            String.join("\n", japanese, notEnabled, event("3", "2026-11-19T23:59:59Z")), LINES);
    assertThat(answer.body())
        .isEqualTo(
            "{\"accepted\":2,\"rejected\":[{\"index\":1,\"reason\":\"unknown_region\","
                + "\"detail\":\"region cn is not enabled for this tenant\"}]}");
    assertThat(stand.kept())
        .containsExactlyInAnyOrder(
            "acme/jp/2026-11-20 " + japanese,
            "acme/us/2026-11-19 " + event("3", "2026-11-19T23:59:59Z"));
  }

  @Test
  void theKeyDecidesTheTenant() {
    stand.post(event("1"), SINGLE, "Authorization", "Bearer " + stand.otherTenantsKey);
    stand.post(event("2"), SINGLE, "Authorization", "bearer " + stand.adminKey);
    assertThat(stand.kept())
        .containsExactly("acme/us/2026-11-20 " + event("2"), "other/us/2026-11-20 " + event("1"));
  }

  @Test
  void noKeyOrAWrongOneIsRefused() {
    for (String shown : new String[] {"", "Bearer", "Bearer rc_wrong", "Basic abc", "rc_x"}) {
      HttpResponse<String> answer = stand.post(event("1"), SINGLE, "Authorization", shown);
      assertRefused(answer, 401, "unauthorized");
      assertThat(answer.headers().firstValue("WWW-Authenticate"))
          .hasValue("Bearer realm=\"rollcall\"");
    }
    HttpResponse<String> reader =
        stand.post(event("1"), SINGLE, "Authorization", "Bearer " + stand.readKey);
    assertRefused(reader, 403, "forbidden");
  }

  @Test
  void tooOldAndFutureEventsAreRejectedByName() {
    String body =
        String.join(
            "\n",
            event("1", "2026-10-01T00:00:00Z"),
            event("2", "2026-11-20T12:10:01Z"),
            event("3", "2026-11-20T12:09:59Z"));
    HttpResponse<String> answer = stand.post(body, LINES);
    assertThat(answer.body())
        .startsWith("{\"accepted\":1,\"rejected\":[{\"index\":0,\"reason\":\"too_old\",")
        .contains("{\"index\":1,\"reason\":\"in_the_future\",");
    assertThat(stand.kept()).hasSize(1);
  }

  @Test
  void aBodyInWhichEverythingIsRejectedIsStillAnswered() {
    HttpResponse<String> answer = stand.post(event("1").replace("\"id\":\"1\",", ""), SINGLE);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).startsWith("{\"accepted\":0,\"rejected\":[{\"index\":0,");
    assertThat(stand.kept()).isEmpty();
  }

  @Test
  void aBrokenDocumentChangesNothingAtAll() {
    String good = event("1");
    for (String body :
        new String[] {
          "[" + good + ",{\"specversion\":",
          "[" + good + "] and more",
          "{\"events\":[" + good + "]}",
          "[" + good + "," + good.replace("u17", "u\u0000") + "]",
          "",
          "nonsense",
          "[" + good + "," + "[".repeat(1_000) + "]".repeat(1_000) + "]"
        }) {
      assertRefused(stand.post(body, BATCH), 400, "malformed-body");
    }
  }

  @Test
  void whatIsWrongWithOneEventLeavesTheOthers() {
    String deep = "{\"a\":".repeat(1_000) + "1" + "}".repeat(1_000);
    String body =
        String.join(
            "\n",
            event("1"),
            event("2").replace("\"u17\"", "NaN"),
            event("3").replace("\"person\":\"u17\"", "\"person\":\"u17\",\"person\":\"u18\""),
            event("4").replace("\"u17\"", deep),
            event("5").replace("u17", "u".repeat(EventLimits.DEFAULTS.idLength() + 1)),
            event("6"));
    HttpResponse<String> answer = stand.post(body, LINES);
    assertThat(answer.body()).startsWith("{\"accepted\":2,").contains("duplicate_key");
    assertThat(stand.kept())
        .containsExactly("acme/us/2026-11-20 " + event("1"), "acme/us/2026-11-20 " + event("6"));
  }

  @Test
  void invalidUtf8IsNotKept() {
    byte[] body = (event("1") + "\n" + event("2")).getBytes(StandardCharsets.UTF_8);
    body[body.length - 60] = (byte) 0xFF;
    HttpResponse<String> answer = stand.post(body, LINES);
    assertThat(answer.body()).startsWith("{\"accepted\":1,\"rejected\":[{\"index\":1,");
    assertThat(stand.kept()).containsExactly("acme/us/2026-11-20 " + event("1"));
  }

  @Test
  void theSameEventAgainIsAccepted() {
    stand.post(event("1"), SINGLE);
    assertThat(stand.post(event("1"), SINGLE).body()).isEqualTo("{\"accepted\":1,\"rejected\":[]}");
  }

  @Test
  void tooManyEventsAreRefusedAsAWhole() {
    String most = (event("1") + "\n").repeat(10_000);
    assertRefused(stand.post(most + event("2"), LINES), 413, "too-many-events");
    assertThat(stand.post(most, LINES).body()).isEqualTo("{\"accepted\":10000,\"rejected\":[]}");
  }

  @Test
  void aBodyTooLargeIsRefusedWhetherItsLengthIsKnownOrNot() {
    byte[] body = new byte[IntakeSettings.standard().maxBodyBytes() + 1];
    Arrays.fill(body, (byte) ' ');
    assertRefused(stand.post(body, BATCH), 413, "body-too-large");
    HttpRequest chunked =
        stand
            .request("/v1/events", LINES)
            .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))
            .build();
    assertRefused(stand.send(chunked), 413, "body-too-large");
  }

  @Test
  void halfAGzipAndNoGzipAtAllAreRefused() throws IOException {
    byte[] whole = gzip("[" + event("1") + "]");
    byte[] half = Arrays.copyOf(whole, whole.length / 2);
    byte[] withoutTrailer = Arrays.copyOf(whole, whole.length - 4);
    byte[] wrongSum = whole.clone();
    wrongSum[whole.length - 8] ^= 1;
    byte[] plain = event("1").getBytes(StandardCharsets.UTF_8);
    for (byte[] body : new byte[][] {half, withoutTrailer, wrongSum, plain, {}}) {
      assertRefused(stand.post(body, BATCH, "Content-Encoding", "gzip"), 400, "malformed-body");
    }
  }

  @Test
  void aGzipBombIsStoppedAtTheLimit() throws IOException {
    byte[] tenMegabytes = gzip("\n".repeat(10_000_000));
    assertThat(tenMegabytes.length).isLessThan(10_500);
    assertRefused(
        stand.post(tenMegabytes, LINES, "Content-Encoding", "gzip"), 413, "body-too-large");
    ByteArrayOutputStream many = new ByteArrayOutputStream();
    for (int i = 0; i < 400; i++) {
      many.write(tenMegabytes);
    }
    assertRefused(
        stand.post(many.toByteArray(), LINES, "Content-Encoding", "gzip"), 413, "body-too-large");
  }

  @Test
  void otherFormatsAreRefusedWithTheOnesThatWork() {
    for (String type : new String[] {"application/json", "text/plain", BATCH + "; charset=gbk"}) {
      HttpResponse<String> answer = stand.post(event("1"), type);
      assertRefused(answer, 415, "unsupported-media-type");
      assertThat(answer.body()).contains(BATCH, SINGLE, LINES);
    }
    assertRefused(
        stand.post(event("1"), SINGLE, "Content-Encoding", "br"), 415, "unsupported-media-type");
    HttpResponse<String> binary = stand.post("{}", SINGLE, "ce-id", "1");
    assertRefused(binary, 415, "unsupported-media-type");
    assertThat(binary.body()).contains("binary mode");
  }

  @Test
  void otherMethodsAreRefused() {
    HttpResponse<String> answer = stand.send(stand.request("/v1/events", BATCH).GET().build());
    assertRefused(answer, 405, "method-not-allowed");
    assertThat(answer.headers().firstValue("Allow")).hasValue("POST");
  }

  @Test
  void aDiskThatFailsIsSaidWithoutItsPathAndShowsInReadiness() {
    for (SwitchedJournal.Disk state : SwitchedJournal.Disk.values()) {
      journal.turn(state);
      HttpResponse<String> answer = stand.post(event("1"), SINGLE);
      HttpResponse<String> ready = stand.send(stand.request("/readyz", BATCH).GET().build());
      assertThat(ready.statusCode())
          .as(state.name())
          .isEqualTo(state == SwitchedJournal.Disk.BROKEN ? 503 : 200);
      assertThat(ready.body()).doesNotContain("secret");
      if (state != SwitchedJournal.Disk.WELL) {
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(answer.body()).doesNotContain("secret");
      }
    }
    assertThat(stand.kept()).hasSize(1);
  }

  @Test
  void whatWasAnsweredIsOnDisk() throws IOException {
    stand.close();
    stand =
        new IntakeStand(
            Files.createDirectory(folder.resolve("second")),
            FileJournal.open(folder.resolve("journal")),
            IntakeSettings.standard());
    assertThat(stand.post(event("1"), SINGLE).statusCode()).isEqualTo(200);
    try (FileJournal again = FileJournal.open(folder.resolve("journal"))) {
      assertThat(again.days("acme")).hasSize(1);
    }
  }

  private void assertRefused(HttpResponse<String> answer, int status, String type) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(answer.body())
        .startsWith("{\"type\":\"/problems/" + type + "\",\"title\":\"")
        .contains("\"status\":" + status + ",\"detail\":\"");
    assertThat(stand.kept()).isEmpty();
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }
}
