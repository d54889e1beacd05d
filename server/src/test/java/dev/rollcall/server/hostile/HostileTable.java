package dev.rollcall.server.hostile;

import java.util.ArrayList;
import java.util.List;

/**
 * Every place of every path in which a client can put a text, with the answers that are documented
 * for what is none of the good ones.
 *
 * @param feishu a tenant access token
 * @param wecom an access token
 */
record HostileTable(String feishu, String wecom, String readKey, String intakeKey) {
  private static final String APPS = "/open-apis/application/v6/applications/";
  private static final String DEPARTMENTS = APPS + "acme-crm/app_usage/department_overview";
  private static final String OVERVIEW = APPS + "acme-crm/app_usage/overview";
  private static final String WORKPLACE = "/open-apis/workplace/v1/";
  private static final String DAYS = "from_date=2026-11-20&to_date=2026-11-20";
  private static final String USERS = "/open-apis/admin/v1/admin_user_stats";
  private static final String STATS = "start_date=2026-11-20&end_date=2026-11-20";
  private static final String DEPARTMENT_STATS = "/open-apis/admin/v1/admin_dept_stats";
  private static final String AUTH = "/open-apis/auth/v3/";
  private static final String GROUPS = "/cgi-bin/externalcontact/groupchat/statistic";
  private static final String FIELD = "400 99992402";

  /** Texts in quotes, paths, queries and headers. */
  List<HostileRequest> texts() {
    List<HostileRequest> all = new ArrayList<>();
    appUsage(all);
    workplaces(all);
    statistics(all);
    logins(all);
    groupChats(all);
    readApi(all);
    intake(all);
    open(all);
    return all;
  }

  /** Numbers in JSON. */
  List<HostileRequest> numbers() {
    String usage = "{\"date\":\"2026-11-20\",\"cycle_type\":1,";
    String wrong = "400 (9499|99992402)";
    return List.of(
        post(DEPARTMENTS, feishu, "{\"date\":\"2026-11-20\",\"cycle_type\":§}", wrong),
        post(DEPARTMENTS, feishu, usage + "\"recursion\":§}", wrong),
        post(DEPARTMENTS, feishu, usage + "\"page_size\":§}", wrong),
        post(
            OVERVIEW,
            feishu,
            "{\"date\":\"2026-11-20\",\"cycle_type\":§,\"ability\":\"app\"}",
            "400 (9499|99992402|211009)"),
        groups("{\"day_begin_time\":§}", "200 (0|600018)"),
        groups("{\"day_begin_time\":1795104000,\"day_end_time\":§}", "200 (0|600018)"),
        groups("{\"day_begin_time\":1795104000,\"order_by\":§}", "200 (0|40058)"),
        groups("{\"day_begin_time\":1795104000,\"limit\":§}", "200 (0|40058)"),
        groups("{\"day_begin_time\":1795104000,\"offset\":§}", "200 (0|40058)"),
        groups("{\"day_begin_time\":1795104000,\"owner_filter\":{\"partyid_list\":[§]}}", "200 0"),
        event(
            "\"type\":\"meeting.left\"",
            "\"person\":\"a\",\"meeting\":\"m\",\"seconds\":§",
            "200 rejected|400 malformed-body"),
        event(
            "\"type\":\"department.set\"",
            "\"department\":\"a\",\"parent\":\"0\",\"name\":\"\",\"order\":§",
            "200 rejected|400 malformed-body"));
  }

  private void appUsage(List<HostileRequest> all) {
    String day = "{\"date\":\"2026-11-20\",\"cycle_type\":1,";
    all.add(
        post(
            APPS + "§/app_usage/department_overview",
            feishu,
            day + "\"recursion\":0}",
            "400 211005"));
    all.add(
        post(APPS + "§/app_usage/overview", feishu, day + "\"ability\":\"app\"}", "400 211005"));
    all.add(post(DEPARTMENTS, feishu, "{\"date\":\"§\",\"cycle_type\":1}", "400 211007"));
    all.add(
        post(
            DEPARTMENTS,
            feishu,
            "{\"date\":\"2026-11-20\",\"cycle_type\":\"§\"}",
            "400 (9499|99992402)"));
    all.add(post(DEPARTMENTS, feishu, day + "\"department_id\":\"§\"}", "400 99992357"));
    all.add(
        post(
            DEPARTMENTS + "?department_id_type=department_id",
            feishu,
            day + "\"department_id\":\"§\"}",
            "400 99992380"));
    all.add(post(DEPARTMENTS, feishu, day + "\"page_token\":\"§\"}", "400 210500"));
    all.add(post(DEPARTMENTS, feishu, day + "\"page_size\":\"§\"}", "400 (9499|99992402)|200 0"));
    all.add(post(DEPARTMENTS + "?department_id_type=§", feishu, day + "\"recursion\":0}", FIELD));
    all.add(post(OVERVIEW, feishu, day + "\"ability\":\"§\"}", "400 211008"));
    all.add(
        post(OVERVIEW, feishu, day + "\"ability\":\"app\",\"department_id\":\"§\"}", "400 211006"));
    all.add(post(DEPARTMENTS, "§", day + "\"recursion\":0}", "400 999916(61|63|68|71)"));
  }

  private void workplaces(List<HostileRequest> all) {
    for (String path :
        List.of(
            "workplace_access_data",
            "custom_workplace_access_data",
            "workplace_block_access_data")) {
      String search = WORKPLACE + path + "/search?";
      all.add(post(search + "from_date=§&to_date=2026-11-20", feishu, "", "400 16(28|21|29)001"));
      all.add(post(search + "from_date=2026-11-20&to_date=§", feishu, "", "400 16(28|21|29)001"));
      all.add(post(search + DAYS + "&page_token=§", feishu, "", "400 (1628004|1621004|1629005)"));
      all.add(post(search + DAYS + "&page_size=§", feishu, "", "400 (99992402|1629006)|200 0"));
      all.add(post(search + DAYS + "&§=1", feishu, "", "200 0"));
    }
    all.add(
        post(
            WORKPLACE + "workplace_block_access_data/search?" + DAYS + "&block_id=§",
            feishu,
            "",
            "200 0"));
    all.add(
        post(
            WORKPLACE + "custom_workplace_access_data/search?" + DAYS + "&custom_workplace_id=§",
            feishu,
            "",
            "200 0"));
  }

  private void statistics(List<HostileRequest> all) {
    all.add(get(USERS + "?start_date=§&end_date=2026-11-20", "500 1051001"));
    all.add(get(USERS + "?start_date=2026-11-20&end_date=§", "500 1051001"));
    all.add(get(USERS + "?" + STATS + "&user_id=§", "400 99992351"));
    all.add(get(USERS + "?" + STATS + "&user_id_type=user_id&user_id=§", "400 99992360"));
    all.add(get(USERS + "?" + STATS + "&user_id_type=union_id&user_id=§", "400 99992381"));
    all.add(get(USERS + "?" + STATS + "&department_id=§", "400 99992357"));
    all.add(
        get(
            USERS + "?" + STATS + "&department_id_type=department_id&department_id=§",
            "400 99992380"));
    all.add(get(USERS + "?" + STATS + "&department_id_type=§", FIELD));
    all.add(get(USERS + "?" + STATS + "&user_id_type=§", FIELD));
    all.add(get(USERS + "?" + STATS + "&target_geo=§", "500 1051001"));
    all.add(get(USERS + "?" + STATS + "&page_token=§", "500 1051001"));
    all.add(get(USERS + "?" + STATS + "&page_size=§", FIELD + "|200 0"));
    String departments = DEPARTMENT_STATS + "?" + STATS + "&department_id_type=open_department_id";
    all.add(get(departments + "&contains_child_dept=false&department_id=§", "400 99992357"));
    all.add(get(departments + "&department_id=0&contains_child_dept=§", FIELD + "|200 0"));
    all.add(
        get(
            departments + "&department_id=0&contains_child_dept=true&with_product_version=§",
            FIELD + "|200 0"));
    all.add(
        get(departments + "&department_id=0&contains_child_dept=true&page_token=§", "500 1051001"));
    all.add(
        get(departments + "&department_id=0&contains_child_dept=true&target_geo=§", "500 1051001"));
  }

  private static void logins(List<HostileRequest> all) {
    for (String path :
        List.of(
            "tenant_access_token/internal",
            "app_access_token/internal",
            "app_access_token",
            "app_ticket/resend")) {
      all.add(
          post(
              AUTH + path,
              "",
              "{\"app_id\":\"§\",\"app_secret\":\"x\",\"app_ticket\":\"§\"}",
              "200 10003"));
    }
    all.add(
        post(
            AUTH + "tenant_access_token",
            "",
            "{\"app_access_token\":\"§\",\"tenant_key\":\"§\"}",
            "200 10013"));
    all.add(
        new HostileRequest("GET", "/cgi-bin/gettoken?corpid=§&corpsecret=§", "", "", "200 40013"));
  }

  private void groupChats(List<HostileRequest> all) {
    for (String path : List.of(GROUPS, GROUPS + "_group_by_day")) {
      all.add(post(path + "?access_token=§", "", "{\"day_begin_time\":1795104000}", "200 40014"));
      all.add(
          post(path + "?access_token=" + wecom, "", "{\"day_begin_time\":\"§\"}", "200 600018"));
      all.add(
          post(
              path + "?access_token=" + wecom,
              "",
              "{\"day_begin_time\":1795104000,\"owner_filter\":\"§\"}",
              "200 0"));
      all.add(
          post(
              path + "?access_token=" + wecom,
              "",
              "{\"day_begin_time\":1795104000,\"owner_filter\":{\"userid_list\":[\"§\"]}}",
              "200 0"));
      all.add(
          post(
              path + "?access_token=" + wecom,
              "",
              "{\"day_begin_time\":1795104000,\"owner_filter\":{\"partyid_list\":[\"§\"]}}",
              "200 0"));
      all.add(
          post(
              path + "?access_token=" + wecom,
              "",
              "{\"day_begin_time\":1795104000,\"order_by\":\"§\",\"§\":1}",
              "200 0"));
    }
  }

  private void readApi(List<HostileRequest> all) {
    String days = "from=2026-11-20&to=2026-11-20";
    all.add(read("/v1/apps/§/usage?" + days, "404 not-found"));
    all.add(read("/v1/apps/§/usage/daily?" + days, "404 not-found"));
    all.add(read("/v1/apps/acme-crm/usage?" + days + "&department=§", "404 not-found"));
    all.add(read("/v1/apps/acme-crm/usage/daily?" + days + "&department=§", "404 not-found"));
    all.add(read("/v1/apps/acme-crm/usage?from=§&to=2026-11-20", "400 bad-request"));
    all.add(read("/v1/apps/acme-crm/usage?from=2026-11-20&to=§", "400 bad-request"));
    all.add(read("/v1/apps/acme-crm/usage?" + days + "&levels=§", "400 bad-request"));
    all.add(read("/v1/apps/acme-crm/usage?" + days + "&§=1", "400 bad-request"));
    all.add(read("/v1/departments?parent=§", "404 not-found"));
    all.add(read("/v1/status?region=§", "400 bad-request"));
    all.add(new HostileRequest("GET", "/v1/status", "§", "", "401 unauthorized"));
  }

  private void intake(List<HostileRequest> all) {
    String rejected = "200 rejected";
    String seen = "\"person\":\"a\"";
    all.add(event("\"type\":\"§\"", seen, rejected));
    all.add(event("\"type\":\"client.seen\",\"region\":\"§\"", seen, rejected));
    all.add(event("\"type\":\"client.seen\",\"datacontenttype\":\"§\"", seen, rejected));
    all.add(event("\"type\":\"client.seen\",\"specversion\":\"§\"", seen, rejected));
    all.add(event("\"type\":\"search.performed\"", seen + ",\"kind\":\"§\"", rejected));
    all.add(
        event("\"type\":\"app.page_viewed\"", seen + ",\"app\":\"a\",\"form\":\"§\"", rejected));
    all.add(
        event(
            "\"type\":\"person.set\"",
            seen + ",\"name\":\"a\",\"departments\":[],\"created_at\":\"§\"",
            rejected));
    all.add(
        new HostileRequest(
            "POST",
            "/v1/events",
            intakeKey,
            "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"s\",\"type\":\"client.seen\",\"time\":\"§\",\"data\":{\"person\":\"a\"}}",
            rejected));
    all.add(new HostileRequest("POST", "/v1/events", "§", "{}", "401 unauthorized"));
  }

  private static void open(List<HostileRequest> all) {
    all.add(new HostileRequest("GET", "/console/§", "", "", "404 not-found"));
    all.add(new HostileRequest("GET", "/v1/openapi/§", "", "", "404 not-found"));
    all.add(new HostileRequest("GET", "/problems/§", "", "", "404 not-found"));
    all.add(new HostileRequest("GET", "/open-apis/§", "", "", "404 "));
    all.add(new HostileRequest("GET", "/cgi-bin/§", "", "", "404 "));
    all.add(new HostileRequest("GET", "/livez?§=§", "", "", "200 "));
    all.add(new HostileRequest("GET", "/metrics?§=§", "", "", "200 "));
  }

  private HostileRequest event(String attributes, String data, String answer) {
    String event =
        "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"s\",\"time\":\"2026-11-21T01:00:00Z\","
            + attributes
            + ",\"data\":{"
            + data
            + "}}";
    return new HostileRequest("POST", "/v1/events", intakeKey, event, answer);
  }

  private HostileRequest groups(String body, String answer) {
    return post(GROUPS + "?access_token=" + wecom, "", body, answer);
  }

  private HostileRequest read(String target, String answer) {
    return new HostileRequest("GET", target, readKey, "", answer);
  }

  private HostileRequest get(String target, String answer) {
    return new HostileRequest("GET", target, feishu, "", answer);
  }

  private static HostileRequest post(String target, String token, String body, String answer) {
    return new HostileRequest("POST", target, token, body, answer);
  }
}
