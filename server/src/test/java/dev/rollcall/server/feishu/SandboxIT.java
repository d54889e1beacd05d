package dev.rollcall.server.feishu;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.catalog.Key;
import dev.rollcall.server.sandbox.Faults;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Faults on demand, by header and by wish, on every path of this surface. */
final class SandboxIT {
  private static final String WISHES = "/v1/sandbox/faults";
  private static final String OVERVIEW = FeishuServer.overviewOf(SampleWeek.APP);
  private static final String FRIDAY = "{\"date\":\"2026-11-20\",\"cycle_type\":1}";
  private static final String LOGIN = "/open-apis/auth/v3/tenant_access_token/internal";

  @TempDir private static Path folder;
  private static FeishuServer server;
  private static String admin;

  @BeforeAll
  static void start() {
    server =
        new FeishuServer(folder, FeishuSettings.defaults().withLimits(false), Faults.onDemand());
    SampleWeek.publish(server.workbench());
    SampleVisits.publish(server.workbench());
    admin = server.workbench().catalog().keys().add("acme", Key.Purpose.ADMIN, "test");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @AfterEach
  void forgetWishes() {
    wish("DELETE", admin, "");
  }

  private static Reply wish(String method, String key, String body) {
    return server.send(
        HttpRequest.newBuilder(URI.create(server.base() + WISHES))
            .header("Authorization", "Bearer " + key)
            .method(method, HttpRequest.BodyPublishers.ofString(body)));
  }

  private static Reply call(String path, String fault, String body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(server.base() + path))
            .header("Authorization", "Bearer " + server.token(FeishuServer.CALLER))
            .POST(HttpRequest.BodyPublishers.ofString(body));
    return server.send(fault.isEmpty() ? request : request.header(Faults.HEADER, fault));
  }

  @ParameterizedTest
  @CsvSource({
    "expired-token, 400 99991663, 400 99991663",
    "rate-limit,    429 99991400, 429 99991400",
    "server-error,  500 2200,     400 1628003",
    "not-published, 404 211011,   200 0",
    "slow:1ms,      200 0,        200 0",
  })
  void aHeaderAsksForAFault(String fault, String overview, String workplace) {
    assertThat(call(OVERVIEW, fault, FRIDAY).verdict()).isEqualTo(overview);
    assertThat(call(WorkplaceIT.ALL + "?" + WorkplaceIT.WEEK, fault, "").verdict())
        .isEqualTo(workplace);
    assertThat(call(OVERVIEW, "", FRIDAY).verdict()).as("the next one").isEqualTo("200 0");
  }

  @Test
  void tooManyCallsTellHowLongToWait() {
    Reply reply = call(WorkplaceIT.BLOCKS + "?" + WorkplaceIT.WEEK, "rate-limit", "");
    assertThat(reply.header("x-ogw-ratelimit-limit")).isEqualTo("20");
    assertThat(reply.header("x-ogw-ratelimit-reset")).isEqualTo("1");
  }

  @Test
  void whatIsNotPublishedIsYesterdayAlone() {
    Reply week = call(WorkplaceIT.ALL + "?" + WorkplaceIT.WEEK, "not-published", "");
    assertThat(week.json().at("/data/items").size()).isEqualTo(4);
    assertThat(week.json().at("/data/items/3/date").stringValue()).isEqualTo("2026-11-19");
    assertThat(call(OVERVIEW, "not-published", FRIDAY.replace("20\"", "19\"")).code()).isZero();
  }

  @Test
  void userStatisticsOfYesterdayAreNotThereEither() {
    server.add("cli_people", "acme", AdminUserStats.SCOPE);
    String path =
        "/open-apis/admin/v1/admin_user_stats?start_date=2026-11-19&end_date=2026-11-20&page_size=60";
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(server.base() + path))
            .header("Authorization", "Bearer " + server.token("cli_people"));
    assertThat(server.send(request.copy()).json().at("/data/items").findValuesAsString("date"))
        .contains("2026-11-19", "2026-11-20");
    Reply without = server.send(request.header(Faults.HEADER, "not-published"));
    assertThat(without.json().at("/data/items").findValuesAsString("date"))
        .isNotEmpty()
        .containsOnly("2026-11-19");
  }

  @ParameterizedTest
  @ValueSource(strings = {"expired", "Rate-Limit", "slow", "slow:61s", "slow:-1s", "slow:1m", ""})
  void aMisspeltFaultIsToldSo(String fault) {
    Reply reply =
        server.send(
            HttpRequest.newBuilder(URI.create(server.base() + OVERVIEW))
                .header(Faults.HEADER, fault)
                .POST(HttpRequest.BodyPublishers.ofString(FRIDAY)));
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.text("/detail")).contains("expired-token", "slow:3s");
  }

  @Test
  void aWishIsForSoManyRequestsOfAnAppAndPath() {
    String body =
        "{\"faults\":[{\"fault\":\"rate-limit\",\"times\":2,\"path\":\"/open-apis/workplace/\"},"
            + "{\"fault\":\"server-error\",\"app\":\"cli_second\"}]}";
    String second = server.token(FeishuServer.SECOND);
    Reply taken = wish("PUT", admin, body);
    assertThat(taken.status()).isEqualTo(200);
    assertThat(taken.body())
        .isEqualTo(
            "{\"faults\":[{\"fault\":\"rate-limit\",\"times\":2,\"path\":\"/open-apis/workplace/\"},"
                + "{\"fault\":\"server-error\",\"times\":1,\"app\":\"cli_second\"}]}");
    String workplace = WorkplaceIT.ALL + "?" + WorkplaceIT.WEEK;
    assertThat(call(OVERVIEW, "", FRIDAY).code()).as("another path").isZero();
    assertThat(call(workplace, "", "").code()).isEqualTo(99991400);
    assertThat(call(workplace, "slow:1ms", "").code()).as("a header goes first").isZero();
    assertThat(call(workplace, "", "").code()).isEqualTo(99991400);
    assertThat(call(workplace, "", "").code()).as("two were wished for").isZero();
    assertThat(wish("GET", admin, "").json().get("faults").size()).isEqualTo(1);
    assertThat(server.post(OVERVIEW, second, FRIDAY).code()).isEqualTo(2200);
    assertThat(server.post(OVERVIEW, second, FRIDAY).code()).isZero();
    assertThat(wish("GET", admin, "").body()).isEqualTo("{\"faults\":[]}");
  }

  @Test
  void aLoginFailsOnDemandToo() {
    wish(
        "PUT",
        admin,
        "{\"faults\":[{\"fault\":\"server-error\",\"path\":\"%s\"},{\"fault\":\"rate-limit\",\"app\":\"%s\"}]}"
            .formatted(LOGIN, FeishuServer.CALLER));
    String secret = FeishuServer.secret(FeishuServer.CALLER);
    assertThat(server.login(FeishuServer.CALLER, secret).verdict()).isEqualTo("500 2200");
    assertThat(server.login(FeishuServer.CALLER, secret).verdict()).isEqualTo("429 99991400");
    assertThat(server.login(FeishuServer.CALLER, secret).verdict()).isEqualTo("200 0");
  }

  @Test
  void wishesOfATenantAreForItsOwnAppsAlone() {
    wish("PUT", admin, "{\"faults\":[{\"fault\":\"expired-token\"}]}");
    String foreigner = server.token(FeishuServer.FOREIGNER);
    assertThat(server.search(WorkplaceIT.ALL, foreigner, WorkplaceIT.WEEK).code()).isZero();
    String theirs = server.workbench().catalog().keys().add("globex", Key.Purpose.ADMIN, "test");
    assertThat(wish("GET", theirs, "").body()).isEqualTo("{\"faults\":[]}");
    wish("DELETE", theirs, "");
    assertThat(wish("GET", admin, "").json().get("faults").size()).isEqualTo(1);
  }

  @Test
  void onlyAnAdministratorMayWish() {
    String reader = server.workbench().catalog().keys().add("acme", Key.Purpose.READ, "test");
    assertThat(wish("PUT", reader, "{\"faults\":[]}").status()).isEqualTo(403);
    assertThat(wish("PUT", "nonsense", "{\"faults\":[]}").status()).isEqualTo(401);
    Reply post = wish("POST", admin, "{\"faults\":[]}");
    assertThat(post.status()).isEqualTo(405);
    assertThat(post.header("Allow")).isEqualTo("GET, PUT, DELETE");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{}",
        "{\"faults\":{}}",
        "{\"faults\":[]} x",
        "{\"faults\":[],\"faults\":[]}",
        "{\"faults\":[],\"more\":1}",
        "{\"faults\":[{}]}",
        "{\"faults\":[\"rate-limit\"]}",
        "{\"faults\":[{\"fault\":\"explode\"}]}",
        "{\"faults\":[{\"fault\":\"rate-limit\",\"times\":0}]}",
        "{\"faults\":[{\"fault\":\"rate-limit\",\"times\":1.5}]}",
        "{\"faults\":[{\"fault\":\"rate-limit\",\"times\":\"1\"}]}",
        "{\"faults\":[{\"fault\":\"rate-limit\",\"times\":99999999999}]}",
        "{\"faults\":[{\"fault\":\"rate-limit\",\"app\":7}]}",
        "{\"faults\":[{\"fault\":\"rate-limit\",\"tenant\":\"globex\"}]}",
      })
  void aWishThatCanNotBeReadChangesNothing(String body) {
    wish("PUT", admin, "{\"faults\":[{\"fault\":\"not-published\"}]}");
    Reply reply = wish("PUT", admin, body);
    assertThat(reply.status()).as(reply.body()).isEqualTo(400);
    assertThat(wish("GET", admin, "").json().get("faults").size()).isEqualTo(1);
  }

  @Test
  void whereThereIsNoSandboxNothingGoesWrong(@TempDir Path another) {
    try (FeishuServer plain = new FeishuServer(another, FeishuSettings.defaults())) {
      SampleVisits.publish(plain.workbench());
      HttpRequest.Builder request =
          HttpRequest.newBuilder(
                  URI.create(plain.base() + WorkplaceIT.ALL + "?" + WorkplaceIT.WEEK))
              .header("Authorization", "Bearer " + plain.token(FeishuServer.CALLER))
              .header(Faults.HEADER, "expired-token")
              .POST(HttpRequest.BodyPublishers.noBody());
      assertThat(plain.send(request).code()).isZero();
      assertThat(plain.post(WISHES, "", "{}").status()).isEqualTo(404);
    }
  }
}
