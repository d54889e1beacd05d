package dev.rollcall.server.feishu;

import java.net.URI;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The paths that answer page by page, each with a question to it that has several pages. */
@SuppressWarnings("ImmutableEnumChecker") // Map.of and List.of are.
enum PagedList {
  DEPARTMENT_OVERVIEW(
      "/open-apis/application/v6/applications/cli_crm/app_usage/department_overview",
      "",
      Map.of("date", "2026-11-20", "cycle_type", "1", "department_id", "0", "recursion", "1"),
      "400 210501",
      "400 210500",
      "date=2026-11-19",
      "cycle_type=2&date=2026-11-16",
      "department_id=od-d1",
      "recursion=2",
      "recursion=0"),
  ADMIN_USER_STATS(
      StatsOffice.USERS,
      "GET",
      Map.of("start_date", "2026-11-18", "end_date", "2026-11-20"),
      "500 1051001",
      "500 1051001",
      "start_date=2026-11-19",
      "end_date=2026-11-19",
      "department_id=od-d1",
      "department_id_type=department_id",
      "user_id_type=union_id",
      "user_id=p1&user_id_type=user_id",
      "target_geo=cn"),
  ADMIN_DEPT_STATS(
      StatsOffice.DEPARTMENTS,
      "GET",
      Map.of(
          "start_date", "2026-11-18",
          "end_date", "2026-11-20",
          "department_id", "0",
          "department_id_type", "department_id",
          "contains_child_dept", "true"),
      "500 1051001",
      "500 1051001",
      "start_date=2026-11-19",
      "end_date=2026-11-19",
      "department_id=d1",
      "department_id_type=open_department_id",
      "contains_child_dept=false",
      "target_geo=cn"),
  WORKPLACES(
      WorkplaceIT.ALL,
      "POST",
      Map.of("from_date", "2026-11-18", "to_date", "2026-11-20"),
      "400 1628004",
      "400 1628004",
      "from_date=2026-11-17",
      "to_date=2026-11-21"),
  CUSTOM_WORKPLACES(
      WorkplaceIT.CUSTOM,
      "POST",
      Map.of("from_date", "2026-11-18", "to_date", "2026-11-20"),
      "400 1621004",
      "400 1621004",
      "from_date=2026-11-17",
      "to_date=2026-11-21",
      "custom_workplace_id=tpl_1"),
  BLOCKS(
      WorkplaceIT.BLOCKS,
      "POST",
      Map.of("from_date", "2026-11-18", "to_date", "2026-11-20"),
      "400 1629005",
      "400 1629005",
      "from_date=2026-11-17",
      "to_date=2026-11-21",
      "block_id=b1");

  private static final List<String> NUMBERS = List.of("cycle_type", "recursion", "page_size");

  private final String path;
  private final String method;
  private final Map<String, String> query;
  private final String foreign;
  private final String unknown;
  private final List<String> others;

  PagedList(
      String path,
      String method,
      Map<String, String> query,
      String foreign,
      String unknown,
      String... others) {
    this.path = path;
    this.method = method;
    this.query = query;
    this.foreign = foreign;
    this.unknown = unknown;
    this.others = List.of(others);
  }

  /** The verdict on a token that another app, or another query, was given. */
  String foreign() {
    return foreign;
  }

  /** The verdict on a token that was never given, or too long ago. */
  String unknown() {
    return unknown;
  }

  /** What can be asked otherwise, each as parameters that take the place of those asked. */
  List<String> others() {
    return others;
  }

  /**
   * Asks, with parameters such as {@code page_size=2&page_token=...} besides or instead. A name
   * alone leaves the parameter out; {@code +name=value} gives it once more, in the query; a value
   * that begins with {@code json:} stands in the body as it is.
   */
  Reply ask(FeishuServer server, String token, String more) {
    Map<String, String> asked = new TreeMap<>(query);
    StringBuilder again = new StringBuilder();
    for (String parameter : more.isEmpty() ? new String[0] : more.split("&")) {
      int equals = parameter.indexOf('=');
      if (parameter.startsWith("+")) {
        again.append(parameter.substring(1)).append('&');
      } else if (equals < 0) {
        asked.remove(parameter);
      } else {
        asked.put(parameter.substring(0, equals), parameter.substring(equals + 1));
      }
    }
    StringBuilder target = new StringBuilder(server.base() + path + "?" + again);
    HttpRequest.Builder request = HttpRequest.newBuilder();
    if (method.isEmpty()) {
      request.POST(HttpRequest.BodyPublishers.ofString(body(asked)));
    } else {
      asked.forEach((name, value) -> target.append(name).append('=').append(value).append('&'));
      request.method(method, HttpRequest.BodyPublishers.noBody());
    }
    return server.send(
        request.uri(URI.create(target.toString())).header("Authorization", "Bearer " + token));
  }

  private static String body(Map<String, String> asked) {
    StringBuilder body = new StringBuilder("{");
    asked.forEach((name, value) ->
        body.append(body.length() == 1 ? "" : ",")
            .append('"')
            .append(name)
            .append("\":")
            .append(
                value.startsWith("json:")
                    ? value.substring("json:".length())
                    : NUMBERS.contains(name) ? value : '"' + value + '"'));
    return body.append('}').toString();
  }

  /** The items of all pages from the first one, or from a token on. */
  List<String> items(FeishuServer server, String token, String pageToken, int size) {
    List<String> items = new ArrayList<>();
    String next = pageToken;
    do {
      Reply reply = ask(server, token, "page_size=" + size + "&page_token=" + next);
      if (reply.code() != 0) {
        throw new AssertionError(this + ": " + reply.body());
      }
      reply.json().at("/data/items").forEach(item -> items.add(item.toString()));
      next = reply.text("/data/page_token");
    } while (!next.isEmpty());
    return items;
  }
}
