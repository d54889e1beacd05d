package dev.rollcall.server.wecom;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.catalog.Edition;
import dev.rollcall.catalog.Tenant;
import dev.rollcall.catalog.Vendor;
import dev.rollcall.catalog.VendorApp;
import dev.rollcall.events.Region;
import dev.rollcall.server.RawClient;
import dev.rollcall.server.Recordings;
import dev.rollcall.server.Recordings.Recording;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every request that WxJava 4.7.7 was seen to send, byte for byte over a socket: first as they are,
 * then with a secret and tokens of this server.
 */
final class CapturedRequestsIT {
  private static final String CORP = "ww_corp";
  private static final String SECRET = "secret-of-recordings";

  /** The days asked for, September 2020, are over and not too old then. */
  private static final Instant THEN = Instant.parse("2020-10-01T02:00:00Z");

  @TempDir private static Path folder;
  private static WecomServer server;
  private static List<Recording> recordings = List.of();

  @BeforeAll
  static void start() throws IOException {
    recordings = Recordings.to(path -> path.startsWith("/cgi-bin/"));
    server = new WecomServer(folder, new WecomSettings(false, 1 << 20, Duration.ZERO));
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
    assertThat(recordings).hasSizeGreaterThan(50);
    try (RawClient client = new RawClient(server.port())) {
      for (Recording request : recordings) {
        // The recorded secret and tokens are the stub's: known corp, wrong secret, unknown token.
        int expected = request.bytes().startsWith("GET") ? 40001 : 40014;
        check(request, client.ask(request.bytes()), expected);
      }
    }
  }

  @Test
  void withASecretAndTokenOfThisServerEachIsAnswered() throws IOException {
    String token = server.login(CORP, SECRET).json().get("access_token").stringValue();
    try (RawClient client = new RawClient(server.port())) {
      for (Recording request : recordings) {
        Recording ours =
            request
                .withHead("corpsecret=secret ", "corpsecret=" + SECRET + " ")
                .withHead("access_token=(wx-tok-[12]|null)", "access_token=" + token);
        check(ours, client.ask(ours.bytes()), 0);
      }
    }
  }

  private static void check(Recording request, RawClient.Answer answer, int code) {
    assertThat(answer.status()).as("%s%n%s", request, answer).isEqualTo(200);
    assertThat(answer.body())
        .as("%s", request)
        .startsWith("{\"errcode\":" + code + ",\"errmsg\":\"");
    assertThat(answer.headers())
        .contains("Error-Code: " + code, "Content-Type: application/json; charset=UTF-8")
        .anyMatch(header -> header.startsWith("Error-Msg: "));
  }
}
