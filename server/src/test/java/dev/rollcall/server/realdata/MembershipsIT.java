package dev.rollcall.server.realdata;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * People in many teams at once: commits of {@code k8s_git} as page views, every team and every
 * month, against a recount that keeps a set of people for each team and all above it (S9).
 */
class MembershipsIT {
  private static final String APP = "cli_commits";
  private static final int MONTH = 3;

  /** Who was active in a department, and how often. */
  private static final class Recount {
    private final Set<String> people = new HashSet<>();
    private int events;

    private OverviewClient.Figures figures() {
      return new OverviewClient.Figures(people.size(), events);
    }
  }

  @TempDir Path folder;

  @Test
  void everyTeamOfEveryMonthEqualsANaiveRecount() {
    SharedData data = SharedData.of("k8s_git");
    TreeShape tree = new TreeShape(data);
    Map<String, Set<String>> teams = teams(data);
    Map<LocalDate, Map<String, Recount>> months = new TreeMap<>();
    Path file = folder.resolve("events.ndjson.gz");
    try (EventFile out = new EventFile(file)) {
      data.forEach(
          "departments",
          row -> out.department(row.get("department_id"), row.get("parent_id"), row.get("name")));
      teams.forEach((person, departments) -> out.person(person, person, List.copyOf(departments)));
      data.forEach(
          "activity",
          row -> {
            String person = row.get("user_id");
            long millis = Long.parseLong(row.get("time_epoch_ms"));
            out.pageView(person, APP, millis);
            recount(tree, teams.getOrDefault(person, Set.of()), person, millis, months);
          });
    }
    try (RollcallJar jar = new RollcallJar(folder.resolve("data"), "2026-10-02T00:00:00Z")) {
      jar.run("tenant", "add", "Real", "--id", "real", "--region", "us", "--edition", "flagship");
      JsonNode app = jar.run("app", "add", "--tenant", "real", "--vendor", "feishu");
      jar.run("import", "--tenant", "real", file.toString(), "--directory-since", "2010-01-01");
      jar.run("rollup");
      OverviewClient client = new OverviewClient(jar.serve(), app);
      Set<String> tops = tree.tops();
      assertThat(months).hasSizeGreaterThan(100);
      months.forEach((month, expected) -> {
        Map<String, OverviewClient.Figures> figures = new HashMap<>();
        expected.forEach((department, recount) -> figures.put(department, recount.figures()));
        assertThat(client.departments(APP, MONTH, month.toString(), tops))
            .as("k8s_git %s", month)
            .isEqualTo(figures);
      });
    }
  }

  private static Map<String, Set<String>> teams(SharedData data) {
    Map<String, Set<String>> teams = new TreeMap<>();
    data.forEach(
        "memberships",
        row ->
            teams
                .computeIfAbsent(row.get("user_id"), _ -> new TreeSet<>())
                .add(row.get("department_id")));
    data.forEach(
        "users",
        row ->
            teams.computeIfAbsent(
                row.get("user_id"), _ -> new TreeSet<>(Set.of(row.get("department_id")))));
    return teams;
  }

  private static void recount(
      TreeShape tree,
      Set<String> departments,
      String person,
      long millis,
      Map<LocalDate, Map<String, Recount>> months) {
    LocalDate month =
        LocalDate.ofInstant(Instant.ofEpochMilli(millis), ZoneOffset.UTC).withDayOfMonth(1);
    Set<String> containing = new HashSet<>(Set.of("0"));
    departments.forEach(department -> containing.addAll(tree.path(department)));
    Map<String, Recount> counts = months.computeIfAbsent(month, _ -> new HashMap<>());
    for (String department : containing) {
      Recount recount = counts.computeIfAbsent(department, _ -> new Recount());
      recount.people.add(person);
      recount.events++;
    }
  }
}
