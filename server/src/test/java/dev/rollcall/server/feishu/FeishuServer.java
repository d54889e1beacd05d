package dev.rollcall.server.feishu;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.catalog.Edition;
import dev.rollcall.catalog.SqliteCatalog;
import dev.rollcall.catalog.StoreApp;
import dev.rollcall.catalog.StoreApps;
import dev.rollcall.catalog.Tenant;
import dev.rollcall.catalog.Vendor;
import dev.rollcall.catalog.VendorApp;
import dev.rollcall.events.Region;
import dev.rollcall.kit.MemoryJournal;
import dev.rollcall.kit.SetClock;
import dev.rollcall.kit.Workbench;
import dev.rollcall.server.HttpSettings;
import dev.rollcall.server.Parts;
import dev.rollcall.server.RollcallServer;
import dev.rollcall.server.Surface;
import dev.rollcall.server.access.AppTickets;
import dev.rollcall.server.access.KeyAccess;
import dev.rollcall.server.api.OpenApi;
import dev.rollcall.server.sandbox.Faults;
import dev.rollcall.server.sandbox.Sandbox;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A server on a free port with the Feishu surface and three tenants: {@code acme} (cn, enterprise),
 * {@code globex} (us, flagship) and {@code initech} (basic). On a Saturday morning in China.
 */
final class FeishuServer implements AutoCloseable {
  /** 10:30 on Saturday in China. */
  static final String NOW = "2026-11-21T02:30:00Z";

  /** The app of acme that calls. */
  static final String CALLER = "cli_caller";

  /** Another one, with the same rights. */
  static final String SECOND = "cli_second";

  /** One without any scope. */
  static final String UNSCOPED = "cli_unscoped";

  /** The app of globex that calls. */
  static final String FOREIGNER = "cli_foreigner";

  /** The app of initech that calls. */
  static final String BASIC = "cli_basic";

  private static final Duration PUSHED_AGAIN = Duration.ofMillis(1);
  private static final OpenApiDocument DESCRIBED = OpenApiDocument.load();

  private final HttpClient http = HttpClient.newHttpClient();
  private final SetClock clock = new SetClock(NOW);
  private final Workbench workbench;
  private final FeishuSettings settings;
  private final Faults faults;
  private FeishuSurface surface;
  private RollcallServer server;

  FeishuServer(Path folder, FeishuSettings settings) {
    this(folder, settings, Faults.none());
  }

  FeishuServer(Path folder, FeishuSettings settings, Faults faults) {
    this.faults = faults;
    this.workbench = new Workbench(folder, new MemoryJournal(), clock, Region.CN);
    this.settings = settings;
    addCallers(workbench.catalog());
    this.surface = new FeishuSurface(parts(), settings, faults, PUSHED_AGAIN);
    this.server = start(surface);
  }

  private static void addCallers(SqliteCatalog catalog) {
    catalog.tenants().add(tenant("globex", Region.US, Edition.FLAGSHIP), "test");
    catalog.tenants().add(tenant("initech", Region.CN, Edition.BASIC), "test");
    add(catalog, CALLER, "acme", Set.of(AppUsageQuery.SCOPE, WorkplaceSearch.SCOPE));
    add(catalog, SECOND, "acme", Set.of(AppUsageQuery.SCOPE, WorkplaceSearch.SCOPE, "other:scope"));
    add(catalog, UNSCOPED, "acme", Set.of("other:scope"));
    add(catalog, FOREIGNER, "globex", Set.of(AppUsageQuery.SCOPE, WorkplaceSearch.SCOPE));
    add(catalog, BASIC, "initech", Set.of(AppUsageQuery.SCOPE));
  }

  private static Tenant tenant(String id, Region region, Edition edition) {
    return new Tenant(id, id, region, Set.of(region), edition, null, null);
  }

  private static void add(SqliteCatalog catalog, String id, String tenant, Set<String> scopes) {
    catalog
        .apps()
        .add(new VendorApp(id, tenant, Vendor.FEISHU, scopes, Set.of(), 0), secret(id), "test");
  }

  /** Adds an app that may call what the scopes allow. */
  void add(String id, String tenant, String... scopes) {
    add(workbench.catalog(), id, tenant, Set.of(scopes));
  }

  /** The secret of an app of this server. */
  static String secret(String app) {
    return "secret-of-" + app + "-0123456789";
  }

  /** Stops the server and starts another one on the same data. */
  void restart() {
    server.close();
    surface.close();
    surface = new FeishuSurface(parts(), settings, faults, PUSHED_AGAIN);
    server = start(surface);
  }

  /** Adds a store app with an address for its tickets, or none, and installs it. */
  String addStoreApp(String id, @Nullable URI ticketUrl, String tenant) {
    StoreApps apps = workbench.catalog().storeApps();
    Set<String> scopes = Set.of(AppUsageQuery.SCOPE, WorkplaceSearch.SCOPE);
    apps.add(new StoreApp(id, scopes, ticketUrl, "v-" + id, 0), secret(id), "test");
    return apps.install(id, tenant, null, "test").tenantKey();
  }

  /** The ticket of a store app of this server. */
  String ticket(String id) {
    return new AppTickets(workbench.catalog().signingKeys().current())
        .current(
            id,
            workbench.catalog().storeApps().find(id).orElseThrow().generation(),
            clock.instant());
  }

  private Parts parts() {
    return new Parts(
        workbench.catalog(), workbench.journal(), workbench.facts(), workbench.appUsage(), clock);
  }

  private RollcallServer start(FeishuSurface feishu) {
    List<Surface> surfaces =
        faults.areOn()
            ? List.of(new Sandbox(new KeyAccess(workbench.catalog().keys(), clock), faults), feishu)
            : List.of(feishu, new OpenApi());
    return RollcallServer.start(HttpSettings.at("127.0.0.1", 0), parts(), surfaces);
  }

  /** Pushes store apps their tickets as a server does. */
  void pushTickets() {
    surface.pushTicketsFromNowOn();
  }

  SetClock clock() {
    return clock;
  }

  Workbench workbench() {
    return workbench;
  }

  int port() {
    return server.port();
  }

  String base() {
    return "http://127.0.0.1:" + server.port();
  }

  /** Logs an app in. */
  Reply login(String app, String secret) {
    return post(
        "/open-apis/auth/v3/tenant_access_token/internal",
        "",
        "{\"app_id\":\"" + app + "\",\"app_secret\":\"" + secret + "\"}");
  }

  /** The token of an app of this server. */
  String token(String app) {
    return login(app, secret(app)).text("/tenant_access_token");
  }

  /** A call with a token; none when it is empty. */
  Reply post(String path, String token, String body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base() + path))
            .POST(HttpRequest.BodyPublishers.ofString(body));
    return send(token.isEmpty() ? request : request.header("Authorization", "Bearer " + token));
  }

  /** Sends a request, and looks whether its answer is as the surface describes itself. */
  Reply send(HttpRequest.Builder request) {
    HttpRequest sent = request.build();
    try {
      Reply reply = Reply.of(http.send(sent, HttpResponse.BodyHandlers.ofString()));
      String path = sent.uri().getRawPath();
      boolean ours = reply.header("Content-Type").equals("application/problem+json");
      if (Routes.owns(path) && !ours) {
        assertThat(DESCRIBED.faults(sent.method(), path, reply)).as(sent.toString()).isEmpty();
      }
      return reply;
    } catch (IOException e) {
      throw new AssertionError("The server did not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("The test was stopped", e);
    }
  }

  /** What the surface serves. */
  List<Endpoint> endpoints() {
    return surface.endpoints();
  }

  /** The path that reads an app's usage. */
  static String overviewOf(String app) {
    return "/open-apis/application/v6/applications/" + app + "/app_usage/department_overview";
  }

  /** A call without a body, everything in the query. */
  Reply search(String path, String token, String query) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base() + path + "?" + query))
            .POST(HttpRequest.BodyPublishers.noBody());
    return send(request.header("Authorization", "Bearer " + token));
  }

  /** A call of department_overview by {@link #CALLER}. */
  Reply departments(String app, String body) {
    return post(overviewOf(app), token(CALLER), body);
  }

  @Override
  public void close() {
    server.close();
    surface.close();
    workbench.close();
    http.close();
  }
}
