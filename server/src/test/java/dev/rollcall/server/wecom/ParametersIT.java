package dev.rollcall.server.wecom;

import static dev.rollcall.server.wecom.WecomServer.ALL;
import static dev.rollcall.server.wecom.WecomServer.BY_DAY;
import static dev.rollcall.server.wecom.WecomServer.DAY;
import static dev.rollcall.server.wecom.WecomServer.FRIDAY;
import static dev.rollcall.server.wecom.WecomServer.MONDAY;
import static dev.rollcall.server.wecom.WecomServer.STATISTIC;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every parameter absent, empty, of a wrong type, out of range, of another corp (S29, S32). */
final class ParametersIT {
  private static final String WARNING = "Warning: wrong json format. ";

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

  /** Puts the times of the sample where a table names them. */
  private static String times(String text) {
    String filled = text;
    for (Map.Entry<String, Long> time :
        Map.of(
                "MONDAY", MONDAY,
                "FRIDAY", FRIDAY,
                "TODAY", FRIDAY + DAY,
                "OLDEST", FRIDAY + DAY - 180 * DAY,
                "EARLIER", FRIDAY + DAY - 181 * DAY,
                "MONTH", FRIDAY - 30 * DAY,
                "LONGER", FRIDAY - 31 * DAY)
            .entrySet()) {
      filled = filled.replace(time.getKey(), time.getValue().toString());
    }
    return filled;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{}                                                 | 600018",
        "{\"day_begin_time\":null}                          | 600018",
        "{\"day_begin_time\":0}                             | 600018",
        "{\"day_begin_time\":-1}                            | 600018",
        "{\"day_begin_time\":TODAY}                         | 600018",
        "{\"day_begin_time\":FRIDAY}                        | 0",
        "{\"day_begin_time\":OLDEST}                        | 0",
        "{\"day_begin_time\":EARLIER}                       | 600018",
        "{\"day_begin_time\":2147483647}                    | 600018",
        "{\"day_begin_time\":MONDAY,\"day_end_time\":null}  | 0",
        "{\"day_begin_time\":MONDAY,\"day_end_time\":0}     | 0",
        "{\"day_begin_time\":MONDAY,\"day_end_time\":MONDAY} | 0",
        "{\"day_begin_time\":FRIDAY,\"day_end_time\":MONDAY} | 600018",
        "{\"day_begin_time\":FRIDAY,\"day_end_time\":TODAY} | 600018",
        "{\"day_begin_time\":MONTH,\"day_end_time\":FRIDAY} | 0",
        "{\"day_begin_time\":LONGER,\"day_end_time\":FRIDAY} | 600018",
        "{\"day_end_time\":FRIDAY}                          | 600018",
      })
  void daysMustBeOverAndNotTooOldAndNotTooMany(String body, int code) {
    for (String path : new String[] {STATISTIC, BY_DAY}) {
      Reply reply = server.ask(ALL, path, times(body));
      assertThat(reply.code()).as(body).isEqualTo(code);
      assertThat(reply.status()).isEqualTo(200);
      assertThat(reply.message())
          .startsWith(code == 0 ? "ok" : "invalid start endtime, hint: [")
          .doesNotContain(WARNING);
      assertThat(reply.json().get("items").isArray()).isTrue();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`\"day_begin_time\":\"MONDAY\"`                      | 600018",
        "`\"day_begin_time\":\"\"`                            | 600018",
        "`\"day_begin_time\":MONDAY000`                       | 600018",
        "`\"day_begin_time\":MONDAY.5`                        | 600018",
        "`\"day_begin_time\":MONDAY.0`                        | 600018",
        "`\"day_begin_time\":99999999999999999999`            | 600018",
        "`\"day_begin_time\":true`                            | 600018",
        "`\"day_begin_time\":[MONDAY]`                        | 600018",
        "`\"day_begin_time\":{\"a\":MONDAY}`                  | 600018",
        "`\"day_begin_time\":MONDAY,\"day_end_time\":\"FRIDAY\"` | 0",
        "`\"day_begin_time\":MONDAY,\"day_end_time\":FRIDAY000`  | 0",
        "`\"day_begin_time\":MONDAY,\"order_by\":\"2\"`       | 0",
        "`\"day_begin_time\":MONDAY,\"order_asc\":true`       | 0",
        "`\"day_begin_time\":MONDAY,\"offset\":\"\"`          | 0",
        "`\"day_begin_time\":MONDAY,\"limit\":1.5`            | 0",
        "`\"day_begin_time\":MONDAY,\"limit\":3000000000`     | 0",
        "`\"day_begin_time\":MONDAY,\"owner_filter\":\"li\"`  | 0",
        "`\"day_begin_time\":MONDAY,\"owner_filter\":[\"li\"]` | 0",
        "`\"day_begin_time\":MONDAY,\"owner_filter\":{\"userid_list\":\"li\"}` | 0",
        "`\"day_begin_time\":MONDAY,\"owner_filter\":{\"userid_list\":[7,\"li\"]}` | 0",
        "`\"day_begin_time\":MONDAY,\"owner_filter\":{\"partyid_list\":[true]}` | 0",
        "`\"day_begin_time\":MONDAY,\"day_begin_time\":0`     | 0",
      })
  void aValueOfAWrongTypeIsAsGoodAsNoneAndWarnedAbout(String fields, int code) {
    Reply reply = server.ask(ALL, STATISTIC, times("{" + fields + "}"));
    assertThat(reply.code()).as(fields).isEqualTo(code);
    assertThat(reply.message())
        .startsWith(WARNING + (code == 0 ? "ok" : "invalid start endtime, hint: ["));
    assertThat(reply.header("Error-Msg")).isEqualTo(reply.message());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "                                     | 600018",
        "`null`                               | 600018",
        "`[]`                                 | 600018",
        "`\"MONDAY\"`                         | 600018",
        "`day_begin_time=MONDAY`              | 600018",
        "`{\"day_begin_time\":MONDAY`         | 0",
        "`{\"day_begin_time\":MONDAY}}`       | 0",
        "`{\"day_begin_time\":MONDAY} {}`     | 0",
        "`{\"day_begin_time\":MONDAY,}`       | 0",
        "`{\"day_begin_time\":MONDAY,\"owner_filter\":{\"userid_list\":[\"li\"` | 0",
        "`{\"x\":MONDAY \"day_begin_time\":MONDAY}` | 600018",
        "`{'day_begin_time':MONDAY}`          | 600018",
      })
  void whatCanBeReadOfBrokenJsonCounts(String body, int code) {
    Reply reply = server.ask(ALL, STATISTIC, body == null ? "" : times(body));
    assertThat(reply.code()).as(body).isEqualTo(code);
    assertThat(reply.message()).startsWith(WARNING);
  }

  @Test
  void aFilterCutOffInTheMiddleStillFilters() {
    String body = times("{\"day_begin_time\":MONDAY,\"owner_filter\":{\"userid_list\":[\"li\"");
    assertThat(server.ask(ALL, STATISTIC, body).names()).containsExactly("li");
  }

  @Test
  void aFilterOfNumbersIsNobodyAndNeverEverybody() {
    String body = times("{\"day_begin_time\":MONDAY,\"owner_filter\":{\"userid_list\":[7]}}");
    assertThat(server.ask(ALL, STATISTIC, body).names()).isEmpty();
  }

  /** On Monday li and wang own chats. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "null                                      | 2",
        "{}                                        | 2",
        "{\"userid_list\":null}                    | 2",
        "{\"userid_list\":[]}                      | 2",
        "{\"userid_list\":[],\"partyid_list\":[]}  | 2",
        "{\"userid_list\":[\"li\",\"li\"]}         | 1",
        "{\"userid_list\":[\"\"]}                  | 0",
        "{\"userid_list\":[\"LI\"]}                | 0",
        "{\"userid_list\":[\"l\"]}                 | 0",
        "{\"userid_list\":[\"c1\"]}                | 0",
        "{\"userid_list\":[],\"partyid_list\":[2]} | 0",
        "{\"partyid_list\":[\"\"]}                 | 0",
        "{\"partyid_list\":[\"sales\"]}            | 2",
        "{\"partyid_list\":[\"east\"]}             | 1",
        "{\"partyid_list\":[\"east\"],\"userid_list\":[\"wang\"]} | 2",
        "{\"other\":[\"li\"]}                      | 2",
      })
  void anOwnerFilterNamesThoseWhoCount(String filter, int owners) {
    String body = times("{\"day_begin_time\":MONDAY,\"owner_filter\":" + filter + "}");
    Reply reply = server.ask(ALL, STATISTIC, body);
    assertThat(reply.message()).as(filter).isEqualTo("ok");
    assertThat(reply.names()).as(filter).hasSize(owners);
    assertThat(server.ask(ALL, BY_DAY, body).message()).isEqualTo("ok");
  }

  @Test
  void whatOrdersAndCutsPagesIsNothingToTheDailyPath() {
    String day = times("{\"day_begin_time\":MONDAY");
    String odd = ",\"order_by\":9,\"order_asc\":\"no\",\"offset\":-1,\"limit\":0}";
    assertThat(server.ask(ALL, BY_DAY, day + odd).body())
        .isEqualTo(server.ask(ALL, BY_DAY, day + "}").body());
  }

  @ParameterizedTest
  @CsvSource({
    "'', 41001",
    "?access_token, 41001",
    "?access_token=, 41001",
    "?ACCESS_TOKEN={token}, 41001",
    "?access_token={token}x, 40014",
    "?access_token=x{token}, 40014",
    "?access_token=null, 40014",
    "?access_token={token}&debug=1, 0",
    "?access_token={token}&access_token=x, 0",
    "?access_token=x&access_token={token}, 40014",
  })
  void theTokenOfTheQueryIsLookedAtBeforeTheBody(String query, int code) {
    String asked = query.replace("{token}", server.token(ALL));
    for (String path : new String[] {STATISTIC, BY_DAY}) {
      assertThat(server.post(path + asked, times("{\"day_begin_time\":MONDAY}")).code())
          .as(path + asked)
          .isEqualTo(code);
      if (code != 0) {
        assertThat(server.post(path + asked, "{}").code()).isEqualTo(code);
      }
    }
  }

  @Test
  void unknownNamesAreNoFault() {
    String body = times("{\"day_begin_time\":MONDAY,\"x\":{\"y\":[1.5,true,null]},\"debug\":1}");
    assertThat(server.ask(ALL, STATISTIC, body).message()).isEqualTo("ok");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"order_by\":0",
        "\"order_by\":5",
        "\"order_by\":-1",
        "\"order_asc\":2",
        "\"order_asc\":-1",
        "\"offset\":-1",
        "\"limit\":0",
        "\"limit\":1001",
        "\"limit\":-5",
      })
  void aPageOutOfRangeIsAnInvalidParameter(String field) {
    Reply reply = server.ask(ALL, STATISTIC, times("{\"day_begin_time\":MONDAY," + field + "}"));
    assertThat(reply.code()).as(field).isEqualTo(40058);
    assertThat(reply.message()).startsWith("invalid Request Parameter, hint: [");
    assertThat(reply.json().get("items")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"order_by\":null",
        "\"order_by\":1",
        "\"order_by\":4",
        "\"order_asc\":null",
        "\"order_asc\":1",
        "\"offset\":null",
        "\"offset\":0",
        "\"limit\":null",
        "\"limit\":1",
        "\"limit\":1000",
      })
  void aPageInRangeIsAnswered(String field) {
    Reply reply = server.ask(ALL, STATISTIC, times("{\"day_begin_time\":MONDAY," + field + "}"));
    assertThat(reply.message()).as(field).isEqualTo("ok");
  }

  @ParameterizedTest
  @CsvSource({"userid_list, 100, 0", "userid_list, 101, 40058", "partyid_list, 101, 40058"})
  void aHundredMayBeNamed(String list, int count, int code) {
    String ids =
        IntStream.range(0, count).mapToObj(i -> "\"u" + i + "\"").collect(Collectors.joining(","));
    String body = "{\"day_begin_time\":MONDAY,\"owner_filter\":{\"" + list + "\":[" + ids + "]}}";
    assertThat(server.ask(ALL, STATISTIC, times(body)).code()).isEqualTo(code);
    assertThat(server.ask(ALL, BY_DAY, times(body)).code()).isEqualTo(code);
  }

  @Test
  void anotherCorpsOwnerAndDepartmentAreNobody() {
    for (String filter :
        new String[] {"\"userid_list\":[\"tang\"]", "\"partyid_list\":[\"school-only\"]"}) {
      String body = times("{\"day_begin_time\":MONDAY,\"owner_filter\":{" + filter + "}}");
      assertThat(server.ask(ALL, STATISTIC, body).body())
          .isEqualTo(
              "{\"errcode\":0,\"errmsg\":\"ok\",\"total\":0,\"next_offset\":0,\"items\":[]}");
    }
  }

  @Test
  void aBodyTooLargeToBeRealIsNotRead() {
    String body = times("{\"day_begin_time\":MONDAY,\"x\":\"" + "a".repeat(70_000) + "\"}");
    Reply reply = server.ask(ALL, STATISTIC, body);
    assertThat(reply.code()).isEqualTo(600018);
    assertThat(reply.message()).startsWith(WARNING);
  }
}
