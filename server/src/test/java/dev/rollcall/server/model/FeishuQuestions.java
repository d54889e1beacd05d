package dev.rollcall.server.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.events.Form;
import dev.rollcall.events.Region;
import dev.rollcall.kit.NaiveAppUsage.Figures;
import dev.rollcall.kit.NaivePersonDays.Row;
import dev.rollcall.kit.NaiveRollcall;
import dev.rollcall.kit.NaiveRollcall.Cycle;
import dev.rollcall.kit.NaiveRollcall.Use;
import dev.rollcall.kit.NaiveVisits.Count;
import dev.rollcall.kit.RandomCompany;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Random questions to the four Feishu paths, every page of every answer beside the model's. */
final class FeishuQuestions {
  private static final int NO_DATA = 211_011;
  private static final List<Cycle> CYCLES = List.of(Cycle.DAY, Cycle.WEEK, Cycle.MONTH);
  private static final List<String> ID_TYPES = List.of("open_department_id", "department_id");

  private final RunningTenant server;
  private final NaiveRollcall model;
  private final RandomCompany company;
  private final SplittableRandom random;
  private final LocalDate first;
  private final String limitedTo;
  private final Map<String, String> openIds = new HashMap<>();

  /**
   * @param first the first day of the company
   * @param limitedTo the department that the limited app sees
   */
  FeishuQuestions(
      RunningTenant server,
      NaiveRollcall model,
      RandomCompany company,
      SplittableRandom random,
      LocalDate first,
      String limitedTo) {
    this.server = server;
    this.model = model;
    this.company = company;
    this.random = random;
    this.first = first;
    this.limitedTo = limitedTo;
  }

  /** Any day from a little before the company begins to a little after its end. */
  private LocalDate day() {
    return first.plusDays(random.nextInt(13) - 2L);
  }

  /**
   * {@code department_overview}: any app, cycle, department, depth, id type and size of pages.
   *
   * @param today the day that is running
   */
  void usage(LocalDate today) {
    Cycle cycle = CYCLES.get(random.nextInt(CYCLES.size()));
    LocalDate date = cycle.first(day());
    while (!date.isBefore(today)) {
      date = cycle.first(day());
    }
    String app = RandomCompany.apps().get(random.nextInt(RandomCompany.apps().size()));
    boolean open = random.nextBoolean();
    String department = department();
    int levels = random.nextInt(5);
    Optional<List<Use>> uses = model.usage(app, cycle, date, department, levels);
    List<String> expected =
        uses.map(all -> all.stream().map(use -> item(use, cycle, open)).toList()).orElse(List.of());
    String path =
        "/open-apis/application/v6/applications/%s/app_usage/department_overview?department_id_type=%s"
            .formatted(app, ID_TYPES.get(open ? 0 : 1));
    String asked =
        department == null ? "" : ",\"department_id\":\"" + open(department, open) + "\"";
    String body =
        "{\"date\":\"%s\",\"cycle_type\":%d%s,\"recursion\":%d,\"page_size\":%d"
            .formatted(date, CYCLES.indexOf(cycle) + 1, asked, levels, 1 + random.nextInt(4));
    List<String> items = new ArrayList<>();
    String pageToken = "";
    do {
      JsonNode answer =
          bearer(server.post(path, body + ",\"page_token\":\"" + pageToken + "\"}"), true);
      if (uses.isEmpty()) {
        assertThat(answer.get("code").intValue()).as(path + body).isEqualTo(NO_DATA);
        return;
      }
      pageToken = take(answer, path + body, items);
    } while (!pageToken.isEmpty());
    assertThat(items).as(path + " " + body).isEqualTo(expected);
  }

  private @Nullable String department() {
    List<String> departments = company.departments(RandomCompany.HOME);
    int which = random.nextInt(departments.size() + 2) - 2;
    return which == -2 ? null : which == -1 ? "0" : departments.get(which);
  }

  private static String open(String department, boolean open) {
    return open && !department.equals("0") ? "od-" + department : department;
  }

  private static String item(Use use, Cycle cycle, boolean open) {
    Figures figures = use.figures();
    String id = open ? String.valueOf(use.openId()) : use.department();
    if (figures.activeUsers() == 0) {
      return "{\"department_id\":\"" + id + "\",\"app\":[" + metric("uv", 0) + "]}";
    }
    String app =
        metric("uv", figures.activeUsers())
            + (cycle == Cycle.DAY ? "," + metric("total_users", figures.totalUsers()) : "")
            + ","
            + metric("new_users", figures.newUsers())
            + ","
            + metric("pv", sum(figures.views()))
            + ","
            + metric("lifecycle", sum(figures.opens()));
    StringBuilder forms = new StringBuilder();
    for (Form form : Form.values()) {
      forms.append(",\"").append(form.word()).append("\":").append(form(use, form));
    }
    return "{\"department_id\":\"" + id + "\",\"app\":[" + app + "]" + forms + "}";
  }

  private static long sum(Map<Form, Long> amounts) {
    return amounts.values().stream().mapToLong(Long::longValue).sum();
  }

  private static String form(Use use, Form form) {
    if (!use.forms().contains(form)) {
      return "null";
    }
    Figures figures = use.figures();
    String users = metric("uv", figures.users().getOrDefault(form, 0));
    return form == Form.BOT
        ? "[" + users + "]"
        : "["
            + users
            + ","
            + metric("pv", figures.views().getOrDefault(form, 0L))
            + ","
            + metric("lifecycle", figures.opens().getOrDefault(form, 0L))
            + "]";
  }

  private static String metric(String name, long value) {
    return "{\"metric_name\":\"%s\",\"metric_value\":%d}".formatted(name, value);
  }

  /** {@code admin_user_stats}: either region, either app, everybody, a department or a person. */
  void people() {
    Region region = random.nextBoolean() ? RandomCompany.HOME : RandomCompany.ABROAD;
    boolean limited = region == RandomCompany.HOME && random.nextInt(3) == 0;
    Set<String> visible = limited ? Set.of(limitedTo) : Set.of();
    LocalDate from = day();
    LocalDate to = from.plusDays(random.nextInt(10));
    StringBuilder query =
        new StringBuilder("start_date=%s&end_date=%s".formatted(from, to))
            .append("&page_size=")
            .append(1 + random.nextInt(60))
            .append(
                region == RandomCompany.ABROAD || random.nextBoolean()
                    ? "&target_geo=" + region.code()
                    : "");
    List<Row> seen = model.people(region, from, to, visible, _ -> true);
    Predicate<Row> which = which(query, region, limited, seen);
    boolean openIds = random.nextInt(3) == 0 && !query.toString().contains("&user_id=");
    query.append(openIds ? "&user_id_type=open_id" : "&user_id_type=user_id");
    List<Map<String, String>> expected =
        seen.stream().filter(which).map(row -> StatsRow.fields(row, region)).toList();
    List<Map<String, String>> rows = new ArrayList<>();
    List<String> items = new ArrayList<>();
    String pageToken = "";
    do {
      String path = "/open-apis/admin/v1/admin_user_stats?" + query + "&page_token=" + pageToken;
      JsonNode answer = bearer(server.request(path), !limited);
      pageToken = take(answer, path, items);
      for (JsonNode item : answer.at("/data/items")) {
        Map<String, String> fields = new LinkedHashMap<>();
        item.properties().forEach(field -> fields.put(field.getKey(), field.getValue().asString()));
        rows.add(fields);
      }
    } while (!pageToken.isEmpty());
    if (openIds) {
      translate(rows, seen.stream().filter(which).toList(), limited);
    }
    assertThat(rows).as("%s, limited: %s", query, limited).isEqualTo(expected);
  }

  private Predicate<Row> which(
      StringBuilder query, Region region, boolean limited, List<Row> seen) {
    int kind = random.nextInt(3);
    if (kind == 0 && !seen.isEmpty() && !limited) {
      String person = seen.get(random.nextInt(seen.size())).person().person();
      query.append("&user_id=").append(URLEncoder.encode(person, StandardCharsets.UTF_8));
      return row -> row.person().person().equals(person);
    }
    if (kind == 1) {
      List<String> departments = company.departments(region);
      String department = limited ? limitedTo : departments.get(random.nextInt(departments.size()));
      boolean open = random.nextBoolean();
      query
          .append("&department_id=")
          .append(open(department, open))
          .append("&department_id_type=")
          .append(ID_TYPES.get(open ? 0 : 1));
      return row -> row.departments().contains(department);
    }
    return _ -> true;
  }

  /** Puts people's own ids for open ids: those given, or those that a person always has. */
  private void translate(List<Map<String, String>> rows, List<Row> expected, boolean limited) {
    assertThat(rows).hasSameSizeAs(expected);
    for (int i = 0; i < rows.size(); i++) {
      Row row = expected.get(i);
      String openId = rows.get(i).getOrDefault("user_id", "");
      String given = row.person().openId();
      if (given == null) {
        assertThat(openId).matches("ou_[0-9a-f]{32}");
        String person = row.person().person() + (limited ? " of limited" : "");
        assertThat(openIds.putIfAbsent(openId, person)).isIn(null, person);
      } else {
        assertThat(openId).isEqualTo(given);
      }
      rows.get(i).put("user_id", row.person().person());
    }
  }

  /** {@code workplace_access_data}. */
  void workplaces() {
    LocalDate from = day();
    LocalDate to = from.plusDays(random.nextInt(12));
    List<String> expected =
        model.workplaces(from, to).stream()
            .map(each ->
                "{\"date\":\"%s\",\"all_workplace\":%s,\"default_workplace\":%s}"
                    .formatted(each.day(), text(each.anywhere()), text(each.byDefault())))
            .toList();
    visits("workplace_access_data", from, to, "", expected);
  }

  /** {@code workplace_block_access_data}, of all blocks or one. */
  void blocks() {
    LocalDate from = day();
    LocalDate to = from.plusDays(random.nextInt(12));
    String only = random.nextBoolean() ? null : RandomCompany.block(random.nextInt(5));
    List<String> expected =
        model.blocks(from, to, only).stream()
            .map(each ->
                "{\"date\":\"%s\",\"block_id\":\"%s\",\"access_data\":%s}"
                    .formatted(each.day(), each.block(), text(each.count())))
            .toList();
    String filter = only == null ? "" : "&block_id=" + only;
    visits("workplace_block_access_data", from, to, filter, expected);
  }

  private void visits(
      String list, LocalDate from, LocalDate to, String filter, List<String> expected) {
    String query =
        "/open-apis/workplace/v1/%s/search?from_date=%s&to_date=%s%s&page_size=%d"
            .formatted(list, from, to, filter, 1 + random.nextInt(7));
    boolean everything = random.nextBoolean();
    List<String> items = new ArrayList<>();
    String pageToken = "";
    do {
      String path = query + "&page_token=" + pageToken;
      pageToken = take(bearer(server.post(path, ""), everything), path, items);
    } while (!pageToken.isEmpty());
    assertThat(items).as(query).isEqualTo(expected);
  }

  private static String text(Count count) {
    return "{\"pv\":%d,\"uv\":%d}".formatted(count.visits(), count.people());
  }

  private JsonNode bearer(HttpRequest.Builder request, boolean everything) {
    String app = everything ? RunningTenant.EVERYTHING : RunningTenant.LIMITED;
    return server.ask(request.header("Authorization", "Bearer " + server.feishuToken(app)));
  }

  /** Takes the items of a page; returns the token of the next, or nothing. */
  private static String take(JsonNode answer, String asked, List<String> items) {
    assertThat(answer.get("code").intValue()).as(asked + " " + answer).isZero();
    answer.at("/data/items").forEach(item -> items.add(item.toString()));
    JsonNode next = answer.at("/data/page_token");
    assertThat(answer.at("/data/has_more").booleanValue()).isEqualTo(!next.isMissingNode());
    return next.asString("");
  }
}
