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

/** Every way not to get the figures of {@link SampleWeek}. */
final class DepartmentOverviewRefusalsIT {
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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"cycle_type":1}                                                     | date | date is required
          {"date":null,"cycle_type":1}                                         | date | date is required
          {"date":"","cycle_type":1}                                           | date | date is required
          {"date":"2026-11-19"}                                                | cycle_type | cycle_type is required
          {"date":"2026-11-19","cycle_type":0}                                 | cycle_type | options: [1,2,3]
          {"date":"2026-11-19","cycle_type":4}                                 | cycle_type | options: [1,2,3]
          {"date":"2026-11-19","cycle_type":99999999999999999999}              | cycle_type | options: [1,2,3]
          {"date":"2026-11-19","cycle_type":1,"recursion":5}                   | recursion | the max value is 4
          {"date":"2026-11-19","cycle_type":1,"recursion":-1}                  | recursion | the min value is 0
          {"date":"2026-11-19","cycle_type":1,"page_size":0}                   | page_size | the min value is 1
          {"date":"2026-11-19","cycle_type":1,"page_size":21}                  | page_size | the max value is 20
          {"date":"2026-11-19","cycle_type":1,"page_size":"21"}                | page_size | the max value is 20
          """)
  void aFieldThatBreaksARuleIsNamed(String body, String field, String description) {
    Reply reply = ask(body);
    assertThat(reply.verdict()).isEqualTo("400 99992402");
    assertThat(reply.message()).isEqualTo("field validation failed");
    assertThat(reply.json().at("/error/field_violations").size()).isEqualTo(1);
    assertThat(reply.text("/error/field_violations/0/field")).isEqualTo(field);
    assertThat(reply.text("/error/field_violations/0/description")).isEqualTo(description);
  }

  @ParameterizedTest
  @CsvSource({
    "?department_id_type=user_id, user_id",
    "?department_id_type=OPEN_DEPARTMENT_ID, OPEN_DEPARTMENT_ID",
  })
  void anUnknownIdTypeBreaksARule(String query, String value) {
    Reply reply = server.post(FeishuServer.overviewOf(SampleWeek.APP) + query, token, sales(""));
    assertThat(reply.verdict()).isEqualTo("400 99992402");
    assertThat(reply.text("/error/field_violations/0/description"))
        .isEqualTo("options: [open_department_id,department_id]");
    assertThat(reply.text("/error/field_violations/0/value")).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"date":20261119,"cycle_type":1}                                | date. Invalid parameter value: 20261119.
          {"date":"2026-11-19","cycle_type":""}                           | cycle_type. Invalid parameter value: "".
          {"date":"2026-11-19","cycle_type":1.0}                          | cycle_type. Invalid parameter value: 1.0.
          {"date":"2026-11-19","cycle_type":true}                         | cycle_type. Invalid parameter value: true.
          {"date":"2026-11-19","cycle_type":1,"department_id":7}          | department_id. Invalid parameter value: 7.
          {"date":"2026-11-19","cycle_type":1,"department_id":["a"]}      | department_id. Invalid parameter value: ["a"].
          {"date":"2026-11-19","cycle_type":1,"recursion":"one"}          | recursion. Invalid parameter value: "one".
          {"date":"2026-11-19","cycle_type":1,"page_size":{}}             | page_size. Invalid parameter value: {}.
          {"date":"2026-11-19","cycle_type":1,"page_token":1}             | page_token. Invalid parameter value: 1.
          """)
  void aFieldOfTheWrongTypeIsNamed(String body, String text) {
    Reply reply = ask(body);
    assertThat(reply.verdict()).isEqualTo("400 9499");
    assertThat(reply.message())
        .isEqualTo(
            "Invalid parameter type in json: " + text + " Please check and modify accordingly.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          ``
          {
          {"date":"2026-11-19","cycle_type":1}}
          {"date":"2026-11-19","date":"2026-11-19","cycle_type":1}
          [{"date":"2026-11-19","cycle_type":1}]
          """)
  void brokenJsonIsABadRequest(String body) {
    Reply reply = ask(body);
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.body()).isEqualTo("{\"code\":9499,\"data\":{},\"msg\":\"Bad Request\"}");
  }

  @ParameterizedTest
  @CsvSource({
    "19-11-2026, 1, 400 211007",
    "2026-02-30, 1, 400 211007",
    "2026-11-21, 1, 400 211010",
    "2026-11-22, 1, 400 211010",
    "2026-11-17, 2, 400 211010",
    "2026-11-23, 2, 400 211010",
    "2026-11-02, 3, 400 211010",
    "2026-12-01, 3, 400 211010",
    "2020-01-01, 1, 404 211011",
    "0000-01-01, 1, 404 211011",
  })
  void aDateThatCanNotBeIsToldSo(String date, int cycle, String verdict) {
    assertThat(ask("{\"date\":\"" + date + "\",\"cycle_type\":" + cycle + "}").verdict())
        .isEqualTo(verdict);
  }

  @ParameterizedTest
  @CsvSource({"cli_nobody", "cli_foreigner", "CLI_CRM", "%E5%BA%94", "cli_crm%2F.."})
  void anAppThatIsNotTheTenantsIsInvalid(String app) {
    Reply reply = server.departments(app, "{\"date\":\"2026-11-19\",\"cycle_type\":1}");
    assertThat(reply.verdict()).isEqualTo("400 211005");
    assertThat(reply.message()).isEqualTo("invalid app id");
  }

  @Test
  void anotherTenantSeesNothingOfTheApp() {
    Reply reply =
        server.post(
            FeishuServer.overviewOf(SampleWeek.APP),
            server.token(FeishuServer.FOREIGNER),
            "{\"date\":\"2026-11-19\",\"cycle_type\":1}");
    assertThat(reply.verdict()).isEqualTo("400 211005");
  }

  @Test
  void anAppThatCallsIsKnownBeforeItIsUsed() {
    assertThat(
            server
                .departments(FeishuServer.SECOND, "{\"date\":\"2026-11-19\",\"cycle_type\":1}")
                .verdict())
        .isEqualTo("404 211011");
  }

  @ParameterizedTest
  @CsvSource({
    "'', od-nowhere, 400 99992357",
    "'', sales, 400 99992357",
    "?department_id_type=department_id, nowhere, 400 99992380",
    "?department_id_type=department_id, od-sales, 400 99992380",
  })
  void anUnknownDepartmentDoesNotExist(String query, String department, String verdict) {
    Reply reply =
        server.post(
            FeishuServer.overviewOf(SampleWeek.APP) + query,
            token,
            "{\"date\":\"2026-11-19\",\"cycle_type\":1,\"department_id\":\"" + department + "\"}");
    assertThat(reply.verdict()).isEqualTo(verdict);
    assertThat(reply.message()).isEqualTo("these ids not existed: [" + department + "]");
  }

  @Test
  void aBasicTenantHasNoAuthority() {
    Reply reply =
        server.post(
            FeishuServer.overviewOf(FeishuServer.BASIC),
            server.token(FeishuServer.BASIC),
            "{\"date\":\"2026-11-19\",\"cycle_type\":1}");
    assertThat(reply.verdict()).isEqualTo("403 211004");
    assertThat(reply.message()).isEqualTo("no authority for quota limit");
  }

  @Test
  void aPageTokenIsForItsAppAndQueryAlone() {
    String pageToken = ask(DepartmentOverviewIT.root("")).text("/data/page_token");
    Reply other =
        server.post(
            FeishuServer.overviewOf(SampleWeek.APP),
            server.token(FeishuServer.SECOND),
            DepartmentOverviewIT.root(pageToken));
    assertThat(other.verdict()).isEqualTo("400 210501");
    assertThat(other.message()).isEqualTo("invalid page_token");
    for (String query :
        List.of(
            DepartmentOverviewIT.root(pageToken).replace("11-19", "11-20"),
            DepartmentOverviewIT.root(pageToken).replace("\"recursion\":1", "\"recursion\":2"),
            DepartmentOverviewIT.root(pageToken)
                .replace("\"department_id\":\"0\"", "\"department_id\":\"od-sales\""))) {
      assertThat(ask(query).verdict()).as(query).isEqualTo("400 210501");
    }
    assertThat(server.departments("cli_wiki", DepartmentOverviewIT.root(pageToken)).verdict())
        .isEqualTo("400 210501");
    assertThat(
            ask(DepartmentOverviewIT.root(pageToken)
                    .replace("\"page_size\":10", "\"page_size\":20"))
                .code())
        .as("the size may change")
        .isZero();
  }

  @ParameterizedTest
  @CsvSource({"new-1a8f509162ca3c95405838d05ccded09", "new-", "1a8f", "x"})
  void aPageTokenThatWasNeverGivenDoesNotExist(String pageToken) {
    Reply reply = ask(DepartmentOverviewIT.root(pageToken));
    assertThat(reply.verdict()).isEqualTo("400 210500");
    assertThat(reply.message()).isEqualTo("page_token does not exist or has expired");
  }

  @Test
  void aTamperedPageTokenDoesNotExist() {
    String pageToken = ask(DepartmentOverviewIT.root("")).text("/data/page_token");
    String tampered =
        pageToken.substring(0, 40)
            + (pageToken.charAt(40) == '0' ? '1' : '0')
            + pageToken.substring(41);
    assertThat(ask(DepartmentOverviewIT.root(tampered)).verdict()).isEqualTo("400 210500");
  }

  private static String sales(String more) {
    return "{\"date\":\"2026-11-19\",\"cycle_type\":1,\"department_id\":\"od-sales\""
        + (more.isEmpty() ? "" : "," + more)
        + "}";
  }

  private static Reply ask(String body) {
    return server.post(FeishuServer.overviewOf(SampleWeek.APP), token, body);
  }
}
