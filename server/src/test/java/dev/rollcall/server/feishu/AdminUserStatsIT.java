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
import org.junit.jupiter.params.provider.ValueSource;

/** What people did, counted by hand from {@link StatsOffice}. */
final class AdminUserStatsIT {
  @TempDir private static Path folder;
  private static FeishuServer server;

  @BeforeAll
  static void start() {
    server = new FeishuServer(folder, FeishuSettings.defaults().withLimits(false));
    StatsOffice.open(server);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Reply ask(String app, String query) {
    return StatsOffice.users(server, app, query);
  }

  private static List<String> people(String app, String query) {
    Reply reply = ask(app, query + "&user_id_type=user_id&page_size=60");
    assertThat(reply.verdict()).as(reply.body()).isEqualTo("200 0");
    return StatsOffice.items(reply, "user_id");
  }

  @Test
  void aRowHasEveryFieldInTheOrderAndTypesOfThePage() {
    Reply reply =
        ask(
            StatsOffice.APP,
            "start_date=2026-11-19&end_date=2026-11-19&page_size=1&user_id=ou_given_to_ann");
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body())
        .isEqualTo(
            """
            {"code":0,"data":{"has_more":false,"items":[{"date":"2026-11-19",\
            "user_id":"ou_given_to_ann","user_name":"安 Ann","department_name":"Department east",\
            "department_path":"Department sales/Department east",\
            "create_time":"2026-11-18 11:17:55","user_active_flag":1,\
            "register_time":"2026-11-20 00:30:00","suite_active_flag":1,\
            "last_active_time":"2026-11-19 23:59:59","im_active_flag":1,"send_messenger_num":2,\
            "docs_active_flag":1,"create_docs_num":1,"cal_active_flag":1,"create_cal_num":1,\
            "vc_active_flag":1,"vc_duration":2,\
            "active_os":"'Windows 11,Feishu 7.1.0','ios 14.2,-','ios 14.2,Lark'",\
            "create_task_num":1,"vc_num":2,"app_package_type":"Feishu，Lark",\
            "os_name":"Windows,ios","email_send_count":"3","email_receive_count":"1",\
            "email_send_ext_count":"2","email_receive_ext_count":"1","email_send_in_count":"1",\
            "email_receive_in_count":"0","search_active_flag":1,"total_search_count":"3",\
            "quick_search_count":"1","tab_search_count":"2"}]},"msg":"success"}\
            """);
  }

  @Test
  void whoDidNothingHasARowOfZeros() {
    Reply reply =
        ask(
            StatsOffice.APP,
            "start_date=2026-11-19&end_date=2026-11-19&user_id_type=user_id&user_id=dan");
    assertThat(reply.body())
        .isEqualTo(
            """
            {"code":0,"data":{"has_more":false,"items":[{"date":"2026-11-19","user_id":"dan",\
            "user_name":"Person dan","department_name":"","department_path":"","create_time":"",\
            "user_active_flag":1,"register_time":"","suite_active_flag":0,"last_active_time":"",\
            "im_active_flag":0,"send_messenger_num":0,"docs_active_flag":0,"create_docs_num":0,\
            "cal_active_flag":0,"create_cal_num":0,"vc_active_flag":0,"vc_duration":0,\
            "active_os":"","create_task_num":0,"vc_num":0,"app_package_type":"","os_name":"",\
            "email_send_count":"0","email_receive_count":"0","email_send_ext_count":"0",\
            "email_receive_ext_count":"0","email_send_in_count":"0","email_receive_in_count":"0",\
            "search_active_flag":0,"total_search_count":"0","quick_search_count":"0",\
            "tab_search_count":"0"}]},"msg":"success"}\
            """);
  }

  @Test
  void receivingMailIsNotDoingAnything() {
    Reply reply =
        ask(
            StatsOffice.APP,
            "start_date=2026-11-19&end_date=2026-11-19&user_id_type=user_id&user_id=bob");
    assertThat(reply.text("/data/items/0/suite_active_flag")).isEqualTo("0");
    assertThat(reply.text("/data/items/0/last_active_time")).isEmpty();
    assertThat(reply.text("/data/items/0/email_receive_in_count")).isEqualTo("1");
    assertThat(reply.text("/data/items/0/department_name"))
        .as("the first in the order of the directory, whatever the record says first")
        .isEqualTo("Department hr");
  }

  @Test
  void rowsAreOrderedByDayThenPersonAndLeaversGo() {
    assertThat(people(StatsOffice.APP, StatsOffice.DAYS))
        .containsExactly(
            "18 ann", "18 bob", "18 cid", "18 dan", "19 ann", "19 bob", "19 cid", "19 dan",
            "20 ann", "20 bob", "20 dan", "20 fay");
  }

  @Test
  void daysThatAreNotPublishedHaveNoRows() {
    assertThat(people(StatsOffice.APP, "start_date=2026-10-20&end_date=2026-11-18"))
        .containsExactly("18 ann", "18 bob", "18 cid", "18 dan");
    assertThat(people(StatsOffice.APP, "start_date=2026-11-20&end_date=2026-12-21"))
        .as("32 days, 31 apart")
        .containsExactly("20 ann", "20 bob", "20 dan", "20 fay");
    Reply none = ask(StatsOffice.APP, "start_date=2025-01-01&end_date=2025-01-02");
    assertThat(none.body())
        .isEqualTo("{\"code\":0,\"data\":{\"has_more\":false,\"items\":[]},\"msg\":\"success\"}");
  }

  @ParameterizedTest
  @CsvSource({
    "department_id=od-sales, 18 ann;18 bob;19 ann;19 bob;20 ann;20 bob;20 fay",
    "department_id=od-hr, 18 bob;18 cid;19 bob;19 cid;20 bob",
    "department_id=west&department_id_type=department_id, 18 bob;19 bob;20 bob;20 fay",
    "department_id=od-east&department_id_type=open_department_id, 18 ann;19 ann;20 ann",
  })
  void aDepartmentIsReadWithEverythingBelow(String query, String expected) {
    assertThat(people(StatsOffice.APP, StatsOffice.DAYS + "&" + query))
        .containsExactly(expected.split(";", -1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"department_id=0", "department_id=0&department_id_type=department_id"})
  void theRootIsEverybody(String query) {
    assertThat(people(StatsOffice.APP, StatsOffice.DAYS + "&" + query)).hasSize(12);
  }

  @Test
  void onePersonIsReadByEachKindOfId() {
    for (String type : List.of("open_id", "union_id", "user_id")) {
      Reply all = ask(StatsOffice.APP, StatsOffice.DAYS + "&page_size=60&user_id_type=" + type);
      for (String id : List.of(id(all, 0), id(all, 1), id(all, 11))) {
        Reply one =
            ask(
                StatsOffice.APP,
                StatsOffice.DAYS + "&page_size=60&user_id_type=" + type + "&user_id=" + id);
        assertThat(one.code()).as(one.body()).isZero();
        List<String> expected = new ArrayList<>(StatsOffice.items(all, "user_id"));
        expected.removeIf(item -> !item.endsWith(" " + id));
        assertThat(StatsOffice.items(one, "user_id")).containsExactlyElementsOf(expected);
      }
    }
  }

  private static String id(Reply reply, int item) {
    return reply.text("/data/items/" + item + "/user_id");
  }

  @Test
  void aPersonAndADepartmentMustBothFit() {
    assertThat(people(StatsOffice.APP, StatsOffice.DAYS + "&user_id=bob&department_id=od-west"))
        .containsExactly("18 bob", "19 bob", "20 bob");
    assertThat(people(StatsOffice.APP, StatsOffice.DAYS + "&user_id=ann&department_id=od-west"))
        .isEmpty();
  }

  @Test
  void openIdsAreOfOneAppAndUnionIdsOfAll() {
    String query = "start_date=2026-11-18&end_date=2026-11-18";
    List<String> first = StatsOffice.items(ask(StatsOffice.APP, query), "user_id");
    List<String> second = StatsOffice.items(ask(StatsOffice.SECOND, query), "user_id");
    assertThat(first.getFirst()).isEqualTo("18 ou_given_to_ann").isEqualTo(second.getFirst());
    assertThat(first.subList(1, 4))
        .allMatch(id -> id.matches("18 ou_[0-9a-f]{32}"))
        .doesNotHaveDuplicates()
        .doesNotContainAnyElementsOf(second.subList(1, 4));
    query += "&user_id_type=union_id";
    List<String> union = StatsOffice.items(ask(StatsOffice.APP, query), "user_id");
    assertThat(union).isEqualTo(StatsOffice.items(ask(StatsOffice.SECOND, query), "user_id"));
    assertThat(union.getFirst()).isEqualTo("18 on_given_to_ann");
    assertThat(union.subList(1, 4)).allMatch(id -> id.matches("18 on_[0-9a-f]{32}"));
    server.restart();
    assertThat(StatsOffice.items(ask(StatsOffice.SECOND, query), "user_id"))
        .as("stable")
        .isEqualTo(union);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 7, 11, 12, 60})
  void everyPageSizeGivesTheSameRowsInTheSameOrder(int size) {
    List<String> rows = new ArrayList<>();
    String token = "";
    do {
      Reply page =
          ask(
              StatsOffice.APP,
              StatsOffice.DAYS
                  + "&user_id_type=user_id&page_size="
                  + size
                  + "&page_token="
                  + token);
      List<String> items = StatsOffice.items(page, "user_id");
      rows.addAll(items);
      token = page.text("/data/page_token");
      assertThat(page.json().at("/data/has_more").booleanValue()).isEqualTo(!token.isEmpty());
      assertThat(items).hasSizeLessThanOrEqualTo(size).isNotEmpty();
    } while (!token.isEmpty());
    assertThat(rows).isEqualTo(people(StatsOffice.APP, StatsOffice.DAYS));
  }

  @Test
  void aPageHasTenRowsWhenNothingIsSaid() {
    assertThat(StatsOffice.items(ask(StatsOffice.APP, StatsOffice.DAYS), "user_name")).hasSize(10);
  }

  @Test
  void anAppSeesItsDepartmentsAlone() {
    List<String> sales =
        List.of("18 ann", "18 bob", "19 ann", "19 bob", "20 ann", "20 bob", "20 fay");
    assertThat(people(StatsOffice.SALES, StatsOffice.DAYS)).isEqualTo(sales);
    assertThat(people(StatsOffice.SALES, StatsOffice.DAYS + "&department_id=od-sales"))
        .isEqualTo(sales);
    assertThat(people(StatsOffice.SALES, StatsOffice.DAYS + "&department_id=od-west"))
        .containsExactly("18 bob", "19 bob", "20 bob", "20 fay");
    assertThat(people(StatsOffice.SALES, StatsOffice.DAYS + "&user_id=bob")).hasSize(3);
    assertThat(people(StatsOffice.NOWHERE, StatsOffice.DAYS)).isEmpty();
  }

  @Test
  void anotherTenantSeesNothing() {
    assertThat(people(StatsOffice.FOREIGN, StatsOffice.DAYS)).isEmpty();
  }

  @Test
  void withoutTheScopeForTheTenantsIdsTheOthersAreRead() {
    assertThat(ask(StatsOffice.PLAIN, StatsOffice.DAYS).code()).isZero();
    assertThat(ask(StatsOffice.PLAIN, StatsOffice.DAYS + "&user_id_type=union_id").code()).isZero();
    Reply refused = ask(StatsOffice.PLAIN, StatsOffice.DAYS + "&user_id_type=user_id");
    assertThat(refused.verdict()).isEqualTo("400 99991672");
    assertThat(refused.text("/error/permission_violations/0/subject"))
        .isEqualTo("contact:user.employee_id:readonly");
  }
}
