package dev.rollcall.server.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.catalog.Key;
import dev.rollcall.catalog.Vendor;
import dev.rollcall.server.RawClient;
import dev.rollcall.server.RawClient.Answer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What belongs to another organisation is answered byte for byte as what never was: each path and
 * each of its ids is asked twice, and the answers differ in nothing but the log id.
 */
class OtherTenantsIT {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String APPS = "/open-apis/application/v6/applications/";
  private static final String STATS = "start_date=2026-11-20&end_date=2026-11-20";
  private static final String WORKPLACE = "/open-apis/workplace/v1/";
  private static final String DAYS = "from_date=2026-11-20&to_date=2026-11-20";
  private static final String PERIOD = "from=2026-11-20&to=2026-11-20";
  private static final String GROUPS = "/cgi-bin/externalcontact/groupchat/statistic";

  /** What differs from answer to answer: log ids, hints, ids of requests and dates. */
  private static final Pattern FLEETING =
      Pattern.compile(
          "[0-9]{14}[0-9A-F]{20}|hint: \\[[0-9]{25}\\]|X-Request-Id: [0-9a-f]{16}|(?m)^Date: .*");

  @TempDir private Path folder;
  private OpenHouse house;
  private String feishu;
  private String wecom;

  @BeforeEach
  void open() throws IOException {
    house = new OpenHouse(folder);
    feishu = feishuToken(OpenHouse.ACME);
    wecom = wecomToken(OpenHouse.ACME);
  }

  @AfterEach
  void close() {
    house.close();
  }

  private String feishuToken(String tenant) throws IOException {
    return json(post(
            "/open-apis/auth/v3/tenant_access_token/internal",
            "",
            "{\"app_id\":\"cli_"
                + tenant
                + "\",\"app_secret\":\""
                + OpenHouse.secret(tenant)
                + "\"}"))
        .get("tenant_access_token")
        .stringValue();
  }

  private String wecomToken(String tenant) throws IOException {
    String query = "corpid=ww_" + tenant + "&corpsecret=" + OpenHouse.secret(tenant);
    return json(get("/cgi-bin/gettoken?" + query, "")).get("access_token").stringValue();
  }

  /** A request with {@code ORG} where the name of an organisation stands. */
  private record Asked(String method, String target, String authorization, String body) {
    String of(String organisation) {
      String content = body.replace("ORG", organisation);
      return method
          + " "
          + target.replace("ORG", organisation)
          + " HTTP/1.1\r\nHost: x\r\n"
          + (authorization.isEmpty() ? "" : "Authorization: Bearer " + authorization + "\r\n")
          + "Content-Length: "
          + content.length()
          + "\r\n\r\n"
          + content;
    }
  }

  @Test
  void whatIsAnotherTenantsIsAnsweredAsWhatNeverWas() throws IOException {
    for (Asked asked : everyId()) {
      String own = told(asked, OpenHouse.ACME);
      String others = told(asked, OpenHouse.GLOBEX);
      String nobodys = told(asked, "nobody");
      assertThat(others).as("%s", asked).isEqualTo(nobodys);
      assertThat(own).as("the own one of %s", asked).isNotEqualTo(nobodys);
    }
  }

  /** Every place of every path that names something of an organisation. */
  private List<Asked> everyId() {
    String day = "{\"date\":\"2026-11-20\",\"cycle_type\":1";
    String departments = APPS + "acme-crm/app_usage/department_overview";
    List<Asked> all = new ArrayList<>();
    all.add(post(APPS + "ORG-crm/app_usage/department_overview", feishu, day + "}"));
    all.add(post(APPS + "cli_ORG/app_usage/department_overview", feishu, day + "}"));
    all.add(post(APPS + "ORG-crm/app_usage/overview", feishu, day + ",\"ability\":\"app\"}"));
    all.add(post(departments, feishu, day + ",\"department_id\":\"od-ORG-sales\"}"));
    all.add(
        post(
            departments + "?department_id_type=department_id",
            feishu,
            day + ",\"department_id\":\"ORG-sales\"}"));
    all.add(
        post(
            APPS + "acme-crm/app_usage/overview",
            feishu,
            day + ",\"ability\":\"app\",\"department_id\":\"od-ORG-sales\"}"));
    String block = WORKPLACE + "workplace_block_access_data/search?" + DAYS + "&block_id=";
    all.add(post(block + "ORG-block", feishu, ""));
    String place = WORKPLACE + "custom_workplace_access_data/search?" + DAYS;
    all.add(post(place + "&custom_workplace_id=ORG-place", feishu, ""));
    String users = "/open-apis/admin/v1/admin_user_stats?" + STATS;
    all.add(get(users + "&user_id_type=user_id&user_id=ORG-ann", feishu));
    all.add(get(users + "&department_id=od-ORG-sales", feishu));
    all.add(get(users + "&department_id_type=department_id&department_id=ORG-sales", feishu));
    String rows = "/open-apis/admin/v1/admin_dept_stats?" + STATS + "&contains_child_dept=true";
    all.add(get(rows + "&department_id_type=department_id&department_id=ORG-sales", feishu));
    all.add(
        get(rows + "&department_id_type=open_department_id&department_id=od-ORG-sales", feishu));
    groupChats(all);
    all.add(get("/v1/apps/ORG-crm/usage?" + PERIOD, house.readKey()));
    all.add(get("/v1/apps/ORG-crm/usage/daily?" + PERIOD, house.readKey()));
    all.add(get("/v1/apps/acme-crm/usage?" + PERIOD + "&department=ORG-sales", house.readKey()));
    all.add(
        get("/v1/apps/acme-crm/usage/daily?" + PERIOD + "&department=ORG-sales", house.readKey()));
    all.add(get("/v1/departments?parent=ORG-sales", house.readKey()));
    return all;
  }

  private void groupChats(List<Asked> all) {
    String friday = "{\"day_begin_time\":1795104000,\"owner_filter\":{";
    for (String path : List.of(GROUPS, GROUPS + "_group_by_day")) {
      String target = path + "?access_token=" + wecom;
      all.add(post(target, "", friday + "\"userid_list\":[\"ORG-ann\"]}}"));
      all.add(post(target, "", friday + "\"partyid_list\":[\"ORG-sales\"]}}"));
    }
  }

  @Test
  void aPageTokenOfAnotherTenantIsOneThatNeverWas() throws IOException {
    String globex = feishuToken(OpenHouse.GLOBEX);
    String body =
        "{\"date\":\"2026-11-20\",\"cycle_type\":1,\"department_id\":\"0\",\"recursion\":2,"
            + "\"page_size\":1,\"page_token\":\"TOKEN\"}";
    String departments = APPS + "ORG-crm/app_usage/department_overview";
    String first = body.replace(",\"page_token\":\"TOKEN\"", "");
    String token =
        json(post(departments.replace("ORG", "globex"), globex, first))
            .at("/data/page_token")
            .stringValue();
    String madeUp = token.substring(0, 60) + "0".repeat(token.length() - 60);
    Asked asked = post(departments, feishu, body.replace("TOKEN", "ORG"));
    assertThat(
            told(post(asked.target().replace("ORG", "acme"), feishu, body.replace("TOKEN", token))))
        .isEqualTo(
            told(
                post(asked.target().replace("ORG", "acme"), feishu, body.replace("TOKEN", madeUp))))
        .contains("210500");

    String users = "/open-apis/admin/v1/admin_user_stats?" + STATS + "&page_size=1";
    String userToken = json(get(users, globex)).at("/data/page_token").stringValue();
    assertThat(told(get(users + "&page_token=" + userToken, feishu)))
        .isEqualTo(told(get(users + "&page_token=00ff", feishu)))
        .contains("1051001");
  }

  @Test
  void keysAndTokensOfOneOpenNothingOfTheOther() throws IOException {
    String globexKey = house.catalog().keys().add(OpenHouse.GLOBEX, Key.Purpose.READ, "test");
    assertThat(told(get("/v1/apps/acme-crm/usage?" + PERIOD, globexKey)))
        .isEqualTo(told(get("/v1/apps/nobody-crm/usage?" + PERIOD, globexKey)));
    String wrong = "corpid=ww_globex&corpsecret=" + OpenHouse.secret(OpenHouse.ACME);
    String none = "corpid=ww_globex&corpsecret=" + OpenHouse.secret("nobody");
    assertThat(told(get("/cgi-bin/gettoken?" + wrong, "")))
        .isEqualTo(told(get("/cgi-bin/gettoken?" + none, "")));
    assertThat(told(post(GROUPS + "?access_token=" + feishu.substring(2), "", "{}")))
        .as("a token of the other vendor")
        .isEqualTo(told(post(GROUPS + "?access_token=xx", "", "{}")));
  }

  @Test
  void whatIsRevokedOrRotatedIsVoidOnARunningServerAtOnce() throws IOException {
    String users = "/open-apis/admin/v1/admin_user_stats?" + STATS + "&page_size=1";
    String page = json(get(users, feishu)).at("/data/page_token").stringValue();
    Asked next = get(users + "&page_token=" + page, feishu);
    assertThat(answer(next).status()).isEqualTo(200);
    house.catalog().apps().revoke(Vendor.FEISHU, "cli_acme", "test");
    assertThat(told(next))
        .as("the page after the app was revoked")
        .isEqualTo(told(get(users, "t-" + feishu.substring(3))));
    house.catalog().apps().rotate(Vendor.FEISHU, "cli_acme", OpenHouse.secret("acme"), "test");
    assertThat(answer(next).status()).as("a token of before").isEqualTo(400);
    assertThat(answer(get(next.target(), feishuToken(OpenHouse.ACME))).status()).isEqualTo(200);

    house.catalog().apps().revoke(Vendor.WECOM, "wecom_acme", "test");
    String body = "{\"day_begin_time\":1795104000}";
    assertThat(told(post(GROUPS + "?access_token=" + wecom, "", body)))
        .isEqualTo(told(post(GROUPS + "?access_token=x" + wecom, "", body)));
    String key = house.catalog().keys().authenticate(house.readKey()).map(Key::id).orElseThrow();
    assertThat(answer(get("/v1/status", house.readKey())).status()).isEqualTo(200);
    house.catalog().keys().revoke(key, "test");
    assertThat(told(get("/v1/status", house.readKey()))).isEqualTo(told(get("/v1/status", "rc_x")));
  }

  private static Asked post(String target, String authorization, String body) {
    return new Asked("POST", target, authorization, body);
  }

  private static Asked get(String target, String authorization) {
    return new Asked("GET", target, authorization, "");
  }

  private Answer answer(Asked asked) throws IOException {
    try (RawClient client = new RawClient(house.port())) {
      return client.ask(asked.of("ORG"));
    }
  }

  private JsonNode json(Asked asked) throws IOException {
    return JSON.readTree(answer(asked).body());
  }

  private String told(Asked asked) throws IOException {
    return told(asked, "ORG");
  }

  /** The whole answer, headers included, without what is another one every time. */
  private String told(Asked asked, String organisation) throws IOException {
    try (RawClient client = new RawClient(house.port())) {
      Answer answer = client.ask(asked.of(organisation));
      String whole =
          answer.status() + "\n" + String.join("\n", answer.headers()) + "\n" + answer.body();
      return FLEETING.matcher(whole).replaceAll("~").replace(organisation, "ORG");
    }
  }
}
