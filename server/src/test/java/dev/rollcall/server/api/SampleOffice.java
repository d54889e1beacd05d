package dev.rollcall.server.api;

import dev.rollcall.catalog.Edition;
import dev.rollcall.catalog.Key;
import dev.rollcall.catalog.Tenant;
import dev.rollcall.events.Region;
import dev.rollcall.server.stage.Stage;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Four people and two apps, four published days.
 *
 * <pre>
 *   0  dee            16 Nov  ann views 2 pages (web app), bo 1 (gadget)
 *   +- sales  ann     17 Nov  ann and bo view 1 page each (web app), cy writes to the bot
 *   |  +- east  bo    18 Nov  dee views 1 page, closes, views 2 more (web app)
 *   +- tech  bo, cy   19 Nov  nothing
 *                     20 Nov  ann views 1 page; not over yet
 * </pre>
 */
final class SampleOffice implements AutoCloseable {
  private static final Instant NOW = Instant.parse("2026-11-20T04:00:00Z");

  private final Stage stage;
  private final String intakeKey;
  private final String readKey;
  private final String emptyKey;
  private int ids;

  SampleOffice(Path folder) {
    stage = new Stage(folder, 30, Clock.fixed(NOW, ZoneOffset.UTC));
    Tenant acme = tenant("acme", "Acme");
    stage.catalog().tenants().add(acme, "test");
    stage.catalog().tenants().add(tenant("empty", "Empty"), "test");
    intakeKey = stage.catalog().keys().add("acme", Key.Purpose.INTAKE, "test");
    readKey = stage.catalog().keys().add("acme", Key.Purpose.READ, "test");
    emptyKey = stage.catalog().keys().add("empty", Key.Purpose.ADMIN, "test");
    directory();
    activity();
    stage.publish(acme, LocalDate.parse("2026-11-19"), _ -> {});
  }

  private static Tenant tenant(String id, String name) {
    Set<Region> regions = Set.of(Region.CN, Region.US);
    return new Tenant(id, name, Region.CN, regions, Edition.BASIC, null, null);
  }

  private void directory() {
    send(
        "16T00:00:00",
        "department.set",
        "\"department\":\"sales\",\"parent\":\"0\",\"name\":\"Sales\",\"order\":1");
    send(
        "16T00:00:00",
        "department.set",
        "\"department\":\"tech\",\"parent\":\"0\",\"name\":\"Tech\",\"order\":2");
    send(
        "16T00:00:00",
        "department.set",
        "\"department\":\"east\",\"parent\":\"sales\",\"name\":\"East\"");
    send(
        "16T00:00:00",
        "person.set",
        "\"person\":\"ann\",\"name\":\"Ann\",\"departments\":[\"sales\"]");
    send(
        "16T00:00:00",
        "person.set",
        "\"person\":\"bo\",\"name\":\"Bo\",\"departments\":[\"east\",\"tech\"]");
    send(
        "16T00:00:00",
        "person.set",
        "\"person\":\"cy\",\"name\":\"Cy\",\"departments\":[\"tech\"]");
    send("16T00:00:00", "person.set", "\"person\":\"dee\",\"name\":\"Dee\",\"departments\":[]");
    send(
        "16T00:00:00",
        "app.set",
        "\"app\":\"crm\",\"name\":\"CRM\",\"forms\":[\"gadget\",\"webapp\",\"bot\"]");
    send("16T00:00:00", "app.set", "\"app\":\"idle\",\"name\":\"Idle\",\"forms\":[\"webapp\"]");
  }

  private void activity() {
    use("16T10:00:00", "app.page_viewed", "ann", "webapp");
    use("16T10:01:00", "app.page_viewed", "ann", "webapp");
    use("16T11:00:00", "app.page_viewed", "bo", "gadget");
    use("17T10:00:00", "app.page_viewed", "ann", "webapp");
    use("17T10:00:00", "app.page_viewed", "bo", "webapp");
    send("17T12:00:00", "bot.message_sent", "\"person\":\"cy\",\"app\":\"crm\"");
    use("18T09:00:00", "app.page_viewed", "dee", "webapp");
    use("18T09:01:00", "app.closed", "dee", "webapp");
    use("18T09:02:00", "app.page_viewed", "dee", "webapp");
    use("18T09:03:00", "app.page_viewed", "dee", "webapp");
    use("20T09:00:00", "app.page_viewed", "ann", "webapp");
  }

  private void use(String time, String type, String person, String form) {
    send(time, type, "\"person\":\"" + person + "\",\"app\":\"crm\",\"form\":\"" + form + "\"");
  }

  /** Sends one event of November 2026, such as at {@code 16T10:00:00} in the region's zone. */
  void send(String time, String type, String data) {
    String line =
        "{\"specversion\":\"1.0\",\"id\":\"%d\",\"source\":\"test\",\"type\":\"%s\",\"time\":\"2026-11-%s+08:00\",\"data\":{%s}}"
            .formatted(++ids, type, time, data);
    Stage.Answer answer = stage.send(line, intakeKey);
    if (!answer.body().contains("\"rejected\":[]")) {
      throw new IllegalStateException(answer.body());
    }
  }

  /** Publishes what is new. */
  void publish() {
    stage.publish(
        stage.catalog().tenants().find("acme").orElseThrow(),
        LocalDate.parse("2026-11-19"),
        _ -> {});
  }

  Stage stage() {
    return stage;
  }

  String intakeKey() {
    return intakeKey;
  }

  String readKey() {
    return readKey;
  }

  /** The answer for the tenant with data. */
  Stage.Answer get(String path) {
    return stage.get(path, readKey);
  }

  /** The same as JSON. */
  JsonNode json(String path) {
    return JsonMapper.shared().readTree(get(path).body());
  }

  /** The answer for a tenant without any event. */
  Stage.Answer getEmpty(String path) {
    return stage.get(path, emptyKey);
  }

  @Override
  public void close() {
    stage.close();
  }
}
