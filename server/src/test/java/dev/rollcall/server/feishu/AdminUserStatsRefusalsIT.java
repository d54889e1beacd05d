package dev.rollcall.server.feishu;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every way not to get the rows of {@link StatsOffice}. */
final class AdminUserStatsRefusalsIT {
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

  private static Reply ask(String query) {
    return StatsOffice.users(server, StatsOffice.APP, query);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          end_date=2026-11-20                                        | start_date | start_date is required
          start_date=&end_date=2026-11-20                            | start_date | start_date is required
          start_date=2026-11-20                                      | end_date   | end_date is required
          start_date=2026-11-20&end_date=                            | end_date   | end_date is required
          start_date=2026-11-20&start_date=2026-11-19&end_date=2026-11-20 | start_date | start_date is given more than once
          {days}&user_id_type=email                                  | user_id_type | options: [open_id,union_id,user_id]
          {days}&user_id_type=OPEN_ID                                | user_id_type | options: [open_id,union_id,user_id]
          {days}&department_id_type=id                               | department_id_type | options: [open_department_id,department_id]
          {days}&page_size=0                                         | page_size  | the min value is 1
          {days}&page_size=-1                                        | page_size  | the min value is 1
          {days}&page_size=61                                        | page_size  | the max value is 60
          {days}&page_size=ten                                       | page_size  | the value must be an integer
          {days}&page_size=1.0                                       | page_size  | the value must be an integer
          {days}&page_size=99999999999999999999                      | page_size  | the value must be an integer
          """)
  void aParameterThatBreaksARuleIsNamed(String query, String field, String description) {
    Reply reply = ask(query.replace("{days}", StatsOffice.DAYS));
    assertThat(reply.verdict()).isEqualTo("400 99992402");
    assertThat(reply.json().at("/error/field_violations").size()).isEqualTo(1);
    assertThat(reply.text("/error/field_violations/0/field")).isEqualTo(field);
    assertThat(reply.text("/error/field_violations/0/description")).isEqualTo(description);
  }

  @ParameterizedTest
  @CsvSource({
    "user_id_type=&department_id_type=&department_id=&user_id=&page_size=&page_token=&target_geo=",
    "page_size=60&something_else=1",
    "target_geo=cn",
  })
  void emptyParametersCountAsAbsentAndUnknownOnesArePassedOver(String more) {
    assertThat(ask(StatsOffice.DAYS + "&" + more).verdict()).isEqualTo("200 0");
  }

  @ParameterizedTest
  @CsvSource({
    "start_date=2026-11-32&end_date=2026-11-20",
    "start_date=2026-11-18&end_date=20.11.2026",
    "start_date=2026-1-18&end_date=2026-11-20",
    "start_date=2026-11-19T00:00&end_date=2026-11-20",
    "start_date=2026-11-20&end_date=2026-11-19",
    "start_date=2026-10-19&end_date=2026-11-20",
    "start_date=2026-11-18&end_date=2026-11-20&target_geo=eu",
    "start_date=2026-11-18&end_date=2026-11-20&target_geo=CN",
    "start_date=2026-11-18&end_date=2026-11-20&page_token=2",
  })
  void whatCanNotBeIsAnInvalidParameterWithHttp500(String query) {
    Reply reply = ask(query);
    assertThat(reply.verdict()).isEqualTo("500 1051001");
    assertThat(reply.message()).isEqualTo("request contain invalid param");
    assertThat(reply.text("/error/log_id")).isEqualTo(reply.header("X-Tt-Logid"));
  }

  @Test
  void aRangeOf31DaysIsTheLargest() {
    assertThat(ask("start_date=2026-10-20&end_date=2026-11-20").code()).isZero();
    assertThat(ask("start_date=2026-10-19&end_date=2026-11-20").code()).isEqualTo(1051001);
  }

  @ParameterizedTest
  @CsvSource({"us", "sg", "jp"})
  void aRegionThatIsNotEnabledExceedsTheAuthority(String geo) {
    Reply reply = ask(StatsOffice.DAYS + "&target_geo=" + geo);
    assertThat(reply.verdict()).isEqualTo("400 1051002");
    assertThat(reply.message()).isEqualTo("request to exceed authority");
  }

  @ParameterizedTest
  @CsvSource({
    "user_id=ou_nobody, 400 99992351",
    "user_id=ann, 400 99992351",
    "user_id=on_nobody&user_id_type=union_id, 400 99992381",
    "user_id=ou_given_to_ann&user_id_type=user_id, 400 99992360",
    "user_id=eve&user_id_type=user_id, 400 99992360",
    "department_id=od-moon, 400 99992357",
    "department_id=sales, 400 99992357",
    "department_id=moon&department_id_type=department_id, 400 99992380",
    "department_id=od-sales&department_id_type=department_id, 400 99992380",
  })
  void whoeverIsUnknownDoesNotExist(String query, String verdict) {
    assertThat(ask(StatsOffice.DAYS + "&" + query).verdict()).isEqualTo(verdict);
  }

  @Test
  void thePeopleAndDepartmentsOfAnotherTenantDoNotExist() {
    server.workbench().catalog().tenants().add(StatsOffice.abroad("umbrella"), "test");
    assertThat(
            StatsOffice.users(
                    server,
                    StatsOffice.FOREIGN,
                    StatsOffice.DAYS + "&user_id=ann&user_id_type=user_id")
                .json()
                .at("/data/items"))
        .as("nothing is published there")
        .isEmpty();
    String bobToSecond =
        StatsOffice.users(server, StatsOffice.SECOND, "start_date=2026-11-18&end_date=2026-11-18")
            .text("/data/items/1/user_id");
    assertThat(ask(StatsOffice.DAYS + "&user_id=" + bobToSecond).verdict())
        .as("an open id that another app was given")
        .isEqualTo("400 99992351");
  }

  @ParameterizedTest
  @CsvSource({
    "department_id=od-hr",
    "department_id=0",
    "department_id=hr&department_id_type=department_id",
    "user_id=cid&user_id_type=user_id",
    "user_id=dan&user_id_type=user_id",
    "user_id=dan&user_id_type=user_id&department_id=od-sales",
  })
  void whatIsOutsideTheAppsDepartmentsIsRefused(String query) {
    Reply reply = StatsOffice.users(server, StatsOffice.SALES, StatsOffice.DAYS + "&" + query);
    assertThat(reply.verdict()).isEqualTo("400 1051003");
    assertThat(reply.message())
        .isEqualTo(
            "There is no query permission for this department's data, please apply for permission"
                + " for the application first");
    assertThat(reply.json().at("/data").isMissingNode()).isTrue();
  }

  @Test
  void aPageTokenIsForItsAppAndQueryAlone() {
    String query = StatsOffice.DAYS + "&page_size=2";
    String token = ask(query).text("/data/page_token");
    assertThat(token).isNotEmpty();
    assertThat(ask(query + "&page_token=" + token).code()).isZero();
    assertThat(ask(StatsOffice.DAYS + "&page_size=60&page_token=" + token).code())
        .as("the size may change")
        .isZero();
    assertThat(
            StatsOffice.users(server, StatsOffice.SECOND, query + "&page_token=" + token).verdict())
        .isEqualTo("500 1051001");
    for (String other :
        List.of(
            query.replace("11-20", "11-19"),
            query.replace("11-18", "11-17"),
            query + "&user_id_type=user_id",
            query + "&department_id_type=department_id",
            query + "&department_id=od-sales",
            query + "&user_id=ou_given_to_ann",
            query + "&target_geo=cn")) {
      assertThat(ask(other + "&page_token=" + token).verdict()).as(other).isEqualTo("500 1051001");
    }
    String tampered =
        token.substring(0, 40) + (token.charAt(40) == '0' ? '1' : '0') + token.substring(41);
    assertThat(ask(query + "&page_token=" + tampered).verdict()).isEqualTo("500 1051001");
  }

  @Test
  void pagingNeverWidensWhatAnAppMaySee() {
    String query = StatsOffice.DAYS + "&page_size=1&user_id_type=user_id";
    String token = StatsOffice.users(server, StatsOffice.SALES, query).text("/data/page_token");
    Reply second = StatsOffice.users(server, StatsOffice.SALES, query + "&page_token=" + token);
    assertThat(StatsOffice.items(second, "user_id")).containsExactly("18 bob");
    assertThat(StatsOffice.users(server, StatsOffice.APP, query + "&page_token=" + token).verdict())
        .isEqualTo("500 1051001");
  }
}
