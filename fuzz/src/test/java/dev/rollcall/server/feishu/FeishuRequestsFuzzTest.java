package dev.rollcall.server.feishu;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.rollcall.fuzz.Claim;
import dev.rollcall.fuzz.Input;
import dev.rollcall.server.Utf8Text;
import io.helidon.common.uri.UriQuery;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
 * Arbitrary queries and bodies as the Feishu paths read them. A body is understood exactly when a
 * strict parser of whole documents understands it, its values are the same, and whatever is refused
 * is refused in one JSON document in which the request can break nothing.
 */
class FeishuRequestsFuzzTest {
  private static final JsonMapper STRICT =
      JsonMapper.builder(
              JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd").withResolverStyle(ResolverStyle.STRICT);
  private static final String PATH =
      "/open-apis/application/v6/applications/:app_id/app_usage/department_overview";

  static Stream<byte[]> seeds() {
    return Stream.of(
        seed("department_id_type=open_department_id", usage("\"2026-11-19\"", "1")),
        seed("department_id_type=x&department_id_type=y", usage("20261119", "\"1\"")),
        seed("page_size=10&start_date=2026-11-18&end_date=2026-11-20&user_id=ou_1", ""),
        seed("page_size=%zz&user_id=%ff%fe&x", "{\"cycle_type\":99999999999999999999}"),
        seed("page_size=-0&page_size=+1&contains_child_dept=TRUE", "{\"a\":{\"a\":[1,{}]}} "),
        seed("user_id_type=" + "a".repeat(99) + "%F0%9F%98%80", "{\"date\":\"\\ud800\"}"),
        seed("department_id=%00%0d%0aSet-Cookie:x=1", "{\"recursion\":1.5,\"date\":{\"x\":null}}"),
        seed("", "{\"app_id\":\"cli_1\",\"app_secret\":\"\\u0000\"}"),
        seed("", usage("\"2026-11-19\"", "1").replace("od-1", "\\ud800")),
        seed("department_id=" + "a".repeat(99) + "%F0%9F%98%80&page_size=" + "9".repeat(120), "{}"),
        seed("=&&&=", "{\"date\":\"a\",\"date\":\"b\"}"),
        seed(
            "a",
            new String(
                "{\"date\":\"2026-11-19\"}".getBytes(StandardCharsets.UTF_16LE),
                StandardCharsets.ISO_8859_1)));
  }

  private static String usage(String date, String cycle) {
    return "{\"date\":" + date + ",\"cycle_type\":" + cycle + ",\"department_id\":\"od-1\"}";
  }

  private static byte[] seed(String query, String body) {
    return (query + "\0" + body).getBytes(StandardCharsets.UTF_8);
  }

  @MethodSource("seeds")
  @FuzzTest
  void aRequestIsUnderstoodOrRefusedInOneDocument(byte[] bytes) {
    Input input = new Input(bytes);
    String rawQuery = input.text();
    byte[] document = input.rest();
    UriQuery query = UriQuery.create(rawQuery);
    RequestBody body = new RequestBody(document);
    Optional<Map<String, RequestBody.Value>> read = body.read();
    JsonNode strict = strictly(document);
    Claim.same(strict != null, read.isPresent(), "whether the body is understood");
    if (strict != null) {
      read.orElseThrow().forEach((name, value) -> same(strict.get(name), value));
    }
    fields(new Fields(body, query));
    queryFields(new QueryFields(query));
    routes(rawQuery);
    date(rawQuery);
  }

  private static @Nullable JsonNode strictly(byte[] document) {
    try {
      JsonNode root = STRICT.readTree(new String(document, StandardCharsets.UTF_8));
      String text = new String(document, StandardCharsets.UTF_8);
      boolean utf8 = Arrays.equals(document, text.getBytes(StandardCharsets.UTF_8));
      boolean halves =
          root.valueStream()
              .anyMatch(value -> value.isString() && !Utf8Text.isWhole(value.stringValue()));
      return utf8 && root.isObject() && !halves ? root : null;
    } catch (JacksonException malformed) {
      return null;
    }
  }

  private static void same(JsonNode node, RequestBody.Value value) {
    switch (value.kind()) {
      case TEXT -> Claim.same(node.stringValue(), value.text(), "a text");
      case WHOLE_NUMBER ->
          Claim.that(node.isIntegralNumber(), () -> value.text() + " is a whole number");
      case OTHER ->
          Claim.that(
              !node.isString() && !node.isIntegralNumber(), () -> value.text() + " is other");
    }
    if (value.kind() != RequestBody.Kind.OTHER || !node.isNumber()) {
      Claim.same(node, STRICT.readTree(value.json()), "a value as it stands in the document");
    }
  }

  private static void fields(Fields fields) {
    AppUsageQuery asked = AppUsageQuery.read(new PathParameters(Map.of("app_id", "cli_a")), fields);
    fields.number("recursion", 0, 4, 0);
    fields.text("page_token");
    fields.text("app_secret");
    if (Cycle.of(asked.cycle()).isEmpty()) {
      fields.violation("cycle_type", Fields.options(List.of(1, 2, 3)), "" + asked.cycle());
    }
    fields.refusal().ifPresent(FeishuRequestsFuzzTest::document);
    document(
        Refusal.of(FeishuError.UNKNOWN_OPEN_DEPARTMENT, asked.department().orElse("%s\u2028")));
  }

  private static void queryFields(QueryFields fields) {
    int size = fields.number("page_size", 1, 60, 10);
    Claim.that(size >= 1 && size <= 60, () -> "a page of " + size);
    fields.requiredOption("user_id_type", UserIdType.WORDS);
    fields.requiredFlag("contains_child_dept");
    Optional<String> department = fields.text("department_id");
    fields.requiredText("start_date");
    fields.text("user_id");
    fields.refusal().ifPresent(FeishuRequestsFuzzTest::document);
    department.ifPresent(id -> document(Refusal.of(FeishuError.UNKNOWN_DEPARTMENT, id)));
  }

  /** One JSON document with the code, whatever it repeats. */
  private static void document(Refusal refusal) {
    byte[] bytes = Envelope.refusal(refusal, "log", "69");
    JsonNode document = STRICT.readTree(bytes);
    Claim.same(refusal.error().code(), document.get("code").intValue(), "the code");
    Claim.that(bytes.length < 200_000, () -> "an answer of " + bytes.length + " bytes");
  }

  private static void routes(String path) {
    Routes routes = new Routes(List.of(new OneEndpoint()));
    routes.match("POST", path);
    routes
        .match("POST", PATH.replace(":app_id", path))
        .ifPresent(match -> Claim.that(!path.contains("/"), () -> "a slash in a segment: " + path));
  }

  private static void date(String text) {
    LocalDate read = WrittenDate.read(text);
    LocalDate expected = null;
    try {
      expected = text.length() == 10 && text.charAt(0) < 'A' ? LocalDate.parse(text, DATE) : null;
    } catch (DateTimeParseException none) {
      expected = null;
    }
    Claim.same(expected, read, "the date " + text);
  }

  /** A path with a parameter. */
  private static final class OneEndpoint implements Endpoint.Login {
    @Override
    public String method() {
      return "POST";
    }

    @Override
    public String path() {
      return PATH;
    }

    @Override
    public Answer answer(RequestBody body, String address) {
      throw new IllegalStateException("it is only looked up");
    }
  }
}
