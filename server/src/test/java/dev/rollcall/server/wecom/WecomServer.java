package dev.rollcall.server.wecom;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.catalog.Edition;
import dev.rollcall.catalog.SqliteCatalog;
import dev.rollcall.catalog.Tenant;
import dev.rollcall.catalog.Vendor;
import dev.rollcall.catalog.VendorApp;
import dev.rollcall.counting.AppUsage;
import dev.rollcall.events.Event;
import dev.rollcall.events.Region;
import dev.rollcall.events.TenantDay;
import dev.rollcall.facts.FactFolder;
import dev.rollcall.facts.Facts;
import dev.rollcall.journal.JournalBatch;
import dev.rollcall.kit.MemoryJournal;
import dev.rollcall.kit.SetClock;
import dev.rollcall.rollup.DuckDbEngine;
import dev.rollcall.rollup.Rollup;
import dev.rollcall.server.HttpSettings;
import dev.rollcall.server.Parts;
import dev.rollcall.server.RollcallServer;
import dev.rollcall.server.sandbox.Faults;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A server on a free port with the WeCom surface and two corps: {@code acme}, of no special
 * industry, and {@code school}, of the education industry. On a Saturday morning in China.
 */
final class WecomServer implements AutoCloseable {
  /** 10:30 on Saturday in China. */
  static final String NOW = "2026-11-21T02:30:00Z";

  /** The first second of a day of the sample, in China. */
  static final long MONDAY = Region.CN.startOf(LocalDate.of(2026, 11, 16)).getEpochSecond();

  static final long DAY = 86_400;

  /** The last day that is over. */
  static final long FRIDAY = MONDAY + 4 * DAY;

  static final String ACME = "ww_acme";
  static final String SCHOOL = "ww_school";

  /** The app of acme that sees everybody. */
  static final String ALL = "all";

  /** The app of acme that sees the department sales and all below. */
  static final String SALES = "sales";

  /** The app of school that sees everybody. */
  static final String TEACHER = "teacher";

  static final String STATISTIC = "/cgi-bin/externalcontact/groupchat/statistic";
  static final String BY_DAY = STATISTIC + "_group_by_day";

  private static final OpenApiDocument DESCRIBED = OpenApiDocument.load();

  private final HttpClient http = HttpClient.newHttpClient();
  private final SetClock clock = new SetClock(NOW);
  private final SqliteCatalog catalog;
  private final MemoryJournal journal = new MemoryJournal();
  private final DuckDbEngine engine;
  private final Rollup rollup;
  private final Facts facts;
  private final WecomSettings settings;
  private final Faults faults;
  private RollcallServer server;

  WecomServer(Path root, WecomSettings settings) {
    this(root, settings, Faults.none());
  }

  WecomServer(Path root, WecomSettings settings, Faults faults) {
    this.faults = faults;
    this.catalog = SqliteCatalog.open(root.resolve("catalog.db"), clock);
    FactFolder folder = new FactFolder(root.resolve("facts"), clock);
    this.engine = new DuckDbEngine(root.resolve("spill"), 512, 2);
    this.rollup = new Rollup(journal, catalog, folder, engine, clock);
    this.facts = new Facts(folder, catalog.publications(), 32 << 20);
    this.settings = settings;
    catalog.tenants().add(tenant("acme", ACME, null), "test");
    catalog.tenants().add(tenant("school", SCHOOL, "education"), "test");
    add(ALL, "acme", Set.of(), Set.of());
    add(SALES, "acme", Set.of(Gateway.CUSTOMER_CONTACT), Set.of("sales", "gone"));
    add(TEACHER, "school", Set.of(), Set.of());
    this.server = start();
  }

  private static Tenant tenant(String id, String corp, @Nullable String industry) {
    return new Tenant(id, id, Region.CN, Set.of(Region.CN), Edition.BASIC, corp, industry);
  }

  /** Adds an app with the secret that {@link #secret} names. */
  void add(String id, String tenant, Set<String> scopes, Set<String> departments) {
    catalog
        .apps()
        .add(new VendorApp(id, tenant, Vendor.WECOM, scopes, departments, 0), secret(id), "test");
  }

  /** The secret of an app of this server. */
  static String secret(String app) {
    return "secret-of-" + app + "-0123456789";
  }

  /** Stops the server and starts another one on the same data. */
  void restart() {
    server.close();
    server = start();
  }

  private RollcallServer start() {
    Parts parts = new Parts(catalog, journal, facts, new AppUsage(facts, 1 << 20), clock);
    return RollcallServer.start(
        HttpSettings.at("127.0.0.1", 0), parts, List.of(new WecomSurface(parts, settings, faults)));
  }

  /** Accepts a tenant's events and publishes their days. */
  void publish(String id, List<? extends Event> events, String through) {
    JournalBatch batch = new JournalBatch();
    for (Event event : events) {
      LocalDate day = LocalDate.ofEpochDay(Region.CN.epochDayOf(event.envelope().timeMicros()));
      batch.add(new TenantDay(id, Region.CN, day), event);
    }
    journal.append(batch);
    Tenant tenant = catalog.tenants().find(id).orElseThrow();
    rollup.run(tenant, Region.CN, LocalDate.parse(through), _ -> {});
  }

  SetClock clock() {
    return clock;
  }

  SqliteCatalog catalog() {
    return catalog;
  }

  int port() {
    return server.port();
  }

  String base() {
    return "http://127.0.0.1:" + server.port();
  }

  /** Logs an app in. */
  Reply login(String corp, String secret) {
    return get("/cgi-bin/gettoken?corpid=" + encoded(corp) + "&corpsecret=" + encoded(secret));
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  /** The token of an app of this server. */
  String token(String app) {
    String corp = app.equals(TEACHER) ? SCHOOL : ACME;
    return login(corp, secret(app)).json().get("access_token").stringValue();
  }

  Reply get(String path) {
    return send(HttpRequest.newBuilder(URI.create(base() + path)));
  }

  /** A call of an app of this server. */
  Reply ask(String app, String path, String body) {
    return post(path + "?access_token=" + token(app), body);
  }

  Reply post(String path, String body) {
    return send(
        HttpRequest.newBuilder(URI.create(base() + path))
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  /** Sends a request; the answer is checked against what the server says about this surface. */
  Reply send(HttpRequest.Builder request) {
    try {
      HttpRequest sent = request.build();
      Reply reply = new Reply(http.send(sent, HttpResponse.BodyHandlers.ofString()));
      if (Routes.owns(sent.uri().getRawPath())) {
        assertThat(DESCRIBED.faults(sent.uri(), reply)).as(reply.body()).isEmpty();
      }
      return reply;
    } catch (IOException e) {
      throw new AssertionError("The server did not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("The test was stopped", e);
    }
  }

  @Override
  public void close() {
    server.close();
    engine.close();
    catalog.close();
    http.close();
  }
}
