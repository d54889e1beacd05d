package dev.rollcall.server.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.catalog.Edition;
import dev.rollcall.catalog.Key;
import dev.rollcall.catalog.SqliteCatalog;
import dev.rollcall.catalog.Tenant;
import dev.rollcall.catalog.Vendor;
import dev.rollcall.catalog.VendorApp;
import dev.rollcall.counting.AppUsage;
import dev.rollcall.events.Event;
import dev.rollcall.events.EventLines;
import dev.rollcall.events.Region;
import dev.rollcall.facts.FactFolder;
import dev.rollcall.facts.Facts;
import dev.rollcall.journal.FileJournal;
import dev.rollcall.kit.SetClock;
import dev.rollcall.rollup.DuckDbEngine;
import dev.rollcall.rollup.Rollup;
import dev.rollcall.server.HttpSettings;
import dev.rollcall.server.Parts;
import dev.rollcall.server.RollcallServer;
import dev.rollcall.server.feishu.FeishuSettings;
import dev.rollcall.server.feishu.FeishuSurface;
import dev.rollcall.server.intake.Intake;
import dev.rollcall.server.intake.IntakeSettings;
import dev.rollcall.server.wecom.WecomSettings;
import dev.rollcall.server.wecom.WecomSurface;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A server with the intake and both vendors' surfaces, and one tenant of two regions and the
 * education industry. Each surface has an app that sees everything and one that sees a department.
 */
final class RunningTenant implements AutoCloseable {
  static final String EVERYTHING = "cli_everything";
  static final String LIMITED = "cli_limited";

  private static final String CORP = "ww_acme";
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Set<String> SCOPES =
      Set.of(
          "application:application.app_usage_stats.overview:readonly",
          "admin:admin_user_stat:readonly",
          "contact:user.employee_id:readonly",
          "workplace:workplace_using_data:read");

  private final SetClock clock = new SetClock("2026-11-01T00:00:00Z");
  private final Tenant tenant;
  private final SqliteCatalog catalog;
  private final FileJournal journal;
  private final DuckDbEngine engine;
  private final Rollup rollup;
  private final FeishuSurface feishu;
  private final WecomSurface wecom;
  private final RollcallServer server;
  private final HttpClient http = HttpClient.newHttpClient();
  private final String intakeKey;

  /** By surface and app, as long as the clock stands still. */
  private final Map<String, String> tokens = new HashMap<>();

  RunningTenant(Path folder, Region home, Region abroad, String limitedTo) {
    this.tenant =
        new Tenant(
            "acme", "Acme", home, Set.of(home, abroad), Edition.ENTERPRISE, CORP, "education");
    this.catalog = SqliteCatalog.open(made(folder).resolve("catalog.db"), clock);
    this.journal = FileJournal.open(folder.resolve("journal"));
    FactFolder factFolder = new FactFolder(folder.resolve("facts"), clock);
    Facts facts = new Facts(factFolder, catalog.publications(), 16 << 20);
    this.engine = new DuckDbEngine(folder.resolve("spill"), 256, 2);
    this.rollup = new Rollup(journal, catalog, factFolder, engine, clock);
    catalog.tenants().add(tenant, "test");
    this.intakeKey = catalog.keys().add("acme", Key.Purpose.INTAKE, "test");
    for (Vendor vendor : Vendor.values()) {
      Set<String> scopes = vendor == Vendor.FEISHU ? SCOPES : Set.of();
      add(new VendorApp(EVERYTHING, "acme", vendor, scopes, Set.of(), 0));
      add(new VendorApp(LIMITED, "acme", vendor, scopes, Set.of(limitedTo), 0));
    }
    Parts parts = new Parts(catalog, journal, facts, new AppUsage(facts, 16 << 20), clock);
    this.feishu = new FeishuSurface(parts, FeishuSettings.defaults().withLimits(false));
    this.wecom = new WecomSurface(parts, WecomSettings.defaults().withLimits(false));
    this.server =
        RollcallServer.start(
            HttpSettings.at("127.0.0.1", 0),
            parts,
            List.of(new Intake(parts, IntakeSettings.standard()), feishu, wecom));
  }

  private static Path made(Path folder) {
    try {
      return Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void add(VendorApp app) {
    catalog.apps().add(app, secret(app.id()), "test");
  }

  /** Sets the clock. */
  void now(Instant instant) {
    clock.set(instant);
    tokens.clear();
  }

  /** Sends events in one body; returns how many were accepted. */
  int send(List<Event> events) {
    EventLines lines = new EventLines();
    events.forEach(lines::add);
    JsonNode answer =
        ask(
            request("/v1/events")
                .header("Authorization", "Bearer " + intakeKey)
                .header("Content-Type", "application/x-ndjson")
                .POST(HttpRequest.BodyPublishers.ofByteArray(lines.bytes(), 0, lines.length())));
    int accepted = answer.get("accepted").intValue();
    assertThat(accepted + answer.get("rejected").size()).isEqualTo(events.size());
    return accepted;
  }

  /** Publishes every day that is over. */
  void publish() {
    for (Region region : tenant.regions()) {
      rollup.run(tenant, region, region.dayOf(clock.instant()).minusDays(1), _ -> {});
    }
  }

  /** Logs a Feishu app in. */
  String feishuToken(String app) {
    return tokens.computeIfAbsent("feishu " + app, _ -> feishuLogin(app));
  }

  private String feishuLogin(String app) {
    String login = "{\"app_id\":\"%s\",\"app_secret\":\"%s\"}".formatted(app, secret(app));
    return ask(post("/open-apis/auth/v3/tenant_access_token/internal", login))
        .get("tenant_access_token")
        .stringValue();
  }

  /** Logs a WeCom app in. */
  String wecomToken(String app) {
    return tokens.computeIfAbsent("wecom " + app, _ -> wecomLogin(app));
  }

  private String wecomLogin(String app) {
    return ask(request("/cgi-bin/gettoken?corpid=" + CORP + "&corpsecret=" + secret(app)))
        .get("access_token")
        .stringValue();
  }

  /** A WeCom app is known by its secret alone, so each has one of its own. */
  private static String secret(String app) {
    return "secret-of-" + app + "-0123456789";
  }

  /** A request to a path. */
  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
  }

  /** A request with a body. */
  HttpRequest.Builder post(String path, String body) {
    return request(path).POST(HttpRequest.BodyPublishers.ofString(body));
  }

  /** The JSON of an answer. */
  JsonNode ask(HttpRequest.Builder request) {
    try {
      return JSON.readTree(http.send(request.build(), HttpResponse.BodyHandlers.ofString()).body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    http.close();
    server.close();
    feishu.close();
    wecom.close();
    engine.close();
    journal.close();
    catalog.close();
  }
}
