package dev.rollcall.server.hostile;

import dev.rollcall.catalog.Edition;
import dev.rollcall.catalog.Key;
import dev.rollcall.catalog.SqliteCatalog;
import dev.rollcall.catalog.Tenant;
import dev.rollcall.catalog.Vendor;
import dev.rollcall.catalog.VendorApp;
import dev.rollcall.counting.AppUsage;
import dev.rollcall.events.Event;
import dev.rollcall.events.Form;
import dev.rollcall.events.GroupEvent;
import dev.rollcall.events.Region;
import dev.rollcall.events.TenantDay;
import dev.rollcall.facts.FactFolder;
import dev.rollcall.facts.Facts;
import dev.rollcall.journal.FileJournal;
import dev.rollcall.kit.SampleEvents;
import dev.rollcall.kit.SetClock;
import dev.rollcall.kit.Workbench;
import dev.rollcall.rollup.DuckDbEngine;
import dev.rollcall.rollup.Rollup;
import dev.rollcall.server.HttpSettings;
import dev.rollcall.server.OperatingSettings;
import dev.rollcall.server.Parts;
import dev.rollcall.server.RollcallServer;
import dev.rollcall.server.access.FailedLogins;
import dev.rollcall.server.access.KeyAccess;
import dev.rollcall.server.api.OpenApi;
import dev.rollcall.server.api.ReadApi;
import dev.rollcall.server.console.Console;
import dev.rollcall.server.feishu.FeishuSettings;
import dev.rollcall.server.feishu.FeishuSurface;
import dev.rollcall.server.intake.Intake;
import dev.rollcall.server.intake.IntakeSettings;
import dev.rollcall.server.metrics.Metrics;
import dev.rollcall.server.wecom.WecomSettings;
import dev.rollcall.server.wecom.WecomSurface;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A server with every surface and two organisations that know nothing of each other. Each has the
 * department {@code <name>-sales} with the person {@code <name>-ann}, who used the app {@code
 * <name>-crm}, visited the block {@code <name>-block} and the workplace {@code <name>-place}, and
 * owns the chat {@code <name>-chat}. On a Saturday morning in China.
 */
final class OpenHouse implements AutoCloseable {
  static final String NOW = "2026-11-21T02:30:00Z";
  static final String DAY = "2026-11-20";
  static final String ACME = "acme";
  static final String GLOBEX = "globex";

  private static final Set<String> SCOPES =
      Set.of(
          "application:application.app_usage_stats.overview:readonly",
          "workplace:workplace_using_data:read",
          "admin:admin_user_stat:readonly",
          "contact:user.employee_id:readonly",
          "admin:admin_dept_stat:readonly");

  private final SetClock clock = new SetClock(NOW);
  private final SqliteCatalog catalog;
  private final FileJournal journal;
  private final DuckDbEngine engine;
  private final Rollup rollup;
  private final FeishuSurface feishu;
  private final RollcallServer server;
  private final String intakeKey;
  private final String readKey;

  OpenHouse(Path root) {
    catalog = SqliteCatalog.open(root.resolve("catalog.db"), clock);
    journal = FileJournal.open(root.resolve("journal"));
    FactFolder folder = new FactFolder(root.resolve("facts"), clock);
    engine = new DuckDbEngine(root.resolve("spill"), 512, 2);
    rollup = new Rollup(journal, catalog, folder, engine, clock);
    Facts facts = new Facts(folder, catalog.publications(), 32 << 20);
    for (String name : List.of(ACME, GLOBEX)) {
      addOrganisation(name);
      publish(name, life(name), DAY);
    }
    intakeKey = catalog.keys().add(ACME, Key.Purpose.INTAKE, "test");
    readKey = catalog.keys().add(ACME, Key.Purpose.READ, "test");
    Parts parts = new Parts(catalog, journal, facts, new AppUsage(facts, 32 << 20), clock);
    feishu =
        new FeishuSurface(parts, new FeishuSettings(false, false, 1 << 20, 1 << 20, Duration.ZERO));
    Metrics metrics = new Metrics();
    KeyAccess access = new KeyAccess(catalog.keys(), new FailedLogins(clock, Duration.ZERO));
    server =
        RollcallServer.start(
            HttpSettings.at("127.0.0.1", 0),
            new OperatingSettings(
                null, true, Duration.ofSeconds(5), OperatingSettings.LogFormat.JSON, true),
            parts,
            List.of(
                feishu,
                new WecomSurface(parts, new WecomSettings(false, 1 << 20, Duration.ZERO)),
                new Intake(parts, IntakeSettings.standard(), metrics.events(), access),
                new OpenApi(),
                new ReadApi(parts, access),
                new Console()),
            metrics);
  }

  private void addOrganisation(String name) {
    catalog
        .tenants()
        .add(
            new Tenant(
                name,
                name,
                Region.CN,
                Set.of(Region.CN, Region.US),
                Edition.ENTERPRISE,
                "ww_" + name,
                null),
            "test");
    catalog.apps().add(app(Vendor.FEISHU, "cli_" + name, name, SCOPES), secret(name), "test");
    catalog.apps().add(app(Vendor.WECOM, "wecom_" + name, name, Set.of()), secret(name), "test");
  }

  private static VendorApp app(Vendor vendor, String id, String tenant, Set<String> scopes) {
    return new VendorApp(id, tenant, vendor, scopes, Set.of(), 0);
  }

  static String secret(String name) {
    return "secret-of-" + name + "-0123456789";
  }

  private static List<Event> life(String name) {
    SampleEvents day = new SampleEvents(Region.CN, DAY);
    String ann = name + "-ann";
    List<Event> events = new ArrayList<>();
    events.add(day.department(name + "-sales", "0"));
    events.add(day.department(name + "-east", name + "-sales"));
    events.add(day.person(ann, name + "-sales"));
    events.add(day.person(name + "-bob", name + "-east"));
    events.add(day.viewed("09:00", ann, name + "-crm", Form.WEBAPP));
    events.add(day.visited("09:01", ann, name + "-place"));
    events.add(day.blockVisited("09:02", ann, name + "-block"));
    events.add(new GroupEvent.Created(day.at("09:03"), name + "-chat", ann, List.of("c1")));
    return events;
  }

  /** Accepts events of an organisation and publishes its days. */
  void publish(String name, List<Event> events, String through) {
    Tenant tenant = catalog.tenants().find(name).orElseThrow();
    Workbench.accept(journal, tenant, events);
    rollup.run(tenant, tenant.home(), LocalDate.parse(through), _ -> {});
  }

  /** Publishes what was accepted over HTTP. */
  void publish(String name, String through) {
    Tenant tenant = catalog.tenants().find(name).orElseThrow();
    rollup.run(tenant, tenant.home(), LocalDate.parse(through), _ -> {});
  }

  /** All that a request without right must not change. */
  record State(long events, int people, long changes, long publications) {}

  State state() {
    long events = 0;
    int people = 0;
    long publications = 0;
    for (String tenant : List.of(ACME, GLOBEX)) {
      for (TenantDay day : journal.days(tenant)) {
        events += journal.position(day).events();
      }
      people += catalog.people().count(tenant);
      publications += catalog.publications().sequence(tenant, Region.CN);
    }
    return new State(events, people, changes(), publications);
  }

  /** Changes in the audit log; looks at people are in it as well. */
  private long changes() {
    return catalog.auditLog().newest(Integer.MAX_VALUE).stream()
        .filter(entry -> entry.peopleShown() == null)
        .count();
  }

  SqliteCatalog catalog() {
    return catalog;
  }

  String intakeKey() {
    return intakeKey;
  }

  String readKey() {
    return readKey;
  }

  int port() {
    return server.port();
  }

  @Override
  public void close() {
    server.close();
    feishu.close();
    engine.close();
    journal.close();
    catalog.close();
  }
}
