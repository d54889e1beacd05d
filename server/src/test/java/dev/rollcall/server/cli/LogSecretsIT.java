package dev.rollcall.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.catalog.Edition;
import dev.rollcall.catalog.Key;
import dev.rollcall.catalog.SqliteCatalog;
import dev.rollcall.catalog.Tenant;
import dev.rollcall.events.Region;
import dev.rollcall.journal.FileJournal;
import dev.rollcall.server.HttpSettings;
import dev.rollcall.server.OperatingSettings;
import dev.rollcall.server.OperatingSettings.LogFormat;
import dev.rollcall.server.Parts;
import dev.rollcall.server.RawClient;
import dev.rollcall.server.RollcallServer;
import dev.rollcall.server.TestParts;
import dev.rollcall.server.api.ReadApi;
import dev.rollcall.server.feishu.FeishuSettings;
import dev.rollcall.server.feishu.FeishuSurface;
import dev.rollcall.server.intake.Intake;
import dev.rollcall.server.intake.IntakeSettings;
import dev.rollcall.server.metrics.Metrics;
import io.helidon.webserver.http.HttpRouting;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Secrets are put wherever a client can put them; no line of any log may show one. */
class LogSecretsIT {
  private static final String SECRET = "hushhushhush7q";
  private static final String H = "Host: x\r\n";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final HeardLines heard = new HeardLines();
  @TempDir private Path folder;
  private SqliteCatalog catalog;
  private FileJournal journal;
  private RollcallServer server;
  private String key;

  @BeforeEach
  void start() {
    Clock clock = Clock.fixed(Instant.parse("2026-11-20T12:00:00Z"), ZoneOffset.UTC);
    catalog = SqliteCatalog.open(folder.resolve("catalog.db"), clock);
    catalog
        .tenants()
        .add(
            new Tenant(
                "acme", "Acme", Region.US, Set.of(Region.US), Edition.ENTERPRISE, null, null),
            "test");
    key = catalog.keys().add("acme", Key.Purpose.ADMIN, "test");
    journal = FileJournal.open(folder.resolve("journal"));
    Parts parts = TestParts.of(folder, catalog, journal, clock);
    server =
        RollcallServer.start(
            HttpSettings.at("127.0.0.1", 0),
            new OperatingSettings(null, true, Duration.ofSeconds(5), LogFormat.JSON, true),
            parts,
            List.of(
                new Intake(parts, IntakeSettings.standard()),
                new FeishuSurface(parts, FeishuSettings.defaults()),
                new ReadApi(parts),
                LogSecretsIT::failing),
            new Metrics());
  }

  private static void failing(HttpRouting.Builder routing) {
    routing.any(
        "/cgi-bin/fails",
        (_, _) -> {
          throw new IllegalStateException("the engine is gone");
        });
  }

  @AfterEach
  void stop() {
    server.close();
    journal.close();
    catalog.close();
    heard.close();
  }

  @Test
  void noLineShowsASecretWhereverAClientPutsIt() throws IOException {
    List<String> requests =
        List.of(
            "GET /cgi-bin/gettoken?corpid=ww1&corpsecret=§ HTTP/1.1\r\n" + H + "\r\n",
            "GET /cgi-bin/fails?access_token=§ HTTP/1.1\r\n" + H + "\r\n",
            "POST /cgi-bin/fails?access_token=§ HTTP/1.1\r\n" + H + body("{\"t\":\"§\"}"),
            "GET /cgi-bin/fails&access_token=§ HTTP/1.1\r\n" + H + "\r\n",
            "GET /cgi-bin/fails%3Faccess_token=§ HTTP/1.1\r\n" + H + "\r\n",
            "GET /cgi-bin/gettoken;corpsecret=§ HTTP/1.1\r\n" + H + "\r\n",
            "GET /v1/status?key=§ HTTP/1.1\r\n" + H + "Authorization: Bearer §\r\n\r\n",
            "GET /v1/status?region=§ HTTP/1.1\r\n" + H + "Authorization: Bearer K\r\n\r\n",
            "GET /metrics?§ HTTP/1.1\r\n" + H + "Cookie: §\r\n\r\n",
            "§= /livez HTTP/1.1\r\n" + H + "\r\n",
            "GET /livez HTTP/1.1\r\nHost: §:port\r\n\r\n",
            "GET /livez HTTP/1.1\r\n" + H + "X-Request-Id: § §\r\n\r\n",
            "GET /livez?%zz{§} HTTP/1.1\r\n" + H + "\r\n",
            "GET § HTTP/1.1\r\n" + H + "\r\n",
            "GET /§? HTTP/9.9\r\n" + H + "\r\n",
            "GET /livez HTTP/1.1\r\n" + H + "§\r\n\r\n",
            "POST /v1/events HTTP/1.1\r\n" + H + "Content-Length: §\r\n\r\n",
            "POST /v1/events HTTP/1.1\r\n" + H + "Transfer-Encoding: §\r\n\r\n",
            "POST /v1/events HTTP/1.1\r\n" + H + "Transfer-Encoding: chunked\r\n\r\n§\r\n§\r\n",
            "POST /v1/events HTTP/1.1\r\n" + H + "Content-Encoding: §\r\n" + body("§"),
            events("application/cloudevents+json", "{\"specversion\":\"§\""),
            events("application/cloudevents+json", "{\"id\":\"§\",\"§\":1}"),
            events("application/x-ndjson", "§\n{\"§\":"),
            events("application/cloudevents+json\r\nContent-Encoding: gzip", "§"),
            events("§/§", "§"),
            "POST /open-apis/auth/v3/tenant_access_token/internal HTTP/1.1\r\n"
                + H
                + body("{\"app_id\":\"cli_1\",\"app_secret\":\"§\"}"),
            "POST /open-apis/auth/v3/tenant_access_token/internal HTTP/1.1\r\n"
                + H
                + body("{\"app_secret\":\"§"),
            "GET /open-apis/admin/v1/admin_user_stats?user_id=§ HTTP/1.1\r\n"
                + H
                + "Authorization: Bearer t-§\r\n\r\n");
    for (String request : requests) {
      ask(request.replace("§", SECRET).replace("Bearer K", "Bearer " + key));
    }
    server.close();
    assertThat(heard.text()).isNotEmpty().noneMatch(this::shows);
    assertThat(heard.json()).isNotEmpty().noneMatch(this::shows);
  }

  @Test
  void theAccessLogNamesSurfacePathAndStatusWithoutTheQuery() throws IOException {
    ask("GET /v1/status?region=us HTTP/1.1\r\n" + H + "X-Request-Id: abc-1\r\n\r\n");
    server.close();
    JsonNode line = JSON.readTree(heard.json().getLast());
    assertThat(line.path("message").asString()).isEqualTo("answered");
    assertThat(line.path("request").asString()).isEqualTo("abc-1");
    assertThat(line.path("surface").asString()).isEqualTo("read");
    assertThat(line.path("method").asString()).isEqualTo("GET");
    assertThat(line.path("path").asString()).isEqualTo("/v1/status");
    assertThat(line.path("status").asInt()).isEqualTo(401);
    assertThat(line.path("micros").isNumber()).isTrue();
  }

  @Test
  void aFaultAndItsRequestShareAnId() throws IOException {
    ask("GET /cgi-bin/fails HTTP/1.1\r\n" + H + "\r\n");
    server.close();
    List<JsonNode> lines = heard.json().stream().map(JSON::readTree).toList();
    JsonNode fault = lines.stream().filter(line -> line.has("error")).findFirst().orElseThrow();
    assertThat(fault.path("error").asString())
        .isEqualTo("IllegalStateException: the engine is gone");
    assertThat(fault.path("request").asString()).matches("[0-9a-f]{16}");
    assertThat(lines.getLast().path("request")).isEqualTo(fault.path("request"));
  }

  @Test
  void theClientIsToldTheIdOfItsRequest() throws IOException {
    assertThat(headers("X-Request-Id: my-1\r\n")).contains("X-Request-Id: my-1");
    assertThat(headers("")).anyMatch(header -> header.matches("X-Request-Id: [0-9a-f]{16}"));
    assertThat(headers("X-Request-Id: a b\r\n"))
        .anyMatch(header -> header.matches("X-Request-Id: [0-9a-f]{16}"));
  }

  private List<String> headers(String more) throws IOException {
    try (RawClient client = new RawClient(server.port())) {
      return client.ask("GET /v1/status HTTP/1.1\r\n" + H + more + "\r\n").headers();
    }
  }

  private void ask(String request) throws IOException {
    try (RawClient client = new RawClient(server.port())) {
      assertThat(client.ask(request).status()).as(request).isBetween(200, 599);
    }
  }

  private boolean shows(String line) {
    String lower = line.toLowerCase(Locale.ROOT);
    return lower.contains(SECRET) || line.contains(key);
  }

  private String events(String contentType, String body) {
    return "POST /v1/events HTTP/1.1\r\n"
        + H
        + "Authorization: Bearer K\r\nContent-Type: "
        + contentType
        + "\r\n"
        + body(body);
  }

  /** The rest of a request; the length is that of the body once the secret is in it. */
  private static String body(String text) {
    return "Content-Length: " + text.replace("§", SECRET).length() + "\r\n\r\n" + text;
  }
}
