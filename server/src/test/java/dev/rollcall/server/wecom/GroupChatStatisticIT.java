package dev.rollcall.server.wecom;

import static dev.rollcall.server.wecom.WecomServer.ALL;
import static dev.rollcall.server.wecom.WecomServer.DAY;
import static dev.rollcall.server.wecom.WecomServer.FRIDAY;
import static dev.rollcall.server.wecom.WecomServer.MONDAY;
import static dev.rollcall.server.wecom.WecomServer.SALES;
import static dev.rollcall.server.wecom.WecomServer.STATISTIC;
import static dev.rollcall.server.wecom.WecomServer.TEACHER;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The figures of a period by owner (S25-S30). */
final class GroupChatStatisticIT {
  @TempDir private static Path folder;
  private static WecomServer server;

  @BeforeAll
  static void start() {
    server = new WecomServer(folder, WecomSettings.defaults());
    SampleChats.publish(server);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Reply ask(String app, long first, long last, String more) {
    return server.ask(
        app,
        STATISTIC,
        "{\"day_begin_time\":%d,\"day_end_time\":%d%s}".formatted(first, last, more));
  }

  private static Reply week(String more) {
    return ask(ALL, MONDAY, FRIDAY, more);
  }

  @Test
  void aWeekHasItsFlowsAndTheLevelsOfItsLastDay() {
    Reply reply = week("");
    assertThat(reply.names()).containsExactly("li", "wang", "zhang", "zhao");
    assertThat(reply.data(0))
        .isEqualTo(
            "{\"new_chat_cnt\":3,\"chat_total\":3,\"chat_has_msg\":2,\"new_member_cnt\":7,"
                + "\"member_total\":7,\"member_has_msg\":2,\"msg_total\":4}");
    assertThat(reply.data(1))
        .isEqualTo(
            "{\"new_chat_cnt\":1,\"chat_total\":0,\"chat_has_msg\":0,\"new_member_cnt\":2,"
                + "\"member_total\":0,\"member_has_msg\":0,\"msg_total\":0}");
    assertThat(reply.json().get("total").intValue()).isEqualTo(4);
    assertThat(reply.json().get("next_offset").intValue()).isEqualTo(4);
    assertThat(reply.message()).isEqualTo("ok");
  }

  @Test
  void aDayIsToTheLetter() {
    assertThat(ask(ALL, FRIDAY, FRIDAY, ",\"limit\":1,\"order_by\":2").body())
        .isEqualTo(
            "{\"errcode\":0,\"errmsg\":\"ok\",\"total\":3,\"next_offset\":1,\"items\":["
                + "{\"owner\":\"li\",\"data\":{\"new_chat_cnt\":0,\"chat_total\":3,"
                + "\"chat_has_msg\":2,\"new_member_cnt\":0,\"member_total\":7,"
                + "\"member_has_msg\":2,\"msg_total\":4}}]}");
  }

  @Test
  void anySecondOfADayMeansTheDayAndTheEndMayBeLeftOut() {
    String late = "{\"day_begin_time\":" + (MONDAY + DAY - 1) + "}";
    assertThat(server.ask(ALL, STATISTIC, late).body())
        .isEqualTo(ask(ALL, MONDAY, MONDAY, "").body());
  }

  @ParameterizedTest
  @CsvSource({
    "1, 0, li wang zhang zhao",
    "1, 1, wang zhang zhao li",
    "2, 0, li zhang zhao wang",
    "2, 1, wang zhang zhao li",
    "3, 0, li zhang wang zhao",
    "3, 1, zhao wang zhang li",
    "4, 0, li zhang zhao wang",
    "4, 1, wang zhao zhang li",
  })
  void ownersStandAsAskedAndOtherwiseById(int by, int ascending, String owners) {
    assertThat(week(",\"order_by\":%d,\"order_asc\":%d".formatted(by, ascending)).names())
        .containsExactly(owners.split(" ", -1));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 2, li wang, 2",
    "2, 2, zhang zhao, 4",
    "3, 2, zhao, 4",
    "0, 4, li wang zhang zhao, 4"
  })
  void pagesFollowEachOther(int offset, int limit, String owners, int next) {
    Reply reply = week(",\"offset\":%d,\"limit\":%d".formatted(offset, limit));
    assertThat(reply.names()).containsExactly(owners.split(" ", -1));
    assertThat(reply.json().get("total").intValue()).isEqualTo(4);
    assertThat(reply.json().get("next_offset").intValue()).isEqualTo(next);
  }

  @Test
  void behindTheLastPageThereIsNothing() {
    Reply reply = week(",\"offset\":2147483647,\"limit\":1000");
    assertThat(reply.names()).isEmpty();
    assertThat(reply.json().get("next_offset").intValue()).isEqualTo(4);
  }

  @Test
  void ownersWithNothingHaveNoItem() {
    assertThat(ask(ALL, MONDAY, MONDAY, "").names()).containsExactly("li", "wang");
    assertThat(ask(ALL, FRIDAY, FRIDAY, "").names()).containsExactly("li", "zhang", "zhao");
    assertThat(ask(ALL, MONDAY - 90 * DAY, MONDAY - 90 * DAY, "").body())
        .isEqualTo("{\"errcode\":0,\"errmsg\":\"ok\",\"total\":0,\"next_offset\":0,\"items\":[]}");
  }

  @ParameterizedTest
  @CsvSource({
    "'{\"userid_list\":[\"wang\",\"nobody\",\"tang\",\"c1\",\"wang\"]}', wang",
    "'{\"partyid_list\":[\"sales\"]}', li wang",
    "'{\"partyid_list\":[\"hr\",\"gone\",7]}', zhang",
    "'{\"partyid_list\":[\"0\"]}', li wang zhang zhao",
    "'{\"userid_list\":[\"zhao\"],\"partyid_list\":[\"east\"]}', li zhao",
    "'{\"userid_list\":[],\"partyid_list\":[]}', li wang zhang zhao",
    "'{}', li wang zhang zhao",
    "'null', li wang zhang zhao",
  })
  void onlyTheOwnersAskedForAreShown(String filter, String owners) {
    assertThat(week(",\"owner_filter\":" + filter).names()).containsExactly(owners.split(" ", -1));
  }

  @Test
  void nobodyIsNoError() {
    assertThat(week(",\"owner_filter\":{\"userid_list\":[\"tang\"]}").body())
        .isEqualTo("{\"errcode\":0,\"errmsg\":\"ok\",\"total\":0,\"next_offset\":0,\"items\":[]}");
  }

  @Test
  void anAppSeesItsVisibleRangeOnly() {
    assertThat(ask(SALES, MONDAY, FRIDAY, "").names()).containsExactly("li", "wang");
    assertThat(
            ask(SALES, MONDAY, FRIDAY, ",\"owner_filter\":{\"userid_list\":[\"zhang\",\"wang\"]}")
                .names())
        .containsExactly("wang");
    assertThat(ask(SALES, MONDAY, FRIDAY, ",\"owner_filter\":{\"partyid_list\":[\"0\"]}").names())
        .containsExactly("li", "wang");
  }

  @Test
  void migratedChatsAreForTheEducationIndustry() {
    assertThat(ask(TEACHER, MONDAY, MONDAY + DAY, "").data(0))
        .isEqualTo(
            "{\"new_chat_cnt\":1,\"chat_total\":1,\"chat_has_msg\":0,\"new_member_cnt\":2,"
                + "\"member_total\":2,\"member_has_msg\":0,\"msg_total\":0,"
                + "\"migrate_trainee_chat_cnt\":1}");
    assertThat(week("").body()).doesNotContain("migrate_trainee_chat_cnt");
  }

  @Test
  void whatIsNotPublishedYetIsLeftOut() {
    assertThat(ask(TEACHER, MONDAY, FRIDAY, "").body())
        .isEqualTo(ask(TEACHER, MONDAY, MONDAY + 2 * DAY, "").body());
    assertThat(ask(TEACHER, FRIDAY, FRIDAY, "").names()).isEmpty();
  }

  @Test
  void anErasedOwnerIsNotNamed(@TempDir Path another) {
    try (WecomServer erasing = new WecomServer(another, WecomSettings.defaults())) {
      SampleChats.publish(erasing);
      String body = "{\"day_begin_time\":" + FRIDAY + "}";
      erasing.catalog().erasures().begin("acme", "li", "cli:root");
      assertThat(erasing.ask(ALL, STATISTIC, body).names()).containsExactly("zhang", "zhao");
      assertThat(erasing.ask(ALL, WecomServer.BY_DAY, body).data(0)).contains("\"chat_total\":5");
    }
  }

  @Test
  void moreThanAThousandVisiblePeopleMustBeNamed(@TempDir Path another) {
    try (WecomServer large = new WecomServer(another, WecomSettings.defaults())) {
      large.publish("acme", SampleChats.many(1001), "2026-11-20");
      large.publish("school", SampleChats.many(1000), "2026-11-20");
      String all = "{\"day_begin_time\":%d,\"limit\":1000}".formatted(FRIDAY);
      Reply refused = large.ask(ALL, STATISTIC, all);
      assertThat(refused.code()).isEqualTo(81017);
      assertThat(refused.json().get("items")).isEmpty();
      assertThat(large.ask(SALES, WecomServer.BY_DAY, all).code()).isEqualTo(81017);
      assertThat(large.ask(TEACHER, STATISTIC, all).names()).hasSize(1000);
      String party =
          "{\"day_begin_time\":%d,\"owner_filter\":{\"partyid_list\":[\"sales\"]}}"
              .formatted(FRIDAY);
      assertThat(large.ask(ALL, STATISTIC, party).json().get("total").intValue()).isEqualTo(1001);
    }
  }
}
