package dev.rollcall.server.feishu;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The figures of one department and ability, and the codes that this path has of its own. */
final class OverviewIT {
  @TempDir private static Path folder;
  private static FeishuServer server;

  @BeforeAll
  static void start() {
    server = new FeishuServer(folder, FeishuSettings.defaults());
    SampleWeek.publish(server.workbench());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          app | od-sales | uv=2 total_users=2 new_users=2 pv=3 lifecycle=2
          app | od-d00   | uv=0 total_users=0 new_users=0 pv=0 lifecycle=0
          app | 0        | uv=3 total_users=3 new_users=3 pv=4 lifecycle=3
          h5  | od-sales | uv=1 pv=3 lifecycle=2
          bot | od-sales | uv=1
          """)
  void anAbilityHasItsMetrics(String ability, String department, String metrics) {
    StringBuilder items = new StringBuilder();
    for (String metric : metrics.split(" ", -1)) {
      items
          .append(items.isEmpty() ? "" : ",")
          .append(
              "{\"metric_name\":\"%s\",\"metric_value\":%s}"
                  .formatted((Object[]) metric.split("=")));
    }
    assertThat(ask(department, ability).body())
        .isEqualTo("{\"code\":0,\"data\":{\"items\":[" + items + "]},\"msg\":\"success\"}");
  }

  @Test
  void anAbilityThatTheAppDoesNotHaveHasNoItems() {
    assertThat(ask("0", "mp").body())
        .isEqualTo("{\"code\":0,\"data\":{\"items\":null},\"msg\":\"success\"}");
  }

  @Test
  void aWeekHasNoTotal() {
    assertThat(ask("{\"date\":\"2026-11-16\",\"cycle_type\":2,\"ability\":\"app\"}").body())
        .contains("{\"metric_name\":\"uv\",\"metric_value\":4},{\"metric_name\":\"new_users\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"date":"2026-11-18","cycle_type":1,"ability":"app"}                            | 200 211011
          {"date":"2026-11-19","cycle_type":1,"ability":"web"}                            | 400 211008
          {"date":"2026-11-19","cycle_type":4,"ability":"app"}                            | 400 211009
          {"date":"2026/11/19","cycle_type":1,"ability":"app"}                            | 400 211007
          {"date":"2026-11-19","cycle_type":2,"ability":"app"}                            | 400 211010
          {"date":"2026-11-19","cycle_type":1,"ability":"app","department_id":"od-none"}  | 400 211006
          {"date":"2026-11-19","cycle_type":1}                                            | 400 99992402
          {"date":"2026-11-19","cycle_type":1,"ability":""}                               | 400 99992402
          {"date":"2026-11-19","cycle_type":1,"ability":1}                                | 400 9499
          {"date":"2026-11-19","cycle_type":1,"ability":"app"                             | 400 9499
          """)
  void everyOtherQueryHasItsCode(String body, String verdict) {
    assertThat(ask(body).verdict()).isEqualTo(verdict);
  }

  @Test
  void appsOfOthersAndBasicTenantsAreRefused() {
    String body = "{\"date\":\"2026-11-19\",\"cycle_type\":1,\"ability\":\"app\"}";
    assertThat(
            server
                .post(path(FeishuServer.FOREIGNER), server.token(FeishuServer.CALLER), body)
                .verdict())
        .isEqualTo("400 211005");
    assertThat(
            server.post(path(FeishuServer.BASIC), server.token(FeishuServer.BASIC), body).verdict())
        .isEqualTo("403 211004");
  }

  private static Reply ask(String department, String ability) {
    return ask(
        "{\"date\":\"2026-11-19\",\"cycle_type\":1,\"department_id\":\"%s\",\"ability\":\"%s\"}"
            .formatted(department, ability));
  }

  private static Reply ask(String body) {
    return server.post(path(SampleWeek.APP), server.token(FeishuServer.CALLER), body);
  }

  private static String path(String app) {
    return "/open-apis/application/v6/applications/" + app + "/app_usage/overview";
  }
}
