package dev.rollcall.server.feishu;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The figures of {@link SampleWeek}. */
final class DepartmentOverviewIT {
  @TempDir private static Path folder;
  private static FeishuServer server;
  private static String token;

  @BeforeAll
  static void start() {
    server = new FeishuServer(folder, FeishuSettings.defaults().withLimits(false));
    SampleWeek.publish(server.workbench());
    token = server.token(FeishuServer.CALLER);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void withoutADepartmentThereIsOneItemForTheWholeTenant() {
    assertThat(ask("{\"date\":\"2026-11-19\",\"cycle_type\":1}").body())
        .isEqualTo(
            success(
                item(
                    "0",
                    "uv=3 total_users=3 new_users=3 pv=4 lifecycle=3",
                    "uv=2 pv=4 lifecycle=3",
                    "uv=1")));
  }

  @Test
  void aDepartmentAndTwoLevelsBelowCountEveryoneInTheirSubtrees() {
    assertThat(
            ask("{\"date\":\"2026-11-19\",\"cycle_type\":1,\"department_id\":\"od-sales\",\"recursion\":2}")
                .body())
        .isEqualTo(
            success(
                item(
                        "od-sales",
                        "uv=2 total_users=2 new_users=2 pv=3 lifecycle=2",
                        "uv=1 pv=3 lifecycle=2",
                        "uv=1")
                    + ","
                    + item(
                        "od-east",
                        "uv=1 total_users=1 new_users=1 pv=3 lifecycle=2",
                        "uv=1 pv=3 lifecycle=2",
                        "uv=0")
                    + ","
                    + item(
                        "od-west",
                        "uv=1 total_users=1 new_users=1 pv=0 lifecycle=0",
                        "uv=0 pv=0 lifecycle=0",
                        "uv=1")
                    + ","
                    + item(
                        "od-north",
                        "uv=1 total_users=1 new_users=1 pv=3 lifecycle=2",
                        "uv=1 pv=3 lifecycle=2",
                        "uv=0")));
  }

  @Test
  void aDepartmentWithoutUseHasOneMetric() {
    assertThat(
            ask("{\"date\":\"2026-11-20\",\"cycle_type\":1,\"department_id\":\"od-west\"}").body())
        .isEqualTo(success("{\"department_id\":\"od-west\",\"app\":" + metrics("uv=0") + "}"));
  }

  @ParameterizedTest
  @CsvSource({"2026-11-16, 2", "2026-11-01, 3"})
  void aWeekOrMonthCountsEachPersonOnceAndHasNoTotal(String date, int cycle) {
    assertThat(ask("{\"date\":\"" + date + "\",\"cycle_type\":" + cycle + "}").body())
        .isEqualTo(
            success(
                item("0", "uv=4 new_users=4 pv=5 lifecycle=4", "uv=2 pv=5 lifecycle=4", "uv=2")));
  }

  @Test
  void departmentsCanBeNamedByTheTenantsOwnIds() {
    Reply reply =
        server.post(
            FeishuServer.overviewOf(SampleWeek.APP) + "?department_id_type=department_id",
            token,
            "{\"date\":\"2026-11-19\",\"cycle_type\":1,\"department_id\":\"sales\",\"recursion\":4}");
    assertThat(departments(reply)).containsExactly("sales", "east", "west", "north");
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "1, 3", "2, 4", "3, 4", "4, 4"})
  void recursionSaysHowManyLevels(int recursion, int items) {
    assertThat(departments(ask(sales("\"recursion\":" + recursion)))).hasSize(items);
  }

  @Test
  void theRootIsZeroInBothIdTypes() {
    String body =
        "{\"date\":\"2026-11-19\",\"cycle_type\":1,\"department_id\":\"0\",\"recursion\":1,\"page_size\":3}";
    assertThat(departments(ask(body))).first().isEqualTo("0");
    Reply ownIds =
        server.post(
            FeishuServer.overviewOf(SampleWeek.APP) + "?department_id_type=department_id",
            token,
            body);
    assertThat(departments(ownIds)).first().isEqualTo("0");
  }

  @Test
  void recursionWithoutADepartmentHasNoEffect() {
    assertThat(departments(ask("{\"date\":\"2026-11-19\",\"cycle_type\":1,\"recursion\":4}")))
        .containsExactly("0");
  }

  @Test
  void pagesFollowEachOtherToTheEnd() {
    List<String> all = new ArrayList<>();
    List<Integer> sizes = new ArrayList<>();
    String pageToken = "";
    Reply reply;
    do {
      reply = ask(root(pageToken));
      List<String> page = departments(reply);
      all.addAll(page);
      sizes.add(page.size());
      pageToken = reply.text("/data/page_token");
      assertThat(reply.json().at("/data/has_more").booleanValue()).isEqualTo(!pageToken.isEmpty());
    } while (!pageToken.isEmpty());
    assertThat(sizes).containsExactly(10, 10, 8);
    assertThat(all).doesNotHaveDuplicates().startsWith("0", "od-d00");
    assertThat(reply.body()).doesNotContain("page_token");
  }

  @Test
  void aPageTokenLooksLikeTheVendors() {
    assertThat(ask(root("")).text("/data/page_token")).matches("new-[0-9a-f]+");
  }

  @Test
  void withoutAPageSizeThereAreTen() {
    assertThat(
            departments(
                ask(
                    "{\"date\":\"2026-11-19\",\"cycle_type\":1,\"department_id\":\"0\",\"recursion\":1}")))
        .hasSize(10);
  }

  @ParameterizedTest
  @CsvSource({"\"1\"", "1"})
  void cycleTypeMayBeAText(String cycle) {
    assertThat(ask("{\"date\":\"2026-11-19\",\"cycle_type\":" + cycle + "}").code()).isZero();
  }

  @Test
  void emptyTextsAreAsGoodAsNone() {
    Reply reply =
        server.post(
            FeishuServer.overviewOf(SampleWeek.APP) + "?department_id_type=&user_id=",
            token,
            "{\"date\":\"2026-11-19\",\"cycle_type\":1,\"department_id\":\"\",\"page_token\":\"\",\"recursion\":null}");
    assertThat(departments(reply)).containsExactly("0");
  }

  @Test
  void aDayWithoutUseOfTheAppHasNoData() {
    Reply reply = ask("{\"date\":\"2026-11-18\",\"cycle_type\":1}");
    assertThat(reply.verdict()).isEqualTo("404 211011");
    assertThat(reply.message()).isEqualTo("data not found");
  }

  private static String sales(String more) {
    return "{\"date\":\"2026-11-19\",\"cycle_type\":1,\"department_id\":\"od-sales\""
        + (more.isEmpty() ? "" : "," + more)
        + "}";
  }

  private static Reply ask(String body) {
    return server.post(FeishuServer.overviewOf(SampleWeek.APP), token, body);
  }

  private static List<String> departments(Reply reply) {
    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    List<String> departments = new ArrayList<>();
    for (JsonNode item : reply.json().at("/data/items")) {
      departments.add(item.get("department_id").stringValue());
    }
    return departments;
  }

  private static String success(String items) {
    return "{\"code\":0,\"data\":{\"has_more\":false,\"items\":["
        + items
        + "]},\"msg\":\"success\"}";
  }

  private static String item(String department, String app, String webapp, String bot) {
    return "{\"department_id\":\"%s\",\"app\":%s,\"gadget\":null,\"webapp\":%s,\"bot\":%s}"
        .formatted(department, metrics(app), metrics(webapp), metrics(bot));
  }

  /** {@code uv=1 pv=2} as the wire has it. */
  private static String metrics(String text) {
    List<String> metrics = new ArrayList<>();
    for (String metric : text.split(" ", -1)) {
      metrics.add(
          "{\"metric_name\":\"%s\",\"metric_value\":%s}"
              .formatted((Object[]) metric.split("=", -1)));
    }
    return "[" + String.join(",", metrics) + "]";
  }

  static String root(String pageToken) {
    return "{\"date\":\"2026-11-19\",\"cycle_type\":1,\"department_id\":\"0\",\"recursion\":1,\"page_size\":10,"
        + "\"page_token\":\""
        + pageToken
        + "\"}";
  }
}
