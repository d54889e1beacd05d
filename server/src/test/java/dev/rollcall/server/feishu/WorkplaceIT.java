package dev.rollcall.server.feishu;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.server.RawClient;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The figures of {@link SampleVisits}, page by page. */
final class WorkplaceIT {
  static final String ALL = "/open-apis/workplace/v1/workplace_access_data/search";
  static final String CUSTOM = "/open-apis/workplace/v1/custom_workplace_access_data/search";
  static final String BLOCKS = "/open-apis/workplace/v1/workplace_block_access_data/search";
  static final String WEEK = "from_date=2026-11-16&to_date=2026-11-20";

  private static final String MORE = "%s&page_token=%s";

  @TempDir private static Path folder;
  private static FeishuServer server;
  private static String token;

  @BeforeAll
  static void start() {
    server = new FeishuServer(folder, FeishuSettings.defaults().withLimits(false));
    SampleVisits.publish(server.workbench());
    token = server.token(FeishuServer.CALLER);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void everyPublishedDayHasAnItemZerosIncluded() {
    assertThat(server.search(ALL, token, WEEK).body())
        .isEqualTo(
            "{\"code\":0,\"data\":{\"items\":["
                + item("16", "\"all_workplace\":", 4, 2, ",\"default_workplace\":", 4, 2)
                + ","
                + item("17", "\"all_workplace\":", 0, 0, ",\"default_workplace\":", 0, 0)
                + ","
                + item("18", "\"all_workplace\":", 2, 2, ",\"default_workplace\":", 1, 1)
                + ","
                + item("19", "\"all_workplace\":", 4, 1, ",\"default_workplace\":", 1, 1)
                + ","
                + item("20", "\"all_workplace\":", 4, 1, ",\"default_workplace\":", 4, 1)
                + "],\"has_more\":false},\"msg\":\"success\"}");
  }

  private static String item(
      String day, String first, int visits, int people, String second, int visits2, int people2) {
    return "{\"date\":\"2026-11-%s\",%s{\"pv\":%d,\"uv\":%d}%s{\"pv\":%d,\"uv\":%d}}"
        .formatted(day, first, visits, people, second, visits2, people2);
  }

  @Test
  void blocksComeByDayThenById() {
    Reply reply = server.search(BLOCKS, token, WEEK);
    assertThat(reply.json().at("/data/items").toString())
        .isEqualTo(
            """
            [{"date":"2026-11-16","block_id":"283438293839422334","access_data":{"pv":2,"uv":1}},\
            {"date":"2026-11-18","block_id":"283438293839422334","access_data":{"pv":1,"uv":1}},\
            {"date":"2026-11-18","block_id":"283438293839422335","access_data":{"pv":1,"uv":1}},\
            {"date":"2026-11-20","block_id":"283438293839422336","access_data":{"pv":1,"uv":1}}]\
            """);
    assertThat(reply.json().at("/data/has_more").booleanValue()).isFalse();
    assertThat(reply.json().at("/data").has("page_token")).isFalse();
  }

  @Test
  void oneBlockIsAskedForAlone() {
    assertThat(days(server.search(BLOCKS, token, WEEK + "&block_id=" + SampleVisits.FIRST_BLOCK)))
        .containsExactly("2026-11-16", "2026-11-18");
    assertThat(days(server.search(BLOCKS, token, WEEK + "&block_id=nobodys"))).isEmpty();
  }

  @Test
  void customWorkplacesAreAllButTheDefaultOne() {
    Reply reply = server.search(CUSTOM, token, WEEK);
    assertThat(reply.json().at("/data/items").toString())
        .isEqualTo(
            """
            [{"date":"2026-11-18","custom_workplace_id":"tpl_5","access_data":{"pv":1,"uv":1},"custom_workplace_name":[]},\
            {"date":"2026-11-19","custom_workplace_id":"tpl_5","access_data":{"pv":2,"uv":1},"custom_workplace_name":[]},\
            {"date":"2026-11-19","custom_workplace_id":"tpl_7","access_data":{"pv":1,"uv":1},"custom_workplace_name":[]}]\
            """);
    assertThat(days(server.search(CUSTOM, token, WEEK + "&custom_workplace_id=tpl_7")))
        .containsExactly("2026-11-19");
    assertThat(days(server.search(CUSTOM, token, WEEK + "&custom_workplace_id=default"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {ALL, CUSTOM, BLOCKS})
  void pagesOfEverySizeAreTheWhole(String path) {
    JsonNode whole = server.search(path, token, WEEK + "&page_size=200").json().at("/data/items");
    for (int size = 1; size <= whole.size() + 1; size++) {
      List<JsonNode> items = new ArrayList<>();
      int pages = 0;
      String query = WEEK + "&page_size=" + size;
      for (String next = query; !next.isEmpty(); pages++) {
        Reply reply = server.search(path, token, next);
        reply.json().at("/data/items").forEach(items::add);
        String pageToken = reply.text("/data/page_token");
        assertThat(reply.json().at("/data/has_more").booleanValue())
            .isEqualTo(!pageToken.isEmpty());
        next = pageToken.isEmpty() ? "" : MORE.formatted(query, pageToken);
      }
      assertThat(items).containsExactlyElementsOf(whole);
      assertThat(pages).isEqualTo(Math.ceilDiv(whole.size(), size));
    }
  }

  @Test
  void twentyItemsAreAPageUnlessAskedOtherwise() {
    for (String query : List.of("", "&page_size=", "&page_size=20")) {
      assertThat(days(server.search(ALL, token, WEEK + query))).hasSize(5);
    }
    String pageToken = server.search(ALL, token, WEEK + "&page_size=2").text("/data/page_token");
    assertThat(days(server.search(ALL, token, MORE.formatted(WEEK, pageToken))))
        .as("the size may change from page to page")
        .containsExactly("2026-11-18", "2026-11-19", "2026-11-20");
  }

  @Test
  void laterPagesShowWhatThePublicationOfTheFirstSaid(@TempDir Path another) {
    try (FeishuServer growing = new FeishuServer(another, FeishuSettings.defaults())) {
      SampleVisits.publish(growing.workbench());
      String caller = growing.token(FeishuServer.CALLER);
      String query = WEEK + "&page_size=4";
      String pageToken = growing.search(ALL, caller, query).text("/data/page_token");
      SampleVisits.publishFridayAgain(growing.workbench());
      assertThat(visits(growing.search(ALL, caller, MORE.formatted(query, pageToken))))
          .isEqualTo(4);
      assertThat(visits(growing.search(ALL, caller, "from_date=2026-11-20&to_date=2026-11-20")))
          .isEqualTo(1004);
    }
  }

  private static int visits(Reply reply) {
    return reply.json().at("/data/items/0/all_workplace/pv").intValue();
  }

  @Test
  void daysOutsideThePublishedOnesHaveNoItems() {
    assertThat(days(server.search(ALL, token, "from_date=2001-01-01&to_date=2026-11-16")))
        .containsExactly("2026-11-16");
    assertThat(days(server.search(ALL, token, "from_date=2026-11-20&to_date=9999-12-31")))
        .containsExactly("2026-11-20");
    assertThat(days(server.search(ALL, token, "from_date=2026-11-25&to_date=2026-11-26")))
        .isEmpty();
  }

  @Test
  void anotherTenantHasItsOwnDays() {
    assertThat(days(server.search(ALL, server.token(FeishuServer.FOREIGNER), WEEK))).isEmpty();
  }

  @Test
  void withTheVendorsHoursADayIsShownFromTenOfTheNext(@TempDir Path another) {
    try (FeishuServer patient =
        new FeishuServer(another, FeishuSettings.defaults().withVendorHours(true))) {
      SampleVisits.publish(patient.workbench());
      String caller = patient.token(FeishuServer.CALLER);
      assertThat(days(patient.search(ALL, caller, WEEK))).hasSize(5);
      patient.clock().set(Instant.parse("2026-11-21T01:59:59Z"));
      caller = patient.token(FeishuServer.CALLER);
      assertThat(days(patient.search(ALL, caller, WEEK))).hasSize(4).doesNotContain("2026-11-20");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Content-Length: 0\r\n",
        "Content-Type: application/json; charset=utf-8\r\n",
        "Content-Type: application/json\r\nContent-Length: 2\r\n\r\n{}",
        "Content-Length: 8\r\n\r\nnot JSON",
        "Content-Type: text/plain\r\nContent-Length: 26\r\n\r\n{\"from_date\":\"2026-11-20\"}",
        "Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
      })
  void theBodyIsNotLookedAt(String rest) throws IOException {
    String ends = rest.contains("\r\n\r\n") ? rest : rest + "\r\n";
    try (RawClient client = new RawClient(server.port())) {
      for (int i = 0; i < 2; i++) {
        RawClient.Answer answer =
            client.ask(
                "POST "
                    + ALL
                    + "?"
                    + WEEK
                    + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
                    + token
                    + "\r\n"
                    + ends);
        assertThat(answer.body()).startsWith("{\"code\":0,\"data\":{\"items\":[{");
      }
    }
  }

  private static List<String> days(Reply reply) {
    assertThat(reply.verdict()).as(reply.body()).isEqualTo("200 0");
    List<String> days = new ArrayList<>();
    reply.json().at("/data/items").forEach(item -> days.add(item.get("date").stringValue()));
    return days;
  }
}
