package dev.rollcall.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.server.stage.Stage;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ReadApiIT {
  private static final String WEEK = "from=2026-11-16&to=2026-11-19";

  @TempDir Path folder;
  private SampleOffice office;

  @BeforeEach
  void open() {
    office = new SampleOffice(folder);
  }

  @AfterEach
  void close() {
    office.close();
  }

  private static List<Integer> figures(JsonNode row) {
    return List.of("active_users", "new_users", "total_users", "page_views", "opens").stream()
        .map(name -> row.path(name).asInt())
        .toList();
  }

  @Test
  void statusTellsWhatIsPublishedAndWhatIsWaiting() {
    JsonNode status = office.json("/v1/status");
    assertThat(status.at("/published/from").asString()).isEqualTo("2026-11-16");
    assertThat(status.at("/published/through").asString()).isEqualTo("2026-11-19");
    assertThat(status.at("/published/days").asInt()).isEqualTo(4);
    assertThat(status.at("/today").asString()).isEqualTo("2026-11-20");
    assertThat(status.at("/waiting/events").asInt()).isEqualTo(1);
    assertThat(status.at("/waiting/days").asInt()).isEqualTo(1);
    assertThat(office.json("/v1/status?region=us").at("/published/days").asInt()).isZero();
  }

  @Test
  void eachDepartmentCountsEverybodyBelowItOnce() {
    JsonNode rows = office.json("/v1/apps/crm/usage?levels=2&" + WEEK).path("departments");
    assertThat(rows.valueStream().map(row -> row.path("department").asString()))
        .containsExactly("0", "sales", "tech", "east");
    assertThat(rows.valueStream().map(ReadApiIT::figures))
        .containsExactly(
            List.of(4, 4, 4, 8, 6),
            List.of(2, 2, 2, 5, 4),
            List.of(2, 2, 2, 2, 2),
            List.of(1, 1, 1, 2, 2));
    assertThat(rows.at("/0/forms/webapp/active_users").asInt()).isEqualTo(3);
    assertThat(rows.at("/0/forms/gadget/page_views").asInt()).isEqualTo(1);
    assertThat(rows.at("/0/forms/bot").propertyNames()).containsExactly("active_users");
  }

  @Test
  void aPeriodOfAnyLengthCoversItsPublishedDays() {
    JsonNode usage = office.json("/v1/apps/crm/usage?from=2016-01-01&to=2036-12-31");
    assertThat(usage.at("/published/days").asInt()).isEqualTo(4);
    assertThat(usage.at("/departments/0/active_users").asInt()).isEqualTo(4);
  }

  @Test
  void aDayWithoutUseStillTellsWhoEverUsedTheApp() {
    JsonNode quiet = office.json("/v1/apps/crm/usage?from=2026-11-19&to=2026-11-19&levels=1");
    assertThat(figures(quiet.at("/departments/0"))).isEqualTo(List.of(0, 0, 4, 0, 0));
    assertThat(figures(quiet.at("/departments/1"))).isEqualTo(List.of(0, 0, 2, 0, 0));
    JsonNode idle = office.json("/v1/apps/idle/usage?" + WEEK);
    assertThat(figures(idle.at("/departments/0"))).isEqualTo(List.of(0, 0, 0, 0, 0));
    assertThat(idle.at("/departments/0/forms").propertyNames()).containsExactly("webapp");
  }

  @Test
  void aSeriesHasOneItemForEachPublishedDay() {
    JsonNode days = office.json("/v1/apps/crm/usage/daily?" + WEEK).path("days");
    assertThat(days.valueStream().map(day -> day.path("active_users").asInt()))
        .containsExactly(2, 3, 1, 0);
    JsonNode sales = office.json("/v1/apps/crm/usage/daily?department=sales&" + WEEK).path("days");
    assertThat(sales.valueStream().map(day -> day.path("page_views").asInt()))
        .containsExactly(3, 2, 0, 0);
  }

  @Test
  void aLateEventShowsAsANewVersionOfItsDay() {
    office.send(
        "17T15:00:00", "app.page_viewed", "\"person\":\"dee\",\"app\":\"crm\",\"form\":\"webapp\"");
    office.publish();
    JsonNode days = office.json("/v1/apps/crm/usage/daily?" + WEEK).path("days");
    assertThat(days.at("/1/version").asInt()).isEqualTo(2);
    assertThat(days.at("/1/active_users").asInt()).isEqualTo(4);
    assertThat(days.at("/2/new_users").asInt()).as("dee was new the day before").isZero();
  }

  @Test
  void departmentsAreReadLevelByLevel() {
    JsonNode top = office.json("/v1/departments");
    assertThat(top.path("departments").valueStream().map(one -> one.path("name").asString()))
        .containsExactly("Sales", "Tech");
    assertThat(top.at("/departments/0/children").asInt()).isEqualTo(1);
    JsonNode east = office.json("/v1/departments?parent=east");
    assertThat(east.path("departments")).isEmpty();
    assertThat(east.path("path").valueStream().map(one -> one.path("department").asString()))
        .containsExactly("0", "sales", "east");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "/v1/status?wrong=1 | 400 | There is no parameter 'wrong' here",
        "/v1/status?region=jp | 400 | 'region' is one of cn, us.",
        "/v1/apps?region=cn&region=cn | 400 | 'region' is given twice",
        "/v1/departments?parent= | 400 | 'parent' has no value",
        "/v1/departments?parent=nobody | 404 | no such department on 2026-11-19",
        "/v1/apps/crm/usage | 400 | 'from' is missing",
        "/v1/apps/crm/usage?from=2026-11-16&to=20261119 | 400 | '20261119' is no date",
        "/v1/apps/crm/usage?from=2026-02-30&to=2026-11-19 | 400 | '2026-02-30' is no date",
        "/v1/apps/crm/usage?from=2026-11-19&to=2026-11-16 | 400 | lies before 'from'",
        "/v1/apps/crm/usage?from=2026-11-16&to=2026-11-19&levels=5 | 400 | from 0 to 4",
        "/v1/apps/crm/usage?from=2026-11-16&to=2026-11-19&levels=1.0 | 400 | whole number",
        "/v1/apps/other/usage?from=2026-11-16&to=2026-11-19 | 404 | There is no such app",
        "/v1/apps/crm/usage?from=2026-11-20&to=2026-11-21 | 404 | the last one is 2026-11-19",
        "/v1/apps/crm/usage?from=2026-11-16&to=2026-11-19&department=x | 404 | no such department",
        "/v1/apps/crm/usage/daily?from=1990-01-01&to=2026-11-19 | 400 | at most 3700 days",
      })
  void whatCanNotBeAnsweredIsToldInASentence(String path, int status, String detail) {
    Stage.Answer answer = office.get(path);
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(JsonMapper.shared().readTree(answer.body()).path("detail").asString())
        .contains(detail);
  }

  @Test
  void onlyAReadOrAdminKeyReads() {
    assertThat(office.stage().get("/v1/status", "").status()).isEqualTo(401);
    assertThat(office.stage().get("/v1/status", "rc_wrong").status()).isEqualTo(401);
    assertThat(office.stage().get("/v1/status", office.intakeKey()).status()).isEqualTo(403);
    assertThat(office.stage().get("/v1/status?key=" + office.readKey(), "").status())
        .isEqualTo(401);
  }

  @Test
  void anotherTenantSeesNothingOfThisOne() {
    assertThat(office.getEmpty("/v1/apps").body()).isEqualTo("{\"as_of\":null,\"apps\":[]}");
    assertThat(office.getEmpty("/v1/apps/crm/usage?" + WEEK).status()).isEqualTo(404);
    assertThat(office.getEmpty("/v1/departments").status()).isEqualTo(404);
    assertThat(office.getEmpty("/v1/status").body()).contains("\"tenant\":\"empty\"", "\"days\":0");
  }

  @Test
  void otherMethodsAreRefused() {
    Stage.Answer answer =
        office
            .stage()
            .ask(
                HttpRequest.newBuilder(URI.create(office.stage().address() + "/v1/apps"))
                    .POST(HttpRequest.BodyPublishers.noBody()));
    assertThat(answer.status()).isEqualTo(405);
    assertThat(answer.header("Allow")).isEqualTo("GET");
  }
}
