package dev.rollcall.server.feishu;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A store app from its ticket to the figures of a tenant. */
final class StoreAppIT {
  private static final String APP_TOKEN = "/open-apis/auth/v3/app_access_token";
  private static final String TENANT_TOKEN = "/open-apis/auth/v3/tenant_access_token";
  private static final String RESEND = "/open-apis/auth/v3/app_ticket/resend";
  private static final String STORE = "cli_store";
  private static final String SILENT = "cli_silent";

  @TempDir private static Path folder;
  private static FeishuServer server;
  private static TicketReceiver receiver;
  private static String acme;

  @BeforeAll
  static void start() {
    server = new FeishuServer(folder, FeishuSettings.defaults().withLimits(false));
    receiver = new TicketReceiver();
    acme = server.addStoreApp(STORE, receiver.address(), "acme");
    server.addStoreApp(SILENT, null, "acme");
    SampleVisits.publish(server.workbench());
  }

  @AfterAll
  static void stop() {
    server.close();
    receiver.close();
  }

  @Test
  void aTicketASecretAndATenantKeyOpenTheWorkplaceOfTheTenant() {
    Reply app = appToken(STORE, server.ticket(STORE));
    assertThat(app.body())
        .matches(
            "\\{\"code\":0,\"msg\":\"success\",\"app_access_token\":\"a-[A-Za-z0-9_-]+\",\"expire\":[0-9]+}");
    Reply tenant = tenantToken(app.text("/app_access_token"), acme);
    assertThat(tenant.body())
        .matches(
            "\\{\"code\":0,\"msg\":\"success\",\"tenant_access_token\":\"t-[A-Za-z0-9_-]+\",\"expire\":[0-9]+}");
    for (String path : List.of(WorkplaceIT.ALL, WorkplaceIT.CUSTOM, WorkplaceIT.BLOCKS)) {
      Reply reply = server.search(path, tenant.text("/tenant_access_token"), WorkplaceIT.WEEK);
      assertThat(reply.verdict()).isEqualTo("200 0");
      assertThat(reply.json().at("/data/items").size()).isPositive();
    }
  }

  @Test
  void whatIsForSelfBuiltAppsIsClosedToStoreApps() {
    String token = token();
    Reply reply =
        server.post(
            FeishuServer.overviewOf(SampleWeek.APP),
            token,
            "{\"date\":\"2026-11-20\",\"cycle_type\":1}");
    assertThat(reply.verdict()).isEqualTo("400 99991676");
    assertThat(reply.message()).isEqualTo("token no permission");
  }

  @Test
  void aTokenIsForOneTenant() {
    String globex =
        server
            .workbench()
            .catalog()
            .storeApps()
            .install(STORE, "globex", "key-of-globex", "test")
            .tenantKey();
    String appToken = appToken(STORE, server.ticket(STORE)).text("/app_access_token");
    String foreign = tenantToken(appToken, globex).text("/tenant_access_token");
    Reply theirs = server.search(WorkplaceIT.ALL, foreign, WorkplaceIT.WEEK);
    assertThat(theirs.json().at("/data/items").size()).isZero();
    String pageToken =
        server
            .search(WorkplaceIT.ALL, token(), WorkplaceIT.WEEK + "&page_size=1")
            .text("/data/page_token");
    assertThat(
            server
                .search(WorkplaceIT.ALL, foreign, WorkplaceIT.WEEK + "&page_token=" + pageToken)
                .code())
        .as("a page token of the same app in another tenant")
        .isEqualTo(1628004);
  }

  @Test
  void tokensAreTheSameUntilThirtyMinutesAreLeft() {
    server.clock().advance(Duration.ofHours(3));
    String appToken = appToken(STORE, server.ticket(STORE)).text("/app_access_token");
    String first = tenantToken(appToken, acme).text("/tenant_access_token");
    server.clock().advance(Duration.ofMinutes(90));
    Reply again = appToken(STORE, server.ticket(STORE));
    assertThat(again.text("/app_access_token")).isEqualTo(appToken);
    assertThat(again.json().get("expire").intValue()).isEqualTo(1800);
    assertThat(tenantToken(appToken, acme).text("/tenant_access_token")).isEqualTo(first);
    server.clock().advance(Duration.ofSeconds(1));
    assertThat(tenantToken(appToken, acme).text("/tenant_access_token")).isNotEqualTo(first);
    server.clock().advance(Duration.ofMinutes(30));
    assertThat(tenantToken(appToken, acme).verdict()).as("ended").isEqualTo("200 10013");
  }

  @Test
  void aTicketIsGoodInItsHourAndTheNext() {
    String ticket = server.ticket(STORE);
    server.clock().advance(Duration.ofHours(1));
    assertThat(server.ticket(STORE)).isNotEqualTo(ticket);
    assertThat(appToken(STORE, ticket).code()).isZero();
    server.clock().advance(Duration.ofHours(1));
    assertThat(appToken(STORE, ticket).verdict()).isEqualTo("200 10012");
    assertThat(appToken(SILENT, server.ticket(STORE)).verdict())
        .as("the ticket of another app")
        .isEqualTo("200 10012");
  }

  @Test
  void aNewSecretVoidsTicketsAndTokens() {
    String id = "cli_rotated";
    String key = server.addStoreApp(id, null, "acme");
    String ticket = server.ticket(id);
    String appToken = appToken(id, ticket).text("/app_access_token");
    String token = tenantToken(appToken, key).text("/tenant_access_token");
    assertThat(server.search(WorkplaceIT.ALL, token, WorkplaceIT.WEEK).code()).isZero();
    server.workbench().catalog().storeApps().rotate(id, FeishuServer.secret(id), "test");
    assertThat(server.search(WorkplaceIT.ALL, token, WorkplaceIT.WEEK).code()).isEqualTo(99991663);
    assertThat(tenantToken(appToken, key).code()).isEqualTo(10013);
    assertThat(appToken(id, ticket).code()).isEqualTo(10012);
    assertThat(appToken(id, server.ticket(id)).code()).isZero();
  }

  @Test
  void anAppThatIsTakenFromATenantSeesItNoMore() {
    String id = "cli_removed";
    String key = server.addStoreApp(id, null, "acme");
    String appToken = appToken(id, server.ticket(id)).text("/app_access_token");
    String token = tenantToken(appToken, key).text("/tenant_access_token");
    server.workbench().catalog().storeApps().uninstall(id, "acme", "test");
    assertThat(server.search(WorkplaceIT.ALL, token, WorkplaceIT.WEEK).code()).isEqualTo(99991663);
    assertThat(tenantToken(appToken, key).body())
        .isEqualTo("{\"code\":10005,\"msg\":\"app id unauthorized\"}");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      textBlock =
          """
          {}                                                                        | 200 10003
          {"app_id":"cli_store"}                                                    | 200 10014
          {"app_id":"cli_store","app_secret":"x","app_ticket":"x"}                  | 200 10014
          {"app_id":"cli_caller","app_secret":"x","app_ticket":"x"}                 | 200 10003
          {"app_id":"cli_nobody","app_secret":"x","app_ticket":"x"}                 | 200 10003
          {"app_id":"cli_store","app_secret":"SECRET"}                              | 200 10012
          {"app_id":"cli_store","app_secret":"SECRET","app_ticket":""}              | 200 10012
          {"app_id":"cli_store","app_secret":"SECRET","app_ticket":"ticket-abc"}    | 200 10012
          {"app_id":"cli_store","app_secret":"SECRET","app_ticket":7}               | 400 9499
          {"app_id":"cli_store","app_secret":"SECRET"                               | 400 9499
          """)
  void anAppTokenIsRefused(String body, String verdict) {
    String sent = body.replace("SECRET", FeishuServer.secret(STORE));
    assertThat(server.post(APP_TOKEN, "", sent).verdict()).isEqualTo(verdict);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      textBlock =
          """
          {}                                                          | 200 10013
          {"app_access_token":"","tenant_key":"KEY"}                  | 200 10013
          {"app_access_token":"a-x","tenant_key":"KEY"}               | 200 10013
          {"app_access_token":"cli_store","tenant_key":"KEY"}         | 200 10013
          {"app_access_token":"TENANT","tenant_key":"KEY"}            | 200 10013
          {"app_access_token":"APP"}                                  | 200 10005
          {"app_access_token":"APP","tenant_key":""}                  | 200 10005
          {"app_access_token":"APP","tenant_key":"736588c9260f175d"}  | 200 10005
          {"app_access_token":"APP","tenant_key":7}                   | 400 9499
          not JSON                                                    | 400 9499
          """)
  void aTenantTokenIsRefused(String body, String verdict) {
    String sent =
        body.replace("APP", appToken(STORE, server.ticket(STORE)).text("/app_access_token"))
            .replace("TENANT", token())
            .replace("KEY", acme);
    assertThat(server.post(TENANT_TOKEN, "", sent).verdict()).isEqualTo(verdict);
  }

  @Test
  void aStoreAppIsNoSelfBuiltOne() {
    assertThat(server.login(STORE, FeishuServer.secret(STORE)).verdict()).isEqualTo("200 10003");
    assertThat(appToken(FeishuServer.CALLER, "x").verdict()).isEqualTo("200 10003");
  }

  @Test
  void anAppTokenOpensNoFigures() {
    String appToken = appToken(STORE, server.ticket(STORE)).text("/app_access_token");
    assertThat(server.search(WorkplaceIT.ALL, appToken, WorkplaceIT.WEEK).verdict())
        .isEqualTo("400 99991671");
  }

  @Test
  void anAppThatAsksIsSentItsTicket() throws InterruptedException {
    receiver.answer(200);
    Reply reply = server.post(RESEND, "", credentials(STORE));
    assertThat(reply.body()).isEqualTo("{\"code\":0,\"msg\":\"success\"}");
    String request = String.valueOf(receiver.next());
    assertThat(request).startsWith("POST /events {");
    JsonNode event = JsonMapper.shared().readTree(request.substring("POST /events ".length()));
    assertThat(event.propertyNames()).containsExactly("ts", "uuid", "token", "type", "event");
    assertThat(event.get("ts").stringValue()).matches("[0-9]{10}\\.[0-9]{7}");
    assertThat(event.get("uuid").stringValue()).matches("[0-9a-f]{32}");
    assertThat(event.get("token").stringValue()).isEqualTo("v-" + STORE);
    assertThat(event.get("type").stringValue()).isEqualTo("event_callback");
    assertThat(event.get("event").toString())
        .isEqualTo(
            "{\"app_id\":\"%s\",\"app_ticket\":\"%s\",\"type\":\"app_ticket\"}"
                .formatted(STORE, server.ticket(STORE)));
    assertThat(server.post(RESEND, "", credentials(SILENT)).code())
        .as("an app without an address")
        .isZero();
  }

  @Test
  void whoMayNotHaveATicketIsToldSo() {
    assertThat(server.post(RESEND, "", credentials(FeishuServer.CALLER)).body())
        .isEqualTo("{\"code\":10016,\"msg\":\"app resend fail\"}");
    assertThat(server.post(RESEND, "", "{\"app_id\":\"cli_store\",\"app_secret\":\"x\"}").verdict())
        .isEqualTo("200 10014");
    assertThat(server.post(RESEND, "", "{\"app_id\":\"cli_x\",\"app_secret\":\"x\"}").verdict())
        .isEqualTo("200 10003");
    assertThat(receiver.waiting()).isZero();
  }

  private static String credentials(String app) {
    return "{\"app_id\":\"%s\",\"app_secret\":\"%s\"}".formatted(app, FeishuServer.secret(app));
  }

  private static Reply appToken(String app, String ticket) {
    return server.post(
        APP_TOKEN,
        "",
        "{\"app_id\":\"%s\",\"app_secret\":\"%s\",\"app_ticket\":\"%s\"}"
            .formatted(app, FeishuServer.secret(app), ticket));
  }

  private static Reply tenantToken(String appToken, String tenantKey) {
    return server.post(
        TENANT_TOKEN,
        "",
        "{\"app_access_token\":\"%s\",\"tenant_key\":\"%s\"}".formatted(appToken, tenantKey));
  }

  private static String token() {
    return tenantToken(appToken(STORE, server.ticket(STORE)).text("/app_access_token"), acme)
        .text("/tenant_access_token");
  }
}
