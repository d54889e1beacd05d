package dev.rollcall.server.feishu;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every way not to get the figures of {@link SampleVisits}. */
final class WorkplaceRefusalsIT {
  /** By path: time format, order, page token, fault. */
  private static final Map<String, List<Integer>> CODES =
      Map.of(
          WorkplaceIT.ALL, List.of(1628001, 1628002, 1628004, 1628003),
          WorkplaceIT.CUSTOM, List.of(1621001, 1621002, 1621004, 1621003),
          WorkplaceIT.BLOCKS, List.of(1629001, 1629002, 1629005, 1629004));

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

  private static int code(String path, int error) {
    return CODES.getOrDefault(path, List.of()).get(error);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      textBlock =
          """
          to_date=2026-11-20,                                             from_date, from_date is required
          from_date=&to_date=2026-11-20,                                  from_date, from_date is required
          from_date=2026-11-16,                                           to_date,   to_date is required
          from_date=2026-11-16&to_date=,                                  to_date,   to_date is required
          from_date=2026-11-16&from_date=2026-11-17&to_date=2026-11-20,   from_date, from_date is given more than once
          from_date=2026-11-16&to_date=2026-11-20&page_token=a&page_token=b, page_token, page_token is given more than once
          """)
  void aParameterThatIsMissingOrTwiceThereIsNamed(String query, String field, String words) {
    for (String path : CODES.keySet()) {
      Reply reply = server.search(path, token, query);
      assertThat(reply.verdict()).as(path).isEqualTo("400 99992402");
      assertThat(reply.json().at("/error/field_violations").size()).isEqualTo(1);
      assertThat(reply.text("/error/field_violations/0/field")).isEqualTo(field);
      assertThat(reply.text("/error/field_violations/0/description")).isEqualTo(words);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0, the min value is 1",
    "-1, the min value is 1",
    "201, the max value is 200",
    "999999999999999999, the max value is 200",
    "99999999999999999999, the value must be an integer",
    "1.0, the value must be an integer",
    "ten, the value must be an integer",
    "0x10, the value must be an integer",
  })
  void aPageSizeOutOfRangeIsAFieldExceptForBlocks(String size, String words) {
    String query = WorkplaceIT.WEEK + "&page_size=" + size;
    for (String path : List.of(WorkplaceIT.ALL, WorkplaceIT.CUSTOM)) {
      Reply reply = server.search(path, token, query);
      assertThat(reply.verdict()).isEqualTo("400 99992402");
      assertThat(reply.text("/error/field_violations/0/field")).isEqualTo("page_size");
      assertThat(reply.text("/error/field_violations/0/description")).isEqualTo(words);
    }
    Reply blocks = server.search(WorkplaceIT.BLOCKS, token, query);
    assertThat(blocks.verdict()).isEqualTo("400 1629006");
    assertThat(blocks.message()).isEqualTo("invalid page_size");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"20261116", "2026-11-6", "16-11-2026", "2026-02-30", "2026-11-16T00:00", "x"})
  void whatIsNoDateHasTheWrongFormat(String date) {
    for (String path : CODES.keySet()) {
      for (String query :
          List.of(
              "from_date=" + date + "&to_date=2026-11-20",
              "from_date=2026-11-16&to_date=" + date,
              "from_date=2026-11-16&page_token=x&to_date=" + date)) {
        Reply reply = server.search(path, token, query);
        assertThat(reply.verdict()).as(path + "?" + query).isEqualTo("400 " + code(path, 0));
        assertThat(reply.message()).isEqualTo("invalid  time format");
      }
    }
  }

  @Test
  void theEndIsNotBeforeTheBeginning() {
    for (String path : CODES.keySet()) {
      Reply reply = server.search(path, token, "from_date=2026-11-20&to_date=2026-11-19");
      assertThat(reply.verdict()).as(path).isEqualTo("400 " + code(path, 1));
      assertThat(reply.message()).isEqualTo("from_date can't be greater than to_date");
    }
  }

  @Test
  void aPageTokenIsForItsAppTenantAndQueryAlone() {
    for (String path : CODES.keySet()) {
      String pageToken = pageToken(path);
      String week = WorkplaceIT.WEEK + "&page_token=" + pageToken;
      refused(path, server.search(path, server.token(FeishuServer.SECOND), week));
      refused(path, server.search(path, server.token(FeishuServer.FOREIGNER), week));
      refused(path, server.search(path, token, week.replace("11-20", "11-19")));
      refused(path, server.search(path, token, week.replace("11-16", "11-15")));
      for (String other : CODES.keySet()) {
        if (!other.equals(path)) {
          refused(other, server.search(other, token, week));
        }
      }
      assertThat(server.search(path, token, week).verdict()).isEqualTo("200 0");
    }
    refused(
        WorkplaceIT.BLOCKS,
        server.search(
            WorkplaceIT.BLOCKS,
            token,
            WorkplaceIT.WEEK
                + "&page_token="
                + pageToken(WorkplaceIT.BLOCKS)
                + "&block_id="
                + SampleVisits.FIRST_BLOCK));
  }

  @Test
  void aPageTokenThatIsMadeUpTamperedOrOldIsInvalid() {
    String pageToken = pageToken(WorkplaceIT.ALL);
    String tampered = (pageToken.charAt(0) == '0' ? '1' : '0') + pageToken.substring(1);
    for (String made : List.of("ddowkdkl9w2d", "0", "2", tampered, pageToken + "00", "%00")) {
      refused(
          WorkplaceIT.ALL,
          server.search(WorkplaceIT.ALL, token, WorkplaceIT.WEEK + "&page_token=" + made));
    }
    String week = WorkplaceIT.WEEK + "&page_token=" + pageToken;
    server.clock().advance(Duration.ofMinutes(119));
    assertThat(server.search(WorkplaceIT.ALL, token, week).verdict()).isEqualTo("200 0");
    server.clock().advance(Duration.ofMinutes(1));
    token = server.token(FeishuServer.CALLER);
    refused(WorkplaceIT.ALL, server.search(WorkplaceIT.ALL, token, week));
  }

  private static String pageToken(String path) {
    return server.search(path, token, WorkplaceIT.WEEK + "&page_size=1").text("/data/page_token");
  }

  private static void refused(String path, Reply reply) {
    assertThat(reply.verdict()).as(path).isEqualTo("400 " + code(path, 2));
    assertThat(reply.message()).isEqualTo("invalid page_token");
  }

  @Test
  void theScopeIsNeededBeforeAnythingIsRead() {
    for (String path : CODES.keySet()) {
      Reply reply = server.search(path, server.token(FeishuServer.UNSCOPED), "nonsense");
      assertThat(reply.verdict()).isEqualTo("400 99991672");
      assertThat(reply.text("/error/permission_violations/0/subject"))
          .isEqualTo("workplace:workplace_using_data:read");
    }
  }

  @Test
  void theTwentyFirstCallOfASecondIsTooMany(@TempDir Path another) {
    try (FeishuServer limited = new FeishuServer(another, FeishuSettings.defaults())) {
      String caller = limited.token(FeishuServer.CALLER);
      for (String path : CODES.keySet()) {
        for (int i = 0; i < 20; i++) {
          assertThat(limited.search(path, caller, WorkplaceIT.WEEK).code()).isZero();
        }
        Reply reply = limited.search(path, caller, WorkplaceIT.WEEK);
        assertThat(reply.verdict()).isEqualTo("429 99991400");
        assertThat(reply.header("x-ogw-ratelimit-limit")).isEqualTo("20");
        assertThat(reply.header("x-ogw-ratelimit-reset")).isEqualTo("1");
      }
      limited.clock().advance(Duration.ofSeconds(1));
      assertThat(limited.search(WorkplaceIT.ALL, caller, WorkplaceIT.WEEK).code()).isZero();
    }
  }

  @Test
  void aFaultOfOursHasTheCodeOfThePath(@TempDir Path another) throws IOException {
    try (FeishuServer broken =
        new FeishuServer(another, FeishuSettings.defaults().withLimits(false))) {
      SampleVisits.publish(broken.workbench());
      try (Stream<Path> files = Files.walk(another.resolve("facts"))) {
        for (Path manifest : files.filter(file -> file.toString().endsWith(".json")).toList()) {
          Files.delete(manifest);
        }
      }
      String caller = broken.token(FeishuServer.CALLER);
      for (String path : CODES.keySet()) {
        Reply reply = broken.search(path, caller, WorkplaceIT.WEEK);
        assertThat(reply.verdict()).isEqualTo("400 " + code(path, 3));
        assertThat(reply.message()).isEqualTo("internal service error");
        assertThat(reply.text("/error/log_id")).isEqualTo(reply.header("X-Tt-Logid"));
      }
    }
  }
}
