package dev.rollcall.server.realdata;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/**
 * Every row of the answers of {@code active_by_department} and {@code active_overall}, by day, week
 * and month, from {@code department_overview}: mail as mail and as page views, clicks as page
 * views.
 */
class RealDataIT {
  private static final String APP = "cli_activity";
  private static final Map<String, Integer> CYCLES = Map.of("day", 1, "week", 2, "month", 3);

  /** One period of the answers. */
  private record Period(int cycle, String start) {}

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "mfg_email, UTC, us, 2010-11-05T00:00:00Z",
    "mfg_email, UTC+8, cn, 2010-11-05T00:00:00Z",
    "deskdrop, UTC, sg, 2017-04-05T00:00:00Z",
    "deskdrop, UTC+8, cn, 2017-04-05T00:00:00Z",
  })
  void everyAnswerIsReadBack(String set, String zone, String region, String now) {
    SharedData data = SharedData.of(set);
    Path file = folder.resolve("events.ndjson.gz");
    long events = write(data, file);
    try (RollcallJar jar = new RollcallJar(folder.resolve("data"), now)) {
      jar.run(
          "tenant", "add", "Real", "--id", "real", "--region", region, "--edition", "enterprise");
      JsonNode app = jar.run("app", "add", "--tenant", "real", "--vendor", "feishu");
      JsonNode imported =
          jar.run("import", "--tenant", "real", file.toString(), "--directory-since", "2009-01-01");
      assertThat(imported.get("accepted").asLong()).isEqualTo(events);
      assertThat(imported.get("rejected").asLong()).isZero();
      jar.run("rollup");
      OverviewClient client = new OverviewClient(jar.serve(), app);
      Map<Period, Map<String, OverviewClient.Figures>> answers = answers(data, zone);
      assertThat(answers).hasSizeGreaterThan(100);
      Set<String> tops = new TreeShape(data).tops();
      answers.forEach((period, expected) ->
          assertThat(client.departments(APP, period.cycle(), period.start(), tops))
              .as("%s %s %s", set, zone, period)
              .isEqualTo(expected));
    }
  }

  private static long write(SharedData data, Path file) {
    try (EventFile out = new EventFile(file)) {
      data.forEach(
          "departments",
          row -> out.department(row.get("department_id"), row.get("parent_id"), row.get("name")));
      data.forEach(
          "users",
          row ->
              out.person(row.get("user_id"), row.get("name"), List.of(row.get("department_id"))));
      data.forEach("activity", row -> activity(row, out));
      return out.count();
    }
  }

  private static void activity(SharedData.Row row, EventFile out) {
    String person = row.get("user_id");
    long millis = Long.parseLong(row.get("time_epoch_ms"));
    switch (row.get("kind")) {
      case "email_send" -> {
        mail("mail.sent", person, millis, out);
        out.pageView(person, APP, millis);
      }
      case "email_recv" -> mail("mail.received", person, millis, out);
      default -> out.pageView(person, APP, millis);
    }
  }

  private static void mail(String type, String person, long millis, EventFile out) {
    out.event(type, Instant.ofEpochMilli(millis), Map.of("person", person, "external", false));
  }

  /** By period, every department with any activity; {@code 0} is the whole organisation. */
  private static Map<Period, Map<String, OverviewClient.Figures>> answers(
      SharedData data, String zone) {
    Map<Period, Map<String, OverviewClient.Figures>> answers = new HashMap<>();
    data.forEach(
        "answers/active_by_department",
        row -> {
          if (row.get("tz").equals(zone)) {
            answers
                .computeIfAbsent(period(row), _ -> new TreeMap<>())
                .put(
                    row.get("department_id"),
                    new OverviewClient.Figures(
                        Integer.parseInt(row.get("active_users_subtree")),
                        Integer.parseInt(row.get("events_subtree"))));
          }
        });
    data.forEach(
        "answers/active_overall",
        row -> {
          if (row.get("tz").equals(zone)) {
            answers
                .computeIfAbsent(period(row), _ -> new TreeMap<>())
                .put(
                    "0",
                    new OverviewClient.Figures(
                        Integer.parseInt(row.get("active_users")),
                        Integer.parseInt(row.get("events"))));
          }
        });
    answers.values().forEach(figures -> figures.values().removeIf(f -> f.activeUsers() == 0));
    return answers;
  }

  private static Period period(SharedData.Row row) {
    return new Period(CYCLES.getOrDefault(row.get("period"), 0), row.get("period_start"));
  }
}
