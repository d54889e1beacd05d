package dev.rollcall.server.wecom;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.rollcall.events.Region;
import dev.rollcall.fuzz.Claim;
import dev.rollcall.fuzz.Input;
import io.helidon.common.uri.UriQuery;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Arbitrary queries and bodies as the WeCom paths read them: a body counts as whole exactly when a
 * strict parser says so, and then every value is the same; a broken one never fails, and never asks
 * for more than its whole parts do.
 */
class WecomRequestsFuzzTest {
  private static final JsonMapper STRICT =
      JsonMapper.builder(
              JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

  static Stream<byte[]> seeds() {
    return Stream.of(
        seed("access_token=abc", statistic("1795104000", "{\"userid_list\":[\"li\",\"wang\"]}")),
        seed("access_token=abc&access_token=%zz", statistic("1795104000000", "[]")),
        seed("corpid=ww1&corpsecret=%F0%9F%98%80", statistic("1.5", "{\"partyid_list\":[2,null]}")),
        seed("", statistic("-0", "{\"userid_list\":[1,{},[\"a\"]],\"userid_list\":[]}")),
        seed("", "{\"day_begin_time\":1795104000,\"limit\":10,"),
        seed("", "{\"a\":[[[[[[[[[[[[[[[[[[[["),
        seed("", "\ufeff{\"limit\":2147483648}"),
        seed("access_token&corpsecret", "{\"day_begin"),
        seed("", "null"));
  }

  private static String statistic(String begin, String filter) {
    return "{\"day_begin_time\":"
        + begin
        + ",\"day_end_time\":1795190400,\"owner_filter\":"
        + filter
        + ",\"order_by\":2,\"order_asc\":0,\"offset\":0,\"limit\":1000}";
  }

  private static byte[] seed(String query, String body) {
    return (query + "\0" + body).getBytes(StandardCharsets.UTF_8);
  }

  @MethodSource("seeds")
  @FuzzTest
  void whatCanBeReadIsRead(byte[] bytes) {
    Input input = new Input(bytes);
    Query query = new Query(UriQuery.create(input.text()));
    query.get("access_token");
    query.get("corpsecret");
    byte[] body = input.rest();
    PartialJson partial = PartialJson.read(body);
    JsonNode strict = strictly(body);
    Claim.same(strict != null, partial.isWhole(), "whether the body is whole");
    if (strict != null) {
      partial.values().forEach((name, value) -> same(strict.get(name), value));
    }
    asked(new Fields(body));
  }

  private static @Nullable JsonNode strictly(byte[] document) {
    String text = new String(document, StandardCharsets.UTF_8);
    try {
      JsonNode root = STRICT.readTree(text);
      boolean utf8 = Arrays.equals(document, text.getBytes(StandardCharsets.UTF_8));
      return utf8 && root.isObject() ? root : null;
    } catch (JacksonException malformed) {
      return null;
    }
  }

  private static void same(JsonNode node, Object value) {
    switch (value) {
      case String text -> Claim.same(node.stringValue(), text, "a text");
      case Long number -> Claim.same(node.longValue(), number, "a number");
      case Map<?, ?> object ->
          object.forEach((name, within) -> same(node.get((String) name), within));
      case List<?> _ -> Claim.that(node.isArray(), () -> node + " is a list");
      default -> Claim.same(PartialJson.Unreadable.VALUE, value, "a value nobody expects");
    }
  }

  private static void asked(Fields fields) {
    Asked asked = Asked.read(fields, Region.CN);
    fields.number("limit", 500);
    fields.isPartial();
    if (asked.error(TODAY).isEmpty()) {
      Claim.that(
          !asked.last().isBefore(asked.first())
              && asked.last().isBefore(TODAY)
              && !asked.first().plusDays(30).isBefore(asked.last()),
          () -> "days that may not be asked for: " + asked);
      Claim.that(
          asked.users().size() <= 100 && asked.parties().size() <= 100,
          () -> "more owners than may be asked for");
    }
  }
}
