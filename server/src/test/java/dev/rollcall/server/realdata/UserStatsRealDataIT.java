package dev.rollcall.server.realdata;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/**
 * Statistics of people from real activity, every row through all pages, in both zones: mail against
 * the answers of {@code email_user_day}; meetings, and people who change department, against the
 * answers of {@code user_day} and a recount here.
 */
class UserStatsRealDataIT {
  @TempDir Path folder;

  /** Somebody on a day. */
  private record PersonDay(String day, String person) {
    static PersonDay of(JsonNode row) {
      return new PersonDay(row.get("date").asString(), row.get("user_id").asString());
    }
  }

  @ParameterizedTest
  @CsvSource({"UTC, us", "UTC+8, cn"})
  void mailsOfEveryPersonAndDayAreThoseOfTheAnswers(String zone, String region) {
    SharedData data = SharedData.of("mfg_email");
    Path file = folder.resolve("events.ndjson.gz");
    writeMails(data, file);
    Map<PersonDay, List<String>> expected = new HashMap<>();
    Set<String> days = new TreeSet<>();
    data.forEach(
        "answers/email_user_day",
        row -> {
          if (row.get("tz").equals(zone)) {
            days.add(row.get("date"));
            expected.put(
                new PersonDay(row.get("date"), row.get("user_id")),
                List.of(row.get("sent_messages"), row.get("received_rows")));
          }
        });
    assertThat(expected).hasSizeGreaterThan(10_000);
    int people = count(data, "users");
    try (RollcallJar jar = new RollcallJar(folder.resolve("data"), "2010-11-05T00:00:00Z")) {
      UserStatsClient client = served(jar, region, file, "--directory-since", "2009-01-01");
      LocalDate first = LocalDate.parse(days.iterator().next());
      LocalDate last = LocalDate.parse("2010-11-04");
      Map<PersonDay, List<String>> found = new HashMap<>();
      long[] rows = {0};
      client.forEach(
          first,
          last,
          row -> {
            rows[0]++;
            String sent = row.get("email_send_count").stringValue();
            String received = row.get("email_receive_count").stringValue();
            assertThat(row.get("email_send_in_count").stringValue()).isEqualTo(sent);
            assertThat(row.get("email_receive_in_count").stringValue()).isEqualTo(received);
            assertThat(row.get("email_send_ext_count").stringValue()).isEqualTo("0");
            assertThat(row.get("suite_active_flag").intValue())
                .as("sending is doing something, receiving is not")
                .isEqualTo(sent.equals("0") ? 0 : 1);
            if (!sent.equals("0") || !received.equals("0")) {
              found.put(PersonDay.of(row), List.of(sent, received));
            }
          });
      assertThat(found).isEqualTo(expected);
      assertThat(rows[0])
          .as("a row for everybody on every day")
          .isEqualTo(people * (last.toEpochDay() - first.toEpochDay() + 1));
    }
  }

  private static void writeMails(SharedData data, Path file) {
    try (EventFile out = new EventFile(file)) {
      data.forEach(
          "departments",
          row -> out.department(row.get("department_id"), row.get("parent_id"), row.get("name")));
      data.forEach(
          "users",
          row ->
              out.person(row.get("user_id"), row.get("name"), List.of(row.get("department_id"))));
      data.forEach(
          "activity",
          row -> {
            String type = row.get("kind").equals("email_send") ? "mail.sent" : "mail.received";
            Map<String, Object> mail = Map.of("person", row.get("user_id"), "external", false);
            out.event(type, time(row), mail);
          });
    }
  }

  private static Instant time(SharedData.Row row) {
    return Instant.ofEpochMilli(Long.parseLong(row.get("time_epoch_ms")));
  }

  private static int count(SharedData data, String table) {
    int[] rows = {0};
    data.forEach(table, _ -> rows[0]++);
    return rows[0];
  }

  private UserStatsClient served(RollcallJar jar, String region, Path file, String... options) {
    jar.run("tenant", "add", "Real", "--id", "real", "--region", region, "--edition", "enterprise");
    JsonNode app = jar.run("app", "add", "--tenant", "real", "--vendor", "feishu");
    List<String> command = new ArrayList<>(List.of("import", "--tenant", "real", file.toString()));
    command.addAll(List.of(options));
    JsonNode imported = jar.run(command.toArray(String[]::new));
    assertThat(imported.get("rejected").asLong()).isZero();
    jar.run("rollup");
    return new UserStatsClient(jar.serve(), app);
  }

  @ParameterizedTest
  @CsvSource({"UTC, sg, 0", "UTC+8, cn, 8"})
  void meetingsAndMovesAreThoseOfARecount(String zone, String region, int hours) {
    SharedData data = SharedData.of("tc39_meetings");
    Attendance attendance = Attendance.read(data, ZoneOffset.ofHours(hours));
    Path file = folder.resolve("events.ndjson.gz");
    attendance.write(data, file);
    try (RollcallJar jar = new RollcallJar(folder.resolve("data"), "2026-02-10T00:00:00Z")) {
      UserStatsClient client = served(jar, region, file);
      for (LocalDate day : attendance.meetings().keySet()) {
        Map<String, List<String>> found = new TreeMap<>();
        client.forEach(
            day,
            day.plusDays(1),
            row -> {
              PersonDay who = PersonDay.of(row);
              found.put(
                  who.day() + " " + who.person(),
                  List.of(
                      row.get("vc_num").asString(),
                      row.get("vc_active_flag").asString(),
                      row.get("suite_active_flag").asString(),
                      row.get("department_name").stringValue()));
            });
        assertThat(found).as("%s %s", zone, day).isEqualTo(attendance.expected(day));
      }
    }
    assertThat(attendance.moves()).as("people who changed department").isGreaterThan(10);
    Map<PersonDay, Integer> answers = new HashMap<>();
    data.forEach(
        "answers/user_day",
        row -> {
          if (row.get("tz").equals(zone)) {
            answers.put(
                new PersonDay(row.get("date"), row.get("user_id")),
                Integer.parseInt(row.get("events")));
          }
        });
    assertThat(attendance.joins(PersonDay::new)).isEqualTo(answers);
  }
}
