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

/** What the people of departments did, counted by hand from {@link StatsOffice}. */
final class AdminDeptStatsIT {
  private static final String OPEN = "&department_id_type=open_department_id&department_id=od-";
  private static final String OWN = "&department_id_type=department_id&department_id=";
  private static final String ALONE = "&contains_child_dept=false";
  private static final String WITH_CHILDREN = "&contains_child_dept=true";

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
    return StatsOffice.ask(server, app, StatsOffice.DEPARTMENTS, query);
  }

  /** Day of month, department and a figure of each item. */
  private static List<String> figures(String query, String... fields) {
    Reply reply = ask(StatsOffice.APP, query + "&page_size=20");
    assertThat(reply.verdict()).as(reply.body()).isEqualTo("200 0");
    List<String> items = new ArrayList<>();
    reply
        .json()
        .at("/data/items")
        .forEach(item -> {
          StringBuilder line =
              new StringBuilder(item.get("date").stringValue().substring(8))
                  .append(' ')
                  .append(item.get("department_id").stringValue());
          for (String field : fields) {
            line.append(' ').append(item.get(field).asString());
          }
          items.add(line.toString());
        });
    return items;
  }

  @Test
  void aRowHasEveryFieldInTheOrderAndTypesOfThePage() {
    Reply reply =
        ask(StatsOffice.APP, "start_date=2026-11-19&end_date=2026-11-19" + OPEN + "east" + ALONE);
    assertThat(reply.body())
        .isEqualTo(
            """
            {"code":0,"data":{"has_more":false,"items":[{"date":"2026-11-19",\
            "department_id":"od-east","department_name":"Department east",\
            "department_path":"Department sales/Department east","total_user_num":1,\
            "active_user_num":1,"active_user_rate":"1.00","suite_dau":1,\
            "suite_active_rate":"1.00","new_user_num":0,"new_active_num":0,"resign_user_num":0,\
            "im_dau":1,"send_messenger_user_num":1,"send_messenger_num":2,\
            "avg_send_messenger_num":"2.00","docs_dau":1,"create_docs_user_num":1,\
            "create_docs_num":1,"avg_create_docs_num":"1.00","cal_dau":1,\
            "create_cal_user_num":1,"create_cal_num":1,"avg_create_cal_num":"1.00","vc_dau":1,\
            "vc_duration":2,"avg_vc_duration":"2.00","avg_duration":"","task_dau":1,\
            "create_task_user_num":1,"create_task_num":1,"avg_create_task_num":"1.00",\
            "email_send_count":"3","email_receive_count":"1","email_send_ext_count":"2",\
            "email_receive_ext_count":"1","email_send_in_count":"1",\
            "email_receive_in_count":"0","search_active_dau":"1","total_search_count":"3",\
            "quick_search_count":"1","tab_search_count":"2"}]},"msg":"success"}\
            """);
  }

  @Test
  void aDepartmentAloneHasItsDirectMembers() {
    assertThat(figures(StatsOffice.DAYS + OWN + "sales" + ALONE, "total_user_num", "suite_dau"))
        .containsExactly("18 sales 0 0", "19 sales 0 0", "20 sales 0 0");
    assertThat(figures(StatsOffice.DAYS + OWN + "0" + ALONE, "total_user_num", "suite_dau"))
        .as("at the root those who are in no department")
        .containsExactly("18 0 1 1", "19 0 1 0", "20 0 1 0");
  }

  @Test
  void withChildrenEveryDepartmentBelowHasARowOfAllItsPeopleEachOnce() {
    assertThat(
            figures(
                "start_date=2026-11-19&end_date=2026-11-19" + OWN + "0" + WITH_CHILDREN,
                "total_user_num",
                "suite_dau",
                "suite_active_rate",
                "send_messenger_num",
                "avg_send_messenger_num",
                "email_receive_count",
                "resign_user_num"))
        .containsExactly(
            "19 0 5 2 0.40 3 1.50 2 1",
            "19 hr 3 1 0.33 1 1.00 1 1",
            "19 sales 2 1 0.50 2 2.00 2 0",
            "19 east 1 1 1.00 2 2.00 1 0",
            "19 west 1 0 0.00 0 0.00 1 0");
  }

  @Test
  void accountsCountOnTheDayTheyWereMadeAndActivated() {
    assertThat(figures(StatsOffice.DAYS + OPEN + "east" + ALONE, "new_user_num", "new_active_num"))
        .containsExactly("18 od-east 1 0", "19 od-east 0 0", "20 od-east 0 1");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 7, 20})
  void everyPageSizeGivesTheSameRows(int size) {
    String query = StatsOffice.DAYS + OWN + "0" + WITH_CHILDREN;
    List<String> rows = new ArrayList<>();
    String token = "";
    do {
      Reply page = ask(StatsOffice.APP, query + "&page_size=" + size + "&page_token=" + token);
      rows.addAll(StatsOffice.items(page, "department_id"));
      token = page.text("/data/page_token");
    } while (!token.isEmpty());
    assertThat(rows).isEqualTo(figures(query)).hasSize(15);
  }

  @Test
  void anAppSeesItsDepartmentsAlone() {
    Reply own = ask(StatsOffice.SALES, StatsOffice.DAYS + OWN + "sales" + WITH_CHILDREN);
    assertThat(StatsOffice.items(own, "department_id")).hasSize(9);
    for (String outside : List.of("hr", "0")) {
      assertThat(ask(StatsOffice.SALES, StatsOffice.DAYS + OWN + outside + WITH_CHILDREN).verdict())
          .isEqualTo("400 1051003");
    }
  }

  @Test
  void theProductVersionIsThatOfAllWhenItIsWanted() {
    Reply reply =
        ask(
            StatsOffice.APP,
            StatsOffice.DAYS + OWN + "hr" + ALONE + "&with_product_version=True&page_size=1");
    assertThat(reply.text("/data/items/0/product_version")).isEqualTo("全部产品版本");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {days}&contains_child_dept=true&department_id=0   | department_id_type | department_id_type is required
          {days}&contains_child_dept=true&department_id_type=department_id | department_id | department_id is required
          {days}&department_id=0&department_id_type=department_id | contains_child_dept | contains_child_dept is required
          {days}{own}0&contains_child_dept=yes              | contains_child_dept | options: [true,false]
          {days}{own}0&contains_child_dept=true&with_product_version=2 | with_product_version | options: [true,false]
          {days}{own}0&contains_child_dept=true&page_size=21 | page_size | the max value is 20
          end_date=2026-11-20{own}0&contains_child_dept=true | start_date | start_date is required
          start_date=2026-11-20{own}0&contains_child_dept=true | end_date | end_date is required
          """)
  void aParameterThatBreaksARuleIsNamed(String query, String field, String description) {
    Reply reply =
        ask(StatsOffice.APP, query.replace("{days}", StatsOffice.DAYS).replace("{own}", OWN));
    assertThat(reply.verdict()).isEqualTo("400 99992402");
    assertThat(reply.json().at("/error/field_violations").size()).isEqualTo(1);
    assertThat(reply.text("/error/field_violations/0/field")).isEqualTo(field);
    assertThat(reply.text("/error/field_violations/0/description")).isEqualTo(description);
  }

  @ParameterizedTest
  @CsvSource({
    "start_date=2026-08-21&end_date=2026-11-20, 200 0",
    "start_date=2026-08-20&end_date=2026-11-20, 500 1051001",
    "start_date=2026-11-20&end_date=2026-11-18, 500 1051001",
    "start_date=x&end_date=2026-11-18, 500 1051001",
    "start_date=2026-11-20&end_date=2026-11-20&target_geo=us, 400 1051002",
    "start_date=2026-11-20&end_date=2026-11-20&target_geo=moon, 500 1051001",
    "start_date=2026-11-20&end_date=2026-11-20&page_token=2, 500 1051001",
  })
  void rangesAndRegionsAreRefusedAsForPeople(String query, String verdict) {
    assertThat(ask(StatsOffice.APP, query + OWN + "0" + WITH_CHILDREN).verdict())
        .isEqualTo(verdict);
  }

  @Test
  void unknownDepartmentsDoNotExist() {
    assertThat(ask(StatsOffice.APP, StatsOffice.DAYS + OPEN + "moon" + ALONE).verdict())
        .isEqualTo("400 99992357");
    assertThat(ask(StatsOffice.APP, StatsOffice.DAYS + OWN + "od-hr" + ALONE).verdict())
        .isEqualTo("400 99992380");
  }

  @Test
  void thisPathHasAScopeOfItsOwn() {
    Reply reply = ask(StatsOffice.PLAIN, StatsOffice.DAYS + OPEN + "hr" + ALONE);
    assertThat(reply.verdict()).isEqualTo("400 99991672");
    assertThat(reply.message()).contains("admin:admin_dept_stat:readonly");
  }
}
