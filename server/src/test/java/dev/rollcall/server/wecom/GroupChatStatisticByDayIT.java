package dev.rollcall.server.wecom;

import static dev.rollcall.server.wecom.WecomServer.ALL;
import static dev.rollcall.server.wecom.WecomServer.BY_DAY;
import static dev.rollcall.server.wecom.WecomServer.DAY;
import static dev.rollcall.server.wecom.WecomServer.FRIDAY;
import static dev.rollcall.server.wecom.WecomServer.MONDAY;
import static dev.rollcall.server.wecom.WecomServer.SALES;
import static dev.rollcall.server.wecom.WecomServer.TEACHER;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The figures of all owners asked for, day by day (S25-S30). */
final class GroupChatStatisticByDayIT {
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
        app, BY_DAY, "{\"day_begin_time\":%d,\"day_end_time\":%d%s}".formatted(first, last, more));
  }

  private static String[] days(long first, long last) {
    return LongStream.iterate(first, day -> day <= last, day -> day + DAY)
        .mapToObj(Long::toString)
        .toArray(String[]::new);
  }

  @Test
  void everyDayHasAnItemInOrder() {
    Reply reply = ask(ALL, MONDAY, FRIDAY, "");
    assertThat(reply.names()).containsExactly(days(MONDAY, FRIDAY));
    assertThat(reply.data(0))
        .isEqualTo(
            "{\"new_chat_cnt\":2,\"chat_total\":2,\"chat_has_msg\":1,\"new_member_cnt\":5,"
                + "\"member_total\":5,\"member_has_msg\":2,\"msg_total\":2}");
    assertThat(reply.data(1))
        .isEqualTo(
            "{\"new_chat_cnt\":0,\"chat_total\":2,\"chat_has_msg\":1,\"new_member_cnt\":0,"
                + "\"member_total\":5,\"member_has_msg\":2,\"msg_total\":2}");
    assertThat(reply.data(4))
        .isEqualTo(
            "{\"new_chat_cnt\":0,\"chat_total\":5,\"chat_has_msg\":2,\"new_member_cnt\":0,"
                + "\"member_total\":12,\"member_has_msg\":2,\"msg_total\":4}");
  }

  @Test
  void aDayIsToTheLetter() {
    assertThat(ask(TEACHER, MONDAY, MONDAY, "").body())
        .isEqualTo(
            "{\"errcode\":0,\"errmsg\":\"ok\",\"items\":[{\"stat_time\":%d,\"data\":{"
                    .formatted(MONDAY)
                + "\"new_chat_cnt\":1,\"chat_total\":1,\"chat_has_msg\":0,\"new_member_cnt\":2,"
                + "\"member_total\":2,\"member_has_msg\":0,\"msg_total\":0,"
                + "\"migrate_trainee_chat_cnt\":0}}]}");
  }

  @Test
  void onlyTheOwnersAskedForCount() {
    String wang = ",\"owner_filter\":{\"userid_list\":[\"wang\"]}";
    Reply reply = ask(ALL, MONDAY, FRIDAY, wang);
    assertThat(reply.data(0)).contains("\"chat_total\":1", "\"member_total\":2");
    assertThat(reply.data(4)).contains("\"chat_total\":0", "\"member_total\":0");
    assertThat(ask(SALES, MONDAY, FRIDAY, "").data(4)).contains("\"chat_total\":3");
    String zhang = ",\"owner_filter\":{\"userid_list\":[\"zhang\"]}";
    Reply unseen = ask(SALES, MONDAY, FRIDAY, zhang);
    assertThat(unseen.names()).hasSize(5);
    assertThat(unseen.data(4)).contains("\"chat_total\":0");
  }

  @Test
  void daysBeforeTheFirstPublishedOneHaveZeros() {
    Reply reply = ask(ALL, MONDAY - 2 * DAY, MONDAY, "");
    assertThat(reply.names()).containsExactly(days(MONDAY - 2 * DAY, MONDAY));
    assertThat(reply.data(0))
        .isEqualTo(
            "{\"new_chat_cnt\":0,\"chat_total\":0,\"chat_has_msg\":0,\"new_member_cnt\":0,"
                + "\"member_total\":0,\"member_has_msg\":0,\"msg_total\":0}");
  }

  @Test
  void daysNotPublishedYetHaveNoItem() {
    assertThat(ask(TEACHER, MONDAY, FRIDAY, "").names())
        .containsExactly(days(MONDAY, MONDAY + 2 * DAY));
    assertThat(ask(TEACHER, FRIDAY, FRIDAY, "").body())
        .isEqualTo("{\"errcode\":0,\"errmsg\":\"ok\",\"items\":[]}");
  }

  @Test
  void orderAndPagesOfTheOtherPathAreNotLookedAt() {
    assertThat(ask(ALL, MONDAY, FRIDAY, ",\"limit\":0,\"order_by\":9,\"offset\":-1").code())
        .isZero();
  }
}
