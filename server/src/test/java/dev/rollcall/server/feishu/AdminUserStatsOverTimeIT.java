package dev.rollcall.server.feishu;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.events.Event;
import dev.rollcall.events.Region;
import dev.rollcall.events.SearchEvent;
import dev.rollcall.events.SearchKind;
import dev.rollcall.kit.SampleEvents;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What readers of user statistics see while days are published and time passes. */
final class AdminUserStatsOverTimeIT {
  @TempDir private Path folder;
  private FeishuServer server;

  private void start(FeishuSettings settings) {
    server = new FeishuServer(folder, settings);
    StatsOffice.openForOne(server);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Reply ask(String query) {
    return StatsOffice.users(server, StatsOffice.APP, query);
  }

  @Test
  void aPageTokenEndsAfterTwoHours() {
    start(FeishuSettings.defaults().withLimits(false));
    String query = StatsOffice.DAYS + "&page_size=2";
    String token = ask(query).text("/data/page_token");
    server.clock().advance(Duration.ofMinutes(119));
    assertThat(ask(query + "&page_token=" + token).code()).isZero();
    server.clock().advance(Duration.ofMinutes(1));
    assertThat(ask(query + "&page_token=" + token).verdict()).isEqualTo("500 1051001");
  }

  @Test
  void laterPagesShowWhatTheFirstOneDid() {
    start(FeishuSettings.defaults().withLimits(false));
    String query = StatsOffice.DAYS + "&page_size=2&user_id_type=user_id";
    String token = ask(query).text("/data/page_token");
    String second = ask(query + "&page_token=" + token).json().at("/data/items").toString();
    SampleEvents wednesday = new SampleEvents(Region.CN, "2026-11-18");
    for (int taken = 0; taken < 10; taken++) {
      wednesday.person("aaa", "hr");
    }
    Event late = wednesday.person("aaa", "hr");
    server.workbench().accept(late);
    server
        .workbench()
        .accept(
            new SearchEvent.Performed(StatsOffice.at("18", "13:00", null), "cid", SearchKind.TAB));
    server.workbench().publish("2026-11-20");
    server.restart();
    assertThat(ask(query + "&page_token=" + token).json().at("/data/items").toString())
        .isEqualTo(second);
    assertThat(ask(query).text("/data/items/0/user_id"))
        .as("a new reader sees the new version")
        .isEqualTo("aaa");
  }

  @Test
  void withTheVendorsHoursADayIsHiddenUntilHalfPastNineOfTheNext() {
    start(FeishuSettings.defaults().withLimits(false).withVendorHours(true));
    server.clock().set(Instant.parse("2026-11-21T01:29:59Z"));
    String query = StatsOffice.DAYS + "&page_size=5&user_id_type=user_id";
    String first = ask(query).text("/data/page_token");
    assertThat(StatsOffice.items(ask(query + "&page_token=" + first), "user_id"))
        .containsExactly("19 bob", "19 cid", "19 dan");
    server.clock().set(Instant.parse("2026-11-21T01:30:00Z"));
    assertThat(StatsOffice.items(ask(query + "&page_token=" + first), "user_id"))
        .as("pages begun before the hour stay as they were")
        .containsExactly("19 bob", "19 cid", "19 dan");
    assertThat(
            StatsOffice.items(
                ask("start_date=2026-11-20&end_date=2026-11-20&user_id_type=user_id"), "user_id"))
        .hasSize(4);
  }

  @Test
  void theTwentyFirstCallOfASecondIsTooOften() {
    start(FeishuSettings.defaults());
    String token = server.token(StatsOffice.APP);
    Reply last = null;
    for (int i = 0; i <= 20; i++) {
      assertThat(last == null || last.code() == 0).isTrue();
      last =
          server.send(
              HttpRequest.newBuilder(
                      URI.create(server.base() + StatsOffice.USERS + "?" + StatsOffice.DAYS))
                  .header("Authorization", "Bearer " + token));
    }
    assertThat(last.verdict()).isEqualTo("429 99991400");
    assertThat(last.header("x-ogw-ratelimit-limit")).isEqualTo("20");
  }
}
