package dev.rollcall.server.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.catalog.Edition;
import dev.rollcall.catalog.Key;
import dev.rollcall.catalog.Publications;
import dev.rollcall.catalog.SqliteCatalog;
import dev.rollcall.catalog.Tenant;
import dev.rollcall.events.Region;
import dev.rollcall.events.RejectionReason;
import dev.rollcall.events.TenantDay;
import dev.rollcall.kit.MemoryJournal;
import dev.rollcall.server.HttpSettings;
import dev.rollcall.server.OperatingSettings;
import dev.rollcall.server.Parts;
import dev.rollcall.server.RawClient;
import dev.rollcall.server.RollcallServer;
import dev.rollcall.server.TestParts;
import dev.rollcall.server.access.KeyAccess;
import dev.rollcall.server.intake.Intake;
import dev.rollcall.server.intake.IntakeSettings;
import dev.rollcall.server.traffic.RequestInHand;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.HttpRouting;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetricsIT {
  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
  private static final double TODAY = LocalDate.parse("2026-11-20").toEpochDay();

  private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
  @TempDir private Path folder;
  private SqliteCatalog catalog;
  private RollcallServer server;
  private RawClient client;
  private String key;

  @BeforeEach
  void start() throws IOException {
    catalog = SqliteCatalog.open(folder.resolve("catalog.db"), clock);
    add("acme");
    add("behind");
    key = catalog.keys().add("acme", Key.Purpose.INTAKE, "test");
    serve(OperatingSettings.standard());
  }

  private void serve(OperatingSettings operating) throws IOException {
    Parts parts = TestParts.of(folder, catalog, new MemoryJournal(), clock);
    Metrics metrics = new Metrics(Duration.ZERO);
    server =
        RollcallServer.start(
            HttpSettings.at("127.0.0.1", 0),
            operating,
            parts,
            List.of(
                new Intake(
                    parts,
                    IntakeSettings.standard(),
                    metrics.events(),
                    new KeyAccess(parts.catalog().keys(), parts.clock())),
                MetricsIT::vendors),
            metrics);
    client = new RawClient(server.port());
  }

  private void add(String id) {
    Set<Region> regions = Set.of(Region.US, Region.CN);
    catalog
        .tenants()
        .add(new Tenant(id, id, Region.US, regions, Edition.ENTERPRISE, null, null), "test");
  }

  private static void vendors(HttpRouting.Builder routing) {
    routing.get(
        "/cgi-bin/x",
        (_, response) ->
            response
                .header(HeaderNames.create("Error-Code"), "42001")
                .send("{}".getBytes(StandardCharsets.UTF_8)));
    routing.get(
        "/open-apis/x",
        (_, response) -> {
          RequestInHand.answersWith(99_991_663);
          response.send("{}".getBytes(StandardCharsets.UTF_8));
        });
  }

  @AfterEach
  void stop() throws IOException {
    client.close();
    server.close();
    catalog.close();
  }

  @Test
  void eventsAreCountedOnceTheyAreOnDiskAndByTheReasonTheyWereRejectedFor() throws IOException {
    assertThat(scrape().values("reason"))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(RejectionReason.values()).map(RejectionReason::code).toList());
    send(event("1", "2026-11-20T09:00:00Z"), event("2", "2026-11-20T09:00:00Z"));
    send(event("3", "2020-01-01T00:00:00Z"), event("4", "2026-11-20T09:00:00Z"), "{}");
    Scrape scrape = scrape();
    assertThat(scrape.value("rollcall_events_accepted_total")).isEqualTo(3);
    assertThat(rejected(scrape, "too_old")).isEqualTo(1);
    assertThat(rejected(scrape, "missing_field")).isEqualTo(1);
    assertThat(rejected(scrape, "wrong_type")).isZero();
  }

  @Test
  void requestsAreCountedBySurfaceAndCause() throws IOException {
    send(event("1", "2026-11-20T09:00:00Z"));
    client.ask("POST /v1/events HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n");
    for (String path : List.of("/cgi-bin/x", "/open-apis/x", "/livez", "/nothing", "/v1/nothing")) {
      client.ask("GET " + path + " HTTP/1.1\r\nHost: x\r\n\r\n");
    }
    try (RawClient rude = new RawClient(server.port())) {
      rude.ask("NONSENSE\r\n\r\n");
    }
    Scrape scrape = scrape();
    assertThat(requests(scrape, "intake", "2xx", "ok")).isEqualTo(1);
    assertThat(requests(scrape, "intake", "4xx", "401")).isEqualTo(1);
    assertThat(requests(scrape, "wecom", "2xx", "42xxx")).isEqualTo(1);
    assertThat(requests(scrape, "feishu", "2xx", "99991xxx")).isEqualTo(1);
    assertThat(requests(scrape, "health", "2xx", "ok")).isEqualTo(1);
    assertThat(requests(scrape, "other", "4xx", "404")).isEqualTo(1);
    assertThat(requests(scrape, "read", "4xx", "404")).isEqualTo(1);
    assertThat(requests(scrape, "transport", "4xx", "400")).isEqualTo(1);
    assertThat(scrape.value("rollcall_request_seconds_count", "surface=\"intake\"")).isEqualTo(2);
    assertThat(scrape.value("rollcall_request_seconds_bucket", "surface=\"intake\"", "le=\"+Inf\""))
        .isEqualTo(2);
    assertThat(scrape.value("rollcall_connections")).isEqualTo(1);
  }

  @Test
  void whatIsAcceptedAndNotPublishedIsToldByRegion() throws IOException {
    send(
        event("1", "2026-11-17T09:00:00Z"),
        event("2", "2026-11-18T09:00:00Z"),
        event("3", "2026-11-18T09:00:00Z"),
        event("4", "2026-11-20T09:00:00Z"));
    assertThat(waiting(scrape(), "events", "closed")).isEqualTo(3);
    publish("acme", "2026-11-17", 1);
    publish("acme", "2026-11-18", 1);
    publish("behind", "2026-11-10", 0);
    Scrape scrape = scrape();
    assertThat(waiting(scrape, "events", "closed")).isEqualTo(1);
    assertThat(waiting(scrape, "days", "closed")).isEqualTo(1);
    assertThat(waiting(scrape, "events", "open")).isEqualTo(1);
    assertThat(waiting(scrape, "days", "open")).isEqualTo(1);
    assertThat(scrape.value("rollcall_closed_day", "region=\"us\"")).isEqualTo(TODAY - 1);
    assertThat(scrape.value("rollcall_published_day", "region=\"us\"")).isEqualTo(TODAY - 10);
    assertThat(scrape.value("rollcall_published_day", "region=\"cn\"")).isEqualTo(-1);
    assertThat(scrape.value("rollcall_journal_stopped")).isZero();
  }

  @Test
  void noLabelNamesAnybody() throws IOException {
    send(event("1", "2026-11-18T09:00:00Z"), event("2", "2020-01-01T00:00:00Z"));
    publish("acme", "2026-11-17", 0);
    client.ask("GET /open-apis/acme/u17?person=u17 HTTP/1.1\r\nHost: x\r\n\r\n");
    Scrape scrape = scrape();
    assertThat(scrape.labels("rollcall_"))
        .containsExactly("cause", "days", "le", "reason", "region", "status", "surface");
    assertThat(String.join("\n", scrape.lines()))
        .doesNotContain("acme", "behind", "u17", "cli_crm", key);
  }

  @Test
  void thePageForOperatorsListsEveryNameAndNoOther() throws IOException {
    send(event("1", "2026-11-18T09:00:00Z"));
    publish("acme", "2026-11-17", 0);
    String page = Files.readString(Path.of("../docs/operating.md"));
    page = page.substring(page.indexOf("## Metrics"), page.indexOf("Worth an alert"));
    Set<String> listed = new TreeSet<>();
    for (String line : page.lines().filter(line -> line.startsWith("| `rollcall_")).toList()) {
      String[] names = line.split("\\|", -1)[1].strip().replace("`", "").split(" ", -1);
      String stem = names[0].replaceFirst("_(bucket|count)$", "");
      for (String name : names) {
        listed.add(name.startsWith("_") ? stem + name : name);
      }
    }
    Set<String> shown = new TreeSet<>();
    for (String line : scrape().lines()) {
      if (line.startsWith("rollcall_")) {
        shown.add(line.replaceFirst("[{ ].*", ""));
      }
    }
    shown.addAll(
        Set.of(
            "rollcall_rollup_seconds_count",
            "rollcall_rollup_seconds_sum",
            "rollcall_rollup_seconds_max",
            "rollcall_days_published_total"));
    assertThat(listed).containsExactlyElementsOf(shown);
  }

  @Test
  void theMachineIsShown() throws IOException {
    assertThat(String.join("\n", scrape().lines()))
        .contains("jvm_memory_used_bytes", "jvm_threads_live_threads", "process_uptime_seconds");
  }

  @Test
  void itCanBeTurnedOff() throws IOException {
    client.close();
    server.close();
    Parts parts = TestParts.of(folder, catalog, new MemoryJournal(), clock);
    OperatingSettings s = OperatingSettings.standard();
    server =
        RollcallServer.start(
            HttpSettings.at("127.0.0.1", 0),
            new OperatingSettings(s.tls(), false, s.faultTime(), s.logFormat(), s.accessLog()),
            parts,
            List.of(),
            new Metrics());
    client = new RawClient(server.port());
    assertThat(client.ask("GET /metrics HTTP/1.1\r\nHost: x\r\n\r\n").status()).isEqualTo(404);
  }

  private void publish(String tenant, String day, long events) {
    catalog
        .publications()
        .publish(
            List.of(
                new Publications.Entry(
                    new TenantDay(tenant, Region.US, LocalDate.parse(day)),
                    "m-" + tenant + day,
                    events,
                    "",
                    "after")),
            NOW);
  }

  private void send(String... events) throws IOException {
    String body = String.join("\n", events);
    RawClient.Answer answer =
        client.ask(
            "POST /v1/events HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
                + key
                + "\r\nContent-Type: application/x-ndjson\r\nContent-Length: "
                + body.length()
                + "\r\n\r\n"
                + body);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
  }

  private static String event(String id, String time) {
    return "{\"specversion\":\"1.0\",\"id\":\"%s\",\"source\":\"test\",\"type\":\"im.used\",\"time\":\"%s\",\"data\":{\"person\":\"u17\"}}"
        .formatted(id, time);
  }

  private Scrape scrape() throws IOException {
    RawClient.Answer answer = client.ask("GET /metrics HTTP/1.1\r\nHost: x\r\n\r\n");
    assertThat(answer.headers()).contains("Content-Type: text/plain; version=0.0.4; charset=utf-8");
    return Scrape.of(answer.body());
  }

  private static double rejected(Scrape scrape, String reason) {
    return scrape.value("rollcall_events_rejected_total", "reason=\"" + reason + "\"");
  }

  private static double requests(Scrape scrape, String surface, String status, String cause) {
    return scrape.value(
        "rollcall_requests_total",
        "surface=\"" + surface + "\"",
        "status=\"" + status + "\"",
        "cause=\"" + cause + "\"");
  }

  private static double waiting(Scrape scrape, String what, String days) {
    return scrape.value(
        "rollcall_journal_waiting_" + what, "region=\"us\"", "days=\"" + days + "\"");
  }
}
