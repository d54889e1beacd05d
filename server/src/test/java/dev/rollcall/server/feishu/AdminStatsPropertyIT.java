package dev.rollcall.server.feishu;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.events.DirectoryEvent.DepartmentSet;
import dev.rollcall.events.Event;
import dev.rollcall.events.Region;
import dev.rollcall.kit.MemoryJournal;
import dev.rollcall.kit.NaivePersonDays;
import dev.rollcall.kit.NaivePersonDays.Row;
import dev.rollcall.kit.RandomOffice;
import dev.rollcall.kit.SetClock;
import dev.rollcall.kit.Workbench;
import dev.rollcall.server.HttpSettings;
import dev.rollcall.server.Parts;
import dev.rollcall.server.RollcallServer;
import dev.rollcall.server.model.StatsRow;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/**
 * Statistics of people and departments of random offices, over HTTP, are those of {@link
 * NaivePersonDays}: for everybody, each department, each person, and an app that sees one
 * department.
 */
final class AdminStatsPropertyIT {
  private static final LocalDate FIRST = LocalDate.parse("2026-11-09");
  private static final int DAYS = 6;
  private static final LocalDate LAST = FIRST.plusDays(DAYS - 1);
  private static final String APP = "cli_everything";
  private static final String LIMITED = "cli_limited";
  private static final Set<String> SCOPES =
      Set.of(AdminUserStats.SCOPE, AdminUserStats.USER_ID_SCOPE, AdminDeptStats.SCOPE);

  private final HttpClient http = HttpClient.newHttpClient();
  @TempDir private Path folder;
  private String base = "";
  private Region region = Region.CN;

  @ParameterizedTest
  @CsvSource({"1, CN", "2, US", "3, CN", "4, JP", "5, CN", "6, SG"})
  void statisticsAreThoseOfTheModel(long seed, Region region) {
    this.region = region;
    RandomOffice office = new RandomOffice(seed, region);
    List<Event> events = office.days(FIRST, DAYS);
    String limitedTo = office.departments().getFirst();
    SetClock clock = new SetClock("2026-11-25T00:00:00Z");
    try (Workbench bench = new Workbench(folder, new MemoryJournal(), clock, region)) {
      StatsOffice.add(bench.catalog(), APP, "acme", SCOPES, Set.of());
      StatsOffice.add(bench.catalog(), LIMITED, "acme", SCOPES, Set.of(limitedTo));
      bench.accept(events.subList(0, events.size() / 2));
      bench.publish(FIRST.plusDays(2).toString());
      bench.accept(events.subList(events.size() / 2, events.size()));
      bench.publish(LAST.toString());
      Parts parts =
          new Parts(bench.catalog(), bench.journal(), bench.facts(), bench.appUsage(), clock);
      FeishuSettings settings = FeishuSettings.defaults().withLimits(false);
      FeishuSurface feishu = new FeishuSurface(parts, settings);
      RollcallServer server =
          RollcallServer.start(HttpSettings.at("127.0.0.1", 0), parts, List.of(feishu));
      try {
        base = "http://127.0.0.1:" + server.port();
        LocalDate firstPublished = bench.snapshot().days().firstKey();
        NaivePersonDays naive = new NaivePersonDays(region, events);
        List<Row> rows = naive.rows(firstPublished, LAST, LAST);
        assertThat(rows).as("seed %d", seed).hasSizeGreaterThan(20);
        people(seed, rows, office, limitedTo);
        departments(seed, naive.counted(firstPublished, LAST), events);
      } finally {
        server.close();
        feishu.close();
      }
    }
  }

  private void people(long seed, List<Row> rows, RandomOffice office, String limitedTo) {
    String everything = token(APP);
    String limited = token(LIMITED);
    String what = "seed " + seed;
    compare(what, everything, "", 7, rows, _ -> true);
    compare(what, limited, "", 3, rows, row -> row.departments().contains(limitedTo));
    for (String department : office.departments()) {
      Predicate<Row> in = row -> row.departments().contains(department);
      String query = "&department_id_type=department_id&department_id=" + department;
      compare(what + query, everything, query, 60, rows, in);
    }
    Set<String> people =
        rows.stream().map(row -> row.person().person()).collect(Collectors.toSet());
    for (String person : people) {
      String query = "&user_id=" + URLEncoder.encode(person, StandardCharsets.UTF_8);
      compare(
          what + query, everything, query, 2, rows, row -> row.person().person().equals(person));
    }
  }

  private void compare(
      String what, String token, String query, int size, List<Row> rows, Predicate<Row> which) {
    List<Map<String, String>> expected =
        rows.stream().filter(which).map(row -> StatsRow.fields(row, region)).toList();
    assertThat(
            read(token, StatsOffice.USERS, "&user_id_type=user_id" + query + "&page_size=" + size))
        .as(what)
        .isEqualTo(expected);
  }

  private void departments(long seed, List<Row> rows, List<Event> events) {
    String token = token(APP);
    long days = rows.stream().map(Row::day).distinct().count();
    depths(events)
        .forEach((department, depth) -> {
          for (boolean children : new boolean[] {true, false}) {
            String query =
                "&department_id_type=department_id&page_size=20&contains_child_dept=%s&department_id=%s"
                    .formatted(children, department);
            String what = "seed " + seed + query;
            if (depth > AdminDeptStats.DEEPEST) {
              assertThat(page(token, StatsOffice.DEPARTMENTS, query, "").code())
                  .as(what)
                  .isEqualTo(1051001);
              continue;
            }
            List<Map<String, String>> items = read(token, StatsOffice.DEPARTMENTS, query);
            assertThat(items.stream().filter(item -> department.equals(item.get("department_id"))))
                .as(what)
                .hasSize((int) days);
            for (Map<String, String> item : items) {
              List<Row> members =
                  rows.stream()
                      .filter(row -> row.day().toString().equals(item.get("date")))
                      .filter(row -> isIn(row, item.get("department_id"), children))
                      .toList();
              assertThat(item).as(what).containsAllEntriesOf(sums(members));
            }
          }
        });
  }

  /** How deep every department lies at the end, the root included. */
  private static Map<String, Integer> depths(List<Event> events) {
    Map<String, String> parents = new TreeMap<>();
    events.stream()
        .filter(DepartmentSet.class::isInstance)
        .map(DepartmentSet.class::cast)
        .sorted(
            Comparator.comparingLong((DepartmentSet set) -> set.envelope().timeMicros())
                .thenComparing(set -> set.envelope().id()))
        .forEach(set -> parents.put(set.department(), set.parent()));
    Map<String, Integer> depths = new TreeMap<>(Map.of("0", 0));
    for (String department : parents.keySet()) {
      int depth = 0;
      for (String at = department; !at.equals("0"); at = parents.getOrDefault(at, "0")) {
        depth++;
      }
      depths.put(department, depth);
    }
    return depths;
  }

  private static boolean isIn(Row row, @Nullable String department, boolean below) {
    if (below) {
      return "0".equals(department) || row.departments().contains(department);
    }
    return "0".equals(department)
        ? row.person().departments().isEmpty()
        : row.person().departments().contains(department);
  }

  private Map<String, String> sums(List<Row> rows) {
    Map<String, String> sums = new LinkedHashMap<>();
    sums.put("total_user_num", count(rows, _ -> 1));
    sums.put("active_user_num", count(rows, row -> row.person().activated() ? 1 : 0));
    sums.put("suite_dau", count(rows, row -> row.lastActive() < 0 ? 0 : 1));
    sums.put("im_dau", count(rows, row -> StatsRow.flag(row, "im_sent", "im_used")));
    sums.put("send_messenger_user_num", count(rows, row -> StatsRow.flag(row, "im_sent")));
    sums.put("send_messenger_num", count(rows, row -> row.count("im_sent")));
    sums.put("docs_dau", count(rows, row -> StatsRow.flag(row, "docs_created", "docs_viewed")));
    sums.put("create_cal_num", count(rows, row -> row.count("calendar_created")));
    sums.put("vc_dau", count(rows, row -> StatsRow.flag(row, "in_meetings")));
    int seconds = rows.stream().mapToInt(row -> row.count("meeting_seconds")).sum();
    sums.put("vc_duration", Integer.toString(seconds / 60));
    sums.put("create_task_num", count(rows, row -> row.count("tasks_created")));
    sums.put(
        "email_send_count",
        count(rows, row -> row.count("mail_sent_in") + row.count("mail_sent_ext")));
    sums.put("email_receive_ext_count", count(rows, row -> row.count("mail_received_ext")));
    sums.put(
        "search_active_dau", count(rows, row -> StatsRow.flag(row, "search_quick", "search_tab")));
    sums.put("tab_search_count", count(rows, row -> row.count("search_tab")));
    return sums;
  }

  private static String count(List<Row> rows, ToIntFunction<Row> figure) {
    return Integer.toString(rows.stream().mapToInt(figure).sum());
  }

  private String token(String app) {
    String body =
        "{\"app_id\":\"%s\",\"app_secret\":\"%s\"}".formatted(app, FeishuServer.secret(app));
    return send(HttpRequest.newBuilder(
                URI.create(base + "/open-apis/auth/v3/tenant_access_token/internal"))
            .POST(HttpRequest.BodyPublishers.ofString(body)))
        .text("/tenant_access_token");
  }

  /** All pages, each item as its fields' texts. */
  private List<Map<String, String>> read(String token, String path, String query) {
    List<Map<String, String>> items = new ArrayList<>();
    String pageToken = "";
    do {
      Reply page = page(token, path, query, pageToken);
      assertThat(page.code()).as(path + query + page.body()).isZero();
      for (JsonNode item : page.json().at("/data/items")) {
        Map<String, String> fields = new LinkedHashMap<>();
        item.properties().forEach(field -> fields.put(field.getKey(), field.getValue().asString()));
        items.add(fields);
      }
      pageToken = page.text("/data/page_token");
    } while (!pageToken.isEmpty());
    return items;
  }

  private Reply page(String token, String path, String query, String pageToken) {
    return send(
        HttpRequest.newBuilder(
                URI.create(
                    "%s%s?start_date=%s&end_date=%s%s&page_token=%s"
                        .formatted(base, path, FIRST, LAST, query, pageToken)))
            .header("Authorization", "Bearer " + token));
  }

  private Reply send(HttpRequest.Builder request) {
    try {
      return Reply.of(http.send(request.build(), HttpResponse.BodyHandlers.ofString()));
    } catch (IOException e) {
      throw new AssertionError("The server did not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("The test was stopped", e);
    }
  }
}
