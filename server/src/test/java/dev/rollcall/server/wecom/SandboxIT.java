package dev.rollcall.server.wecom;

import static dev.rollcall.server.wecom.WecomServer.ALL;
import static dev.rollcall.server.wecom.WecomServer.BY_DAY;
import static dev.rollcall.server.wecom.WecomServer.FRIDAY;
import static dev.rollcall.server.wecom.WecomServer.MONDAY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.server.sandbox.Faults;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Faults on demand, in this vendor's words. */
final class SandboxIT {
  @TempDir private static Path folder;
  private static WecomServer server;

  @BeforeAll
  static void start() {
    server = new WecomServer(folder, WecomSettings.defaults(), Faults.onDemand());
    SampleChats.publish(server);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Reply ask(String fault) {
    String path = server.base() + BY_DAY + "?access_token=" + server.token(ALL);
    String body = "{\"day_begin_time\":%d,\"day_end_time\":%d}".formatted(MONDAY, FRIDAY);
    return server.send(
        HttpRequest.newBuilder(URI.create(path))
            .header(Faults.HEADER, fault)
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  @ParameterizedTest
  @CsvSource({
    "expired-token, 42001",
    "rate-limit, 45009",
    "server-error, -1",
    "slow:1ms, 0",
  })
  void aHeaderAsksForAFault(String fault, int code) {
    Reply reply = ask(fault);
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.code()).isEqualTo(code);
    assertThat(reply.header("Error-Code")).isEqualTo(Integer.toString(code));
  }

  @Test
  void whatIsNotPublishedIsYesterdayAlone() {
    assertThat(ask("not-published").names()).hasSize(4).doesNotContain(Long.toString(FRIDAY));
    assertThat(ask("slow:1ms").names()).hasSize(5);
  }

  @ParameterizedTest
  @CsvSource({"rate-limit, 45009", "server-error, -1", "expired-token, 0"})
  void aLoginFailsOnDemandToo(String fault, int code) {
    String path =
        "/cgi-bin/gettoken?corpid=%s&corpsecret=%s"
            .formatted(WecomServer.ACME, WecomServer.secret(ALL));
    Reply reply =
        server.send(
            HttpRequest.newBuilder(URI.create(server.base() + path))
                .header(Faults.HEADER, fault)
                .GET());
    assertThat(reply.code()).isEqualTo(code);
  }
}
