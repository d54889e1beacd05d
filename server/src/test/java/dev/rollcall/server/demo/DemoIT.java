package dev.rollcall.server.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.server.stage.Stage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DemoIT {
  private static final Instant NOON = Instant.parse("2026-11-20T04:00:00Z");
  private static final long SEED = 11;
  private static final int PEOPLE = 60;
  private static final int DAYS = 12;

  @TempDir Path folder;
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  private Demo start(Instant now) throws InterruptedException {
    Clock clock = Clock.fixed(now, ZoneOffset.UTC);
    DemoSettings settings = new DemoSettings(folder, SEED, PEOPLE, DAYS);
    PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
    return Demo.start(settings, (path, late) -> new Stage(path, late, clock), clock, out);
  }

  private static JsonNode ask(Demo demo, String path) {
    Stage stage = (Stage) demo.server();
    return JsonMapper.shared().readTree(stage.get(path, demo.access().readKey()).body());
  }

  /** Distinct people by day who viewed a page of the portal or talked to its bot. */
  private static Set<Object> portalUsers(DemoActivity activity, LocalDate from, LocalDate to) {
    Set<Object> people = new HashSet<>();
    while (!activity.next().date().isAfter(to)) {
      LocalDate date = activity.next().date();
      for (DemoEvent event : activity.play()) {
        boolean use = event.type().startsWith("bot.") || event.type().equals("app.page_viewed");
        if (!date.isBefore(from) && use && "cli_portal".equals(event.data().get("app"))) {
          people.add(event.data().getOrDefault("person", ""));
        }
      }
    }
    return people;
  }

  @Test
  void whatWasMadeUpIsReadBackThroughTheApi() throws InterruptedException {
    try (Demo demo = start(NOON)) {
      JsonNode status = ask(demo, "/v1/status");
      assertThat(status.at("/published/days").asInt()).isEqualTo(DAYS);
      assertThat(status.at("/published/through").asString()).isEqualTo("2026-11-19");
      assertThat(status.at("/waiting/events").asInt()).as("today so far").isPositive();

      LocalDate first = LocalDate.parse("2026-11-08");
      LocalDate from = LocalDate.parse("2026-11-12");
      LocalDate to = LocalDate.parse("2026-11-19");
      Set<Object> expected = portalUsers(new DemoActivity(SEED, PEOPLE, first), from, to);
      JsonNode usage = ask(demo, "/v1/apps/cli_portal/usage?from=" + from + "&to=" + to);
      assertThat(usage.at("/departments/0/active_users").asInt()).isEqualTo(expected.size());
    }
    assertThat(printed.toString(StandardCharsets.UTF_8))
        .contains("/#key=rc_", "curl ", "department_overview", "tenant_access_token")
        .doesNotContain("${");
  }

  @Test
  void startedAgainItFillsInTheDaysSinceAndMakesNewKeys() throws InterruptedException {
    String oldKey;
    try (Demo demo = start(NOON)) {
      oldKey = demo.access().readKey();
    }
    try (Demo demo = start(NOON.plusSeconds(3 * 86_400))) {
      assertThat(demo.access().readKey()).isNotEqualTo(oldKey);
      JsonNode status = ask(demo, "/v1/status");
      assertThat(status.at("/published/days").asInt()).isEqualTo(DAYS + 3);
      JsonNode daily = ask(demo, "/v1/apps/cli_portal/usage/daily?from=2026-11-20&to=2026-11-22");
      assertThat(daily.at("/days").size()).isEqualTo(3);
      assertThat(daily.at("/days/0/page_views").asInt()).isPositive();
      Set<Object> expected =
          portalUsers(
              new DemoActivity(SEED, PEOPLE, LocalDate.parse("2026-11-08")),
              LocalDate.parse("2026-11-20"),
              LocalDate.parse("2026-11-20"));
      assertThat(daily.at("/days/0/active_users").asInt()).isEqualTo(expected.size());
    }
  }

  @Test
  void lateEventsMadeSomeDaysBePublishedAgain() throws InterruptedException {
    try (Demo demo = start(NOON)) {
      JsonNode daily = ask(demo, "/v1/apps/cli_portal/usage/daily?from=2026-11-08&to=2026-11-19");
      List<Integer> versions =
          daily.at("/days").valueStream().map(d -> d.at("/version").asInt()).toList();
      assertThat(versions).contains(2);
    }
  }

  @Test
  void dataThatIsNoDemosIsLeftAlone() throws IOException {
    Files.writeString(folder.resolve("FORMAT"), "rollcall 1\n");
    assertThatThrownBy(() -> start(NOON))
        .isInstanceOf(DemoException.class)
        .hasMessageContaining("not a demo's");
    assertThat(folder.resolve("catalog.db")).doesNotExist();
  }
}
