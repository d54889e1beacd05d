package dev.rollcall.server.feishu;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.events.Form;
import dev.rollcall.events.Region;
import dev.rollcall.kit.SampleEvents;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The page tokens of every path, brought back by others, for other things, changed, late. */
final class PageTokensIT {
  @TempDir private static Path folder;
  private static FeishuServer server;
  private String token = "";

  @BeforeAll
  static void start() {
    server = open(folder.resolve("shared"));
  }

  private static FeishuServer open(Path data) {
    FeishuServer opened =
        new FeishuServer(data, FeishuSettings.defaults().withLimits(false).withVendorHours(true));
    PagedOffice.open(opened);
    return opened;
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void logIn() {
    server.clock().set(Instant.parse(FeishuServer.NOW));
    token = server.token(PagedOffice.APP);
  }

  private String first(PagedList list) {
    String pageToken = list.ask(server, token, "page_size=1").text("/data/page_token");
    assertThat(pageToken).as("%s", list).isNotEmpty();
    return pageToken;
  }

  private static String with(PagedList list, String app, String more) {
    return list.ask(server, server.token(app), more).verdict();
  }

  @ParameterizedTest
  @EnumSource
  void pagesOfAnySizeAreTheWhole(PagedList list) {
    List<String> whole = list.items(server, token, "", 20);
    assertThat(whole).hasSizeGreaterThan(2);
    for (int size : new int[] {1, 2, 3}) {
      assertThat(list.items(server, token, "", size)).isEqualTo(whole);
    }
    assertThat(list.items(server, token, first(list), 20))
        .as("the size may change on the way")
        .isEqualTo(whole.subList(1, whole.size()));
  }

  @ParameterizedTest
  @EnumSource
  void aTokenIsGoodForItsAppAlone(PagedList list) {
    String page = "page_size=1&page_token=" + first(list);
    assertThat(with(list, PagedOffice.APP, page)).isEqualTo("200 0");
    assertThat(with(list, PagedOffice.SAME_RIGHTS, page)).isEqualTo(list.foreign());
  }

  @ParameterizedTest
  @EnumSource(names = "DEPARTMENT_OVERVIEW", mode = EnumSource.Mode.EXCLUDE)
  void aTokenOfAnotherTenantIsAsGoodAsNone(PagedList list) {
    assertThat(with(list, PagedOffice.ELSEWHERE, "page_size=1&page_token=" + first(list)))
        .isEqualTo(list.foreign());
  }

  @ParameterizedTest
  @EnumSource
  void aTokenIsGoodForItsQueryAlone(PagedList list) {
    String page = "page_size=1&page_token=" + first(list);
    for (String other : list.others()) {
      assertThat(list.ask(server, token, other + "&" + page).verdict())
          .as(other)
          .isEqualTo(list.foreign());
    }
    assertThat(list.ask(server, token, page).verdict()).isEqualTo("200 0");
  }

  @ParameterizedTest
  @EnumSource
  void aTokenIsGoodForItsPathAlone(PagedList list) {
    String pageToken = first(list);
    for (PagedList other : PagedList.values()) {
      if (other != list) {
        assertThat(other.ask(server, token, "page_size=1&page_token=" + pageToken).verdict())
            .as("%s", other)
            .isIn(other.foreign(), other.unknown());
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void aChangedTokenIsUnknown(PagedList list) {
    String pageToken = first(list);
    List<String> changed = new ArrayList<>();
    for (int i = 0; i < pageToken.length(); i++) {
      char other = pageToken.charAt(i) == '0' ? '1' : '0';
      changed.add(pageToken.substring(0, i) + other + pageToken.substring(i + 1));
    }
    changed.add(pageToken.substring(1));
    changed.add(pageToken.substring(0, pageToken.length() - 1));
    changed.add(pageToken.substring(0, pageToken.length() - 2));
    changed.addAll(List.of(pageToken + "00", pageToken + pageToken, "2", "0", "new-", "%00", "x"));
    for (String each : changed) {
      assertThat(list.ask(server, token, "page_size=1&page_token=" + each).verdict())
          .as(each)
          .isEqualTo(list.unknown());
    }
  }

  @ParameterizedTest
  @EnumSource
  void aTokenEndsAfterTwoHours(PagedList list) {
    String page = "page_size=1&page_token=" + first(list);
    server.clock().advance(Duration.ofHours(2).minusSeconds(1));
    assertThat(with(list, PagedOffice.APP, page)).isEqualTo("200 0");
    server.clock().advance(Duration.ofSeconds(1));
    assertThat(with(list, PagedOffice.APP, page)).isEqualTo(list.unknown());
  }

  @Test
  void laterPagesShowWhatTheFirstDidAlsoAfterAPublicationAndARestart() {
    try (FeishuServer changing = open(folder.resolve("changing"))) {
      String caller = changing.token(PagedOffice.APP);
      Map<PagedList, List<String>> before = new EnumMap<>(PagedList.class);
      Map<PagedList, String> second = new EnumMap<>(PagedList.class);
      for (PagedList list : PagedList.values()) {
        before.put(list, list.items(changing, caller, "", 1));
        Reply first = list.ask(changing, caller, "page_size=1");
        second.put(list, first.text("/data/page_token"));
      }
      publishMore(changing);
      before.forEach((list, items) -> {
        List<String> rest = items.subList(1, items.size());
        String pageToken = second.getOrDefault(list, "");
        assertThat(list.items(changing, caller, pageToken, 1)).as("%s", list).isEqualTo(rest);
        assertThat(list.items(changing, caller, "", 1))
            .as("who begins now sees the new version of %s", list)
            .isNotEqualTo(items);
      });
      changing.restart();
      before.forEach((list, items) ->
          assertThat(list.items(changing, caller, second.getOrDefault(list, ""), 1))
              .as("%s after a restart", list)
              .isEqualTo(items.subList(1, items.size())));
    }
  }

  /** Something in front of every list, on its first day. */
  private static void publishMore(FeishuServer changing) {
    SampleEvents late = new SampleEvents(Region.CN, "2026-11-18");
    for (int taken = 0; taken < 100; taken++) {
      late.visited("09:00", "p1", "default");
    }
    changing
        .workbench()
        .accept(
            late.department("a0", "0"),
            late.person("a0", "a0"),
            late.viewed("09:00", "a0", "cli_crm", Form.WEBAPP),
            late.visited("09:00", "a0", "a0"),
            late.blockVisited("09:00", "a0", "a0"));
    changing.workbench().publish("2026-11-20");
  }

  /** S4: what was hidden when a reader began stays hidden until the reader is done. */
  @ParameterizedTest
  @EnumSource(names = "DEPARTMENT_OVERVIEW", mode = EnumSource.Mode.EXCLUDE)
  void aDayThatIsShownFromNowOnDoesNotComeBetweenPages(PagedList list) {
    server.clock().set(Instant.parse("2026-11-21T01:29:00Z"));
    token = server.token(PagedOffice.APP);
    List<String> before = list.items(server, token, "", 1);
    assertThat(before).isNotEmpty().noneMatch(item -> item.contains("2026-11-20"));
    String pageToken = first(list);
    server.clock().set(Instant.parse("2026-11-21T02:01:00Z"));
    assertThat(list.items(server, token, pageToken, 1)).isEqualTo(before.subList(1, before.size()));
    assertThat(list.items(server, token, "", 1)).anyMatch(item -> item.contains("2026-11-20"));
  }
}
