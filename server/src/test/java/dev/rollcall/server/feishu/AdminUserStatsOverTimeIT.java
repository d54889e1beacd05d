package dev.rollcall.server.feishu;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.events.Event;
import dev.rollcall.events.MeetingEvent;
import dev.rollcall.events.Region;
import dev.rollcall.events.SearchEvent;
import dev.rollcall.events.SearchKind;
import dev.rollcall.kit.SampleEvents;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What readers of user statistics see while days are published and time passes. */
final class AdminUserStatsOverTimeIT {
  @TempDir private Path folder;

  /** With the days of {@link StatsOffice} published. */
  private FeishuServer opened(FeishuSettings settings) {
    FeishuServer server = new FeishuServer(folder, settings);
    StatsOffice.openForOne(server);
    return server;
  }

  private static Reply ask(FeishuServer server, String query) {
    return StatsOffice.users(server, StatsOffice.APP, query);
  }

  @Test
  void aPageTokenEndsAfterTwoHours() {
    try (FeishuServer server = opened(FeishuSettings.defaults().withLimits(false))) {
      String query = StatsOffice.DAYS + "&page_size=2";
      String token = ask(server, query).text("/data/page_token");
      server.clock().advance(Duration.ofMinutes(119));
      assertThat(ask(server, query + "&page_token=" + token).code()).isZero();
      server.clock().advance(Duration.ofMinutes(1));
      assertThat(ask(server, query + "&page_token=" + token).verdict()).isEqualTo("500 1051001");
    }
  }

  @Test
  void laterPagesShowWhatTheFirstOneDid() {
    try (FeishuServer server = opened(FeishuSettings.defaults().withLimits(false))) {
      String query = StatsOffice.DAYS + "&page_size=2&user_id_type=user_id";
      String token = ask(server, query).text("/data/page_token");
      String second =
          ask(server, query + "&page_token=" + token).json().at("/data/items").toString();
      SampleEvents wednesday = new SampleEvents(Region.CN, "2026-11-18");
      for (int taken = 0; taken < 10; taken++) {
        wednesday.person("aaa", "hr");
      }
      Event late = wednesday.person("aaa", "hr");
      server.workbench().accept(late);
      server
          .workbench()
          .accept(
              new SearchEvent.Performed(
                  StatsOffice.at("18", "13:00", null), "cid", SearchKind.TAB));
      server.workbench().publish("2026-11-20");
      server.restart();
      assertThat(ask(server, query + "&page_token=" + token).json().at("/data/items").toString())
          .isEqualTo(second);
      assertThat(ask(server, query).text("/data/items/0/user_id"))
          .as("a new reader sees the new version")
          .isEqualTo("aaa");
    }
  }

  @Test
  void withTheVendorsHoursADayIsHiddenUntilHalfPastNineOfTheNext() {
    try (FeishuServer server =
        opened(FeishuSettings.defaults().withLimits(false).withVendorHours(true))) {
      server.clock().set(Instant.parse("2026-11-21T01:29:59Z"));
      String query = StatsOffice.DAYS + "&page_size=5&user_id_type=user_id";
      String first = ask(server, query).text("/data/page_token");
      assertThat(StatsOffice.items(ask(server, query + "&page_token=" + first), "user_id"))
          .containsExactly("19 bob", "19 cid", "19 dan");
      server.clock().set(Instant.parse("2026-11-21T01:30:00Z"));
      assertThat(StatsOffice.items(ask(server, query + "&page_token=" + first), "user_id"))
          .as("pages begun before the hour stay as they were")
          .containsExactly("19 bob", "19 cid", "19 dan");
      assertThat(
              StatsOffice.items(
                  ask(server, "start_date=2026-11-20&end_date=2026-11-20&user_id_type=user_id"),
                  "user_id"))
          .hasSize(4);
    }
  }

  @Test
  void whoLeavesAMeetingAtOnceWasInIt() {
    try (FeishuServer server = opened(FeishuSettings.defaults().withLimits(false))) {
      server
          .workbench()
          .accept(new MeetingEvent.Left(StatsOffice.at("20", "13:00", null), "dan", "m", 0));
      server.workbench().publish("2026-11-20");
      String dan = "start_date=2026-11-20&end_date=2026-11-20&user_id_type=user_id&user_id=dan";
      assertThat(ask(server, dan).json().at("/data/items/0").toString())
          .contains("\"vc_active_flag\":1,", "\"vc_duration\":0,", "\"vc_num\":0,");
    }
  }

  @Test
  void theTwentyFirstCallOfASecondIsTooOften() {
    try (FeishuServer server = opened(FeishuSettings.defaults())) {
      String token = server.token(StatsOffice.APP);
      HttpRequest.Builder request =
          HttpRequest.newBuilder(
                  URI.create(server.base() + StatsOffice.USERS + "?" + StatsOffice.DAYS))
              .header("Authorization", "Bearer " + token);
      for (int i = 0; i < 20; i++) {
        assertThat(server.send(request).verdict()).isEqualTo("200 0");
      }
      Reply last = server.send(request);
      assertThat(last.verdict()).isEqualTo("429 99991400");
      assertThat(last.header("x-ogw-ratelimit-limit")).isEqualTo("20");
    }
  }
}
