package dev.rollcall.server.cli;

import static dev.rollcall.server.cli.TypedCommands.event;
import static dev.rollcall.server.cli.TypedCommands.view;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A server that runs while somebody is erased: what it answers before and after. */
class PrivacyIT {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String NOW = "2026-11-21T12:00:00Z";
  private static final String GONE = "zq-person-4711";

  /** Feishu's: there is no data of that day. */
  private static final int NO_DATA = 211_011;

  /** WeCom's: nothing of that day can be had. */
  private static final int NOT_THERE = 600_018;

  private static final long TUESDAY = 1_794_844_800L;
  private static final String USERS =
      "/open-apis/admin/v1/admin_user_stats?user_id_type=user_id&department_id_type=department_id"
          + "&start_date=2026-11-17&end_date=2026-11-20&page_size=";

  @TempDir Path folder = Path.of("");
  private final HttpClient http = HttpClient.newHttpClient();
  private TypedCommands commands = new TypedCommands(folder);
  private String secret = "";
  private String corpSecret = "";

  @BeforeEach
  void publish() {
    commands = new TypedCommands(folder);
    commands.json("tenant", "add", "Acme", "--corp-id", "wwcorp", "--edition", "enterprise");
    secret = add("feishu", "cli_a");
    corpSecret = add("wecom", "crm");
    commands.json("import", "--tenant", "acme", commands.file("a.ndjson", events()));
    commands.json("rollup");
  }

  @AfterEach
  void close() {
    http.close();
  }

  private String add(String vendor, String id) {
    JsonNode app = commands.json("app", "add", "--tenant", "acme", "--vendor", vendor, "--id", id);
    return app.get(vendor.equals("feishu") ? "app_secret" : "secret").stringValue();
  }

  private static String events() {
    StringBuilder lines = new StringBuilder();
    lines.append(
        event(
            "d",
            "department.set",
            "2026-11-16T17:00:00Z",
            "{\"department\":\"sales\",\"parent\":\"0\",\"name\":\"Sales\"}"));
    for (String person : List.of("ann", "bob", GONE)) {
      lines.append(
          event(
              "p-" + person,
              "person.set",
              "2026-11-16T18:00:00Z",
              "{\"person\":\"%s\",\"name\":\"Name of %s\",\"departments\":[\"sales\"]}"
                  .formatted(person, person)));
      for (int day = 17; day <= 20; day++) {
        String time = "2026-11-%dT02:00:00Z".formatted(day);
        lines.append(view("v-" + person + "-" + day, time, person));
        lines.append(
            deed("w-" + person + "-" + day, "workplace.visited", time, person, "workplace"));
        lines.append(deed("b-" + person + "-" + day, "block.visited", time, person, "block"));
        lines.append(
            event(
                "g-" + person + "-" + day,
                "group.created",
                time,
                "{\"chat\":\"c-%s%d\",\"owner\":\"%s\",\"members\":[\"guest\"]}"
                    .formatted(person.substring(0, 2), day, person)));
      }
    }
    return lines.toString();
  }

  private static String deed(String id, String type, String time, String person, String what) {
    return event(id, type, time, "{\"person\":\"%s\",\"%s\":\"default\"}".formatted(person, what));
  }

  private JsonNode send(HttpRequest.Builder request) throws IOException, InterruptedException {
    HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    return JSON.readTree(answer.body());
  }

  private JsonNode post(URI at, String path, String token, String body) throws Exception {
    return send(
        HttpRequest.newBuilder(URI.create(at + path))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private JsonNode get(URI at, String path, String token) throws Exception {
    return send(
        HttpRequest.newBuilder(URI.create(at + path)).header("Authorization", "Bearer " + token));
  }

  private String feishu(URI at) throws Exception {
    return post(
            at,
            "/open-apis/auth/v3/tenant_access_token/internal",
            "",
            "{\"app_id\":\"cli_a\",\"app_secret\":\"" + secret + "\"}")
        .get("tenant_access_token")
        .stringValue();
  }

  private String wecom(URI at) throws Exception {
    return get(at, "/cgi-bin/gettoken?corpid=wwcorp&corpsecret=" + corpSecret, "")
        .get("access_token")
        .stringValue();
  }

  /** The answers of all statistics, by what was asked. */
  private Map<String, JsonNode> answers(URI at) throws Exception {
    Map<String, JsonNode> answers = new LinkedHashMap<>();
    String token = feishu(at);
    String overview =
        "/open-apis/application/v6/applications/crm/app_usage/department_overview?department_id_type=department_id";
    for (String asked : List.of("2026-11-19\",\"cycle_type\":1", "2026-11-16\",\"cycle_type\":2")) {
      String body = "{\"date\":\"" + asked + ",\"department_id\":\"sales\"}";
      answers.put("overview " + asked, post(at, overview, token, body));
    }
    String range = "?from_date=2026-11-17&to_date=2026-11-20&page_size=20";
    for (String what :
        List.of(
            "workplace_access_data",
            "custom_workplace_access_data",
            "workplace_block_access_data")) {
      String path = "/open-apis/workplace/v1/" + what + "/search" + range;
      answers.put(what, post(at, path, token, ""));
    }
    answers.put(
        "departments",
        get(
            at,
            "/open-apis/admin/v1/admin_dept_stats?department_id_type=department_id&department_id=0"
                + "&contains_child_dept=true&start_date=2026-11-17&end_date=2026-11-20&page_size=20",
            token));
    answers.put("users", get(at, USERS + "60", token));
    String wecom = "?access_token=" + wecom(at);
    String days =
        "{\"day_begin_time\":%d,\"day_end_time\":%d}".formatted(TUESDAY, TUESDAY + 3 * 86_400);
    answers.put(
        "owners", post(at, "/cgi-bin/externalcontact/groupchat/statistic" + wecom, "", days));
    answers.put(
        "days",
        post(at, "/cgi-bin/externalcontact/groupchat/statistic_group_by_day" + wecom, "", days));
    return answers;
  }

  /** Lets time pass and publishes its days; returns the moment it is then. */
  private String afterFourMonths() {
    commands.clock.advance(Duration.ofDays(120));
    commands.json("rollup");
    return commands.clock.instant().toString();
  }

  @Test
  void daysWhoseFiguresAreGoneAreAnsweredAsThoseThatNeverWere() throws Exception {
    String later = afterFourMonths();
    commands.json("retain", "--journal-days", "30", "--figure-days", "30");
    String key =
        commands.json("key", "add", "--tenant", "acme", "--for", "read").get("key").stringValue();
    try (RunningServe serve = new RunningServe(commands.data, "--clock", later)) {
      URI at = serve.address();
      assertGone(answers(at));
      for (String what : List.of("usage", "usage/daily")) {
        JsonNode gone = get(at, "/v1/apps/crm/" + what + "?from=2026-11-17&to=2026-11-20", key);
        assertThat(gone.get("status").intValue()).as(what + gone).isEqualTo(404);
      }
    }
  }

  @Test
  void whatEachPersonDidGoesUnderARunningServerAndTheRestStays() throws Exception {
    String later = afterFourMonths();
    try (RunningServe serve = new RunningServe(commands.data, "--clock", later)) {
      URI at = serve.address();
      String token = feishu(at);
      Map<String, JsonNode> before = answers(at);
      before.forEach((asked, answer) -> assertThat(code(answer)).as(asked + answer).isZero());
      String next =
          "&page_token=" + get(at, USERS + "5", token).at("/data/page_token").stringValue();
      commands.json("retain", "--journal-days", "30", "--person-days", "60");
      Map<String, JsonNode> after = answers(at);
      for (String asked : before.keySet()) {
        if (asked.equals("users")) {
          assertThat(answer(before, asked).at("/data/items")).hasSize(12);
          assertThat(answer(after, asked).at("/data/items")).isEmpty();
          assertThat(code(answer(after, asked))).isZero();
        } else {
          assertThat(answer(after, asked)).as(asked).isEqualTo(answer(before, asked));
        }
      }
      assertThat(code(get(at, USERS + "5" + next, token))).isEqualTo(1051001);
      assertThat(get(at, USERS + "5&user_id=ann", token).at("/data/items")).isEmpty();
    }
  }

  @Test
  void figuresThatGoUnderARunningServerAreGoneAtOnce() throws Exception {
    String later = afterFourMonths();
    try (RunningServe serve = new RunningServe(commands.data, "--clock", later)) {
      URI at = serve.address();
      assertThat(answer(answers(at), "users").at("/data/items")).hasSize(12);
      commands.json("retain", "--journal-days", "30", "--figure-days", "30");
      assertGone(answers(at));
    }
  }

  private static void assertGone(Map<String, JsonNode> answers) {
    answers.forEach((asked, answer) -> {
      int expected = asked.startsWith("overview") ? NO_DATA : answer.has("errcode") ? NOT_THERE : 0;
      assertThat(code(answer)).as(asked + answer).isEqualTo(expected);
      assertThat(answer.at("/data/items").size()).as(asked + answer).isZero();
      assertThat(answer.toString()).doesNotContain("ann", "bob", GONE);
    });
  }

  private static List<JsonNode> others(JsonNode items, String name) {
    List<JsonNode> others = new ArrayList<>();
    items.forEach(item -> {
      if (!item.get(name).stringValue().equals(GONE)) {
        others.add(item);
      }
    });
    return others;
  }

  @Test
  void everyAnswerIsTheSameButForTheRowsOfWhoeverIsErased() throws Exception {
    try (RunningServe serve = new RunningServe(commands.data, "--clock", NOW)) {
      URI at = serve.address();
      Map<String, JsonNode> before = answers(at);
      before.forEach((asked, answer) -> assertThat(code(answer)).as(asked + answer).isZero());
      assertThat(answer(before, "users").at("/data/items")).hasSize(12);
      assertThat(answer(before, "owners").get("items")).hasSize(3);
      assertThat(commands.type("erase", GONE, "--tenant", "acme", "--yes").status()).isZero();
      Map<String, JsonNode> after = answers(at);
      for (String asked : before.keySet()) {
        assertThat(answer(after, asked).toString()).as(asked).doesNotContain(GONE);
        if (!asked.equals("users") && !asked.equals("owners")) {
          assertThat(answer(after, asked)).as(asked).isEqualTo(answer(before, asked));
        }
      }
      assertThat(others(answer(after, "users").at("/data/items"), "user_id"))
          .isEqualTo(others(answer(before, "users").at("/data/items"), "user_id"))
          .hasSize(8);
      assertThat(answer(after, "users").at("/data/items")).hasSize(8);
      assertThat(others(answer(after, "owners").get("items"), "owner"))
          .isEqualTo(others(answer(before, "owners").get("items"), "owner"))
          .hasSize(2);
      assertThat(answer(after, "owners").get("items")).hasSize(2);
    }
  }

  private static JsonNode answer(Map<String, JsonNode> answers, String asked) {
    return Objects.requireNonNull(answers.get(asked), asked);
  }

  private static int code(JsonNode answer) {
    return answer.has("errcode") ? answer.get("errcode").intValue() : answer.get("code").intValue();
  }

  @Test
  void aPullThatBeganBeforeIsRefusedAndBeginsAgain() throws Exception {
    try (RunningServe serve = new RunningServe(commands.data, "--clock", NOW)) {
      URI at = serve.address();
      String token = feishu(at);
      JsonNode first = get(at, USERS + "5", token);
      String next = "&page_token=" + first.at("/data/page_token").stringValue();
      assertThat(code(get(at, USERS + "5" + next, token))).isZero();
      commands.type("erase", GONE, "--tenant", "acme", "--yes");
      assertThat(code(get(at, USERS + "5" + next, token))).isEqualTo(1051001);
      JsonNode again = get(at, USERS + "60", token);
      assertThat(again.at("/data/items")).hasSize(8);
      assertThat(again.toString()).doesNotContain(GONE);
    }
  }

  @Test
  void aSentEventAboutAnErasedPersonCountsAndNamesNobody() throws Exception {
    try (RunningServe serve = new RunningServe(commands.data, "--clock", NOW)) {
      URI at = serve.address();
      commands.type("erase", GONE, "--tenant", "acme", "--yes");
      String key =
          commands
              .json("key", "add", "--tenant", "acme", "--for", "intake")
              .get("key")
              .stringValue();
      HttpRequest.Builder request =
          HttpRequest.newBuilder(at.resolve("/v1/events"))
              .header("Authorization", "Bearer " + key)
              .header("Content-Type", "application/x-ndjson")
              .POST(HttpRequest.BodyPublishers.ofString(view("x", "2026-11-20T03:00:00Z", GONE)));
      assertThat(send(request).get("accepted").intValue()).isOne();
    }
    commands.json("rollup");
    Process grep =
        new ProcessBuilder("grep", "-r", "-q", "-a", GONE, commands.data.toString()).start();
    assertThat(grep.waitFor()).isOne();
    assertThat(commands.type("verify").status()).isZero();
  }

  @Test
  void whoLooksAtPeopleIsInTheAuditLog() throws Exception {
    try (RunningServe serve = new RunningServe(commands.data, "--clock", NOW)) {
      URI at = serve.address();
      String token = feishu(at);
      get(at, USERS + "60", token);
      JsonNode first = commands.json("audit", "--tenant", "acme").get("entries").get(0);
      assertThat(first.get("actor").stringValue()).isEqualTo("feishu:cli_a");
      assertThat(first.get("subject").stringValue()).isEqualTo("admin_user_stats");
      assertThat(first.get("detail").stringValue()).isEqualTo("2026-11-17 to 2026-11-20");
      assertThat(first.get("people_shown").intValue()).isEqualTo(12);
      get(at, USERS + "60&user_id=" + GONE, token);
      answers(at);
      JsonNode entries = commands.json("audit", "--tenant", "acme").get("entries");
      assertThat(entries.toString())
          .contains("wecom:crm", "groupchat/statistic", ", person #")
          .doesNotContain(GONE, "Name of", secret, corpSecret, token);
    }
    long shown = 0;
    for (JsonNode entry : commands.json("audit", "--limit", "1000").get("entries")) {
      shown += entry.get("people_shown").isNull() ? 0 : entry.get("people_shown").longValue();
    }
    assertThat(shown).isEqualTo(12 + 4 + 12 + 3);
  }
}
