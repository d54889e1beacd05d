package dev.rollcall.server.feishu;

import dev.rollcall.catalog.Edition;
import dev.rollcall.catalog.SqliteCatalog;
import dev.rollcall.catalog.Tenant;
import dev.rollcall.catalog.Vendor;
import dev.rollcall.catalog.VendorApp;
import dev.rollcall.events.CalendarEvent;
import dev.rollcall.events.Client;
import dev.rollcall.events.DirectoryEvent;
import dev.rollcall.events.DocEvent;
import dev.rollcall.events.Envelope;
import dev.rollcall.events.Event;
import dev.rollcall.events.ImEvent;
import dev.rollcall.events.MailEvent;
import dev.rollcall.events.MeetingEvent;
import dev.rollcall.events.Region;
import dev.rollcall.events.SearchEvent;
import dev.rollcall.events.SearchKind;
import dev.rollcall.events.TaskEvent;
import dev.rollcall.kit.SampleEvents;
import dev.rollcall.kit.Workbench;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Three days of acme for the statistics of people and departments, small enough to count by hand.
 *
 * <pre>
 *   0 ─┬─ hr              bob is in west and hr, cid in hr until he leaves on Thursday
 *      └─ sales ─┬─ east  ann is in east
 *                └─ west  fay is in west from Friday on
 *                         dan is in no department
 *                         eve was in hr and is erased on Friday
 *
 *   Wed 18  dan searches      Thu 19  ann does everything; bob receives a mail; cid chats
 *   Fri 20  fay looks at her calendar
 * </pre>
 */
final class StatsOffice {
  /** May see everything, and name people by the tenant's ids. */
  static final String APP = "cli_stats";

  /** The same rights. */
  static final String SECOND = "cli_stats_second";

  /** Sees the sales department alone. */
  static final String SALES = "cli_stats_sales";

  /** May not name people by the tenant's ids. */
  static final String PLAIN = "cli_stats_plain";

  /** May see departments that do not exist, and no other. */
  static final String NOWHERE = "cli_stats_nowhere";

  /** An app of globex. */
  static final String FOREIGN = "cli_stats_globex";

  static final String USERS = "/open-apis/admin/v1/admin_user_stats";
  static final String DEPARTMENTS = "/open-apis/admin/v1/admin_dept_stats";

  /** The three days. */
  static final String DAYS = "start_date=2026-11-18&end_date=2026-11-20";

  private static final Set<String> SCOPES =
      Set.of(AdminUserStats.SCOPE, AdminUserStats.USER_ID_SCOPE, AdminDeptStats.SCOPE);

  private StatsOffice() {}

  /** Adds the apps and publishes the days. */
  static void open(FeishuServer server) {
    SqliteCatalog catalog = server.workbench().catalog();
    openForOne(server);
    add(catalog, SECOND, "acme", SCOPES, Set.of());
    add(catalog, SALES, "acme", SCOPES, Set.of("sales"));
    add(catalog, NOWHERE, "acme", SCOPES, Set.of("moon"));
    add(catalog, PLAIN, "acme", Set.of(AdminUserStats.SCOPE), Set.of());
    add(catalog, FOREIGN, "globex", SCOPES, Set.of());
  }

  /** Adds {@link #APP} alone, and publishes the days. */
  static void openForOne(FeishuServer server) {
    add(server.workbench().catalog(), APP, "acme", SCOPES, Set.of());
    publish(server.workbench());
  }

  static void add(
      SqliteCatalog catalog,
      String id,
      String tenant,
      Set<String> scopes,
      Set<String> departments) {
    catalog
        .apps()
        .add(
            new VendorApp(id, tenant, Vendor.FEISHU, scopes, departments, 0),
            FeishuServer.secret(id),
            "test");
  }

  /** A tenant with two regions. */
  static Tenant abroad(String id) {
    return new Tenant(
        id, id, Region.CN, Set.of(Region.CN, Region.US), Edition.ENTERPRISE, null, null);
  }

  private static void publish(Workbench workbench) {
    workbench.accept(wednesday());
    workbench.accept(thursday());
    workbench.accept(friday());
    workbench.publish("2026-11-20");
  }

  private static List<Event> wednesday() {
    SampleEvents day = new SampleEvents(Region.CN, "2026-11-18");
    List<Event> events = new ArrayList<>();
    events.add(day.department("hr", "0"));
    events.add(day.department("sales", "0"));
    events.add(day.department("east", "sales"));
    events.add(day.department("west", "sales"));
    events.add(day.person("bob", "west", "hr"));
    events.add(day.person("cid", "hr"));
    events.add(day.person("dan"));
    events.add(day.person("eve", "hr"));
    events.add(ann());
    events.add(new SearchEvent.Performed(at("18", "12:00", null), "dan", SearchKind.QUICK));
    return events;
  }

  /** The one of whom everything is known. */
  private static Event ann() {
    return new DirectoryEvent.PersonSet(
        at("18", "00:00", null),
        "ann",
        "安 Ann",
        List.of("east"),
        "ann@acme.example",
        "ou_given_to_ann",
        "on_given_to_ann",
        true,
        micros("2026-11-18T03:17:55Z"),
        micros("2026-11-19T16:30:00Z"),
        Map.of());
  }

  private static List<Event> thursday() {
    Client phone = new Client("ios 14.2", null, null);
    Client laptop = new Client("Windows 11", "Feishu", "7.1.0");
    Client tablet = new Client("ios 14.2", "Lark", null);
    return List.of(
        new ImEvent.MessageSent(at("19", "09:00", phone), "ann"),
        new ImEvent.MessageSent(at("19", "09:01", laptop), "ann"),
        new DocEvent.Created(at("19", "09:02", tablet), "ann", "doc"),
        new CalendarEvent.EventCreated(at("19", "09:03", null), "ann"),
        new MeetingEvent.Joined(at("19", "10:00", null), "ann", "m1"),
        new MeetingEvent.Left(at("19", "10:01", null), "ann", "m1", 59),
        new MeetingEvent.Joined(at("19", "10:02", null), "ann", "m1"),
        new MeetingEvent.Left(at("19", "10:04", null), "ann", "m1", 90),
        new MeetingEvent.Joined(at("19", "11:00", null), "ann", "m2"),
        new TaskEvent.Created(at("19", "11:01", null), "ann"),
        new MailEvent.Sent(at("19", "11:02", null), "ann", true),
        new MailEvent.Sent(at("19", "11:03", null), "ann", true),
        new MailEvent.Sent(at("19", "11:04", null), "ann", false),
        new SearchEvent.Performed(at("19", "11:05", null), "ann", SearchKind.QUICK),
        new SearchEvent.Performed(at("19", "11:06", null), "ann", SearchKind.TAB),
        new SearchEvent.Performed(at("19", "23:59:59.999999", null), "ann", SearchKind.TAB),
        new MailEvent.Received(at("19", "23:59:59.999998", null), "ann", true),
        new MailEvent.Received(at("19", "12:00", null), "bob", false),
        new ImEvent.MessageSent(at("19", "12:01", null), "cid"),
        new DirectoryEvent.PersonLeft(at("19", "18:00", null), "cid"));
  }

  private static List<Event> friday() {
    SampleEvents day = new SampleEvents(Region.CN, "2026-11-20");
    return List.of(
        day.person("fay", "west"),
        new DirectoryEvent.PersonErased(at("20", "08:00", null), "eve"),
        new CalendarEvent.Viewed(at("20", "09:00", null), "fay"));
  }

  static Envelope at(String dayOfMonth, String time, @Nullable Client client) {
    long micros =
        LocalDate.parse("2026-11-" + dayOfMonth).atStartOfDay().toEpochSecond(Region.CN.offset())
                * 1_000_000
            + LocalTime.parse(time).getLong(ChronoField.MICRO_OF_DAY);
    return new Envelope(dayOfMonth + " " + time + " " + client, "office", micros, null, client);
  }

  private static long micros(String time) {
    return Instant.parse(time).getEpochSecond() * 1_000_000;
  }

  /** Asks for something as an app does. */
  static Reply ask(FeishuServer server, String app, String path, String query) {
    return server.send(
        HttpRequest.newBuilder(URI.create(server.base() + path + "?" + query))
            .header("Authorization", "Bearer " + server.token(app)));
  }

  /** Asks for statistics of people. */
  static Reply users(FeishuServer server, String app, String query) {
    return ask(server, app, USERS, query);
  }

  /** Day of month and a field of each item, such as {@code 18 ann}. */
  static List<String> items(Reply reply, String field) {
    List<String> items = new ArrayList<>();
    reply
        .json()
        .at("/data/items")
        .forEach(item ->
            items.add(
                item.get("date").stringValue().substring(8) + " " + item.get(field).stringValue()));
    return items;
  }
}
