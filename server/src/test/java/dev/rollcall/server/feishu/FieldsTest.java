package dev.rollcall.server.feishu;

import static org.assertj.core.api.Assertions.assertThat;

import io.helidon.common.uri.UriQuery;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FieldsTest {
  private static final List<String> OPTIONS = List.of("first", "second");

  @Test
  void textsAndNumbersAreReadAsTheyAre() {
    Fields fields = body("{\"t\":\"one \\u4e2d\",\"n\":7,\"deep\":{\"n\":[1,2]},\"t2\":null}");
    assertThat(fields.text("t")).contains("one 中");
    assertThat(fields.number("n", 0, 9, 1)).isEqualTo(7);
    assertThat(fields.text("t2")).isEmpty();
    assertThat(fields.text("absent")).isEmpty();
    assertThat(fields.number("absent", 0, 9, 1)).isEqualTo(1);
    assertThat(fields.refusal()).isEmpty();
  }

  @Test
  void anEmptyTextCountsAsAbsent() {
    Fields fields = body("{\"t\":\"\"}");
    assertThat(fields.text("t")).isEmpty();
    assertThat(fields.refusal()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "{}}",
        "{} {}",
        "{},",
        "[]",
        "null",
        "\"t\"",
        "{\"t\":1,\"t\":1}",
        "{\"a\":{\"b\":1,\"b\":2}}",
        "{'t':1}",
        "{\"t\":01}",
        "{\"t\":NaN}",
        "{\"t\":1,}",
        "{/**/}",
        "{\"t\":\"\u0001\"}",
        "not json"
      })
  void whatIsNotExactlyOneObjectIsABadRequest(String text) {
    assertThat(body(text).refusal()).contains(Refusal.of(FeishuError.UNREADABLE));
  }

  @Test
  void bytesThatAreNotUtf8AreABadRequest() {
    byte[] latin = "{\"t\":\"é\"}".getBytes(StandardCharsets.ISO_8859_1);
    assertThat(new Fields(new RequestBody(latin), UriQuery.empty()).refusal())
        .contains(Refusal.of(FeishuError.UNREADABLE));
  }

  @Test
  void aThousandLevelsAreABadRequest() {
    String deep = "{\"t\":" + "[".repeat(1000) + "]".repeat(1000) + "}";
    assertThat(body(deep).refusal()).contains(Refusal.of(FeishuError.UNREADABLE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"3", "\"3\""})
  void aWholeNumberMayComeAsText(String json) {
    Fields fields = body("{\"n\":" + json + "}");
    assertThat(fields.number("n", 1, 5, 0)).isEqualTo(3);
    assertThat(fields.refusal()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "3.0",
        "3.5",
        "3e0",
        "true",
        "{}",
        "[3]",
        "\"\"",
        "\" 3\"",
        "\"+3\"",
        "\"03\"",
        "\"3.0\"",
        "\"three\"",
        "\"0x3\""
      })
  void anythingElseIsOfTheWrongType(String json) {
    Fields fields = body("{\"n\":" + json + "}");
    fields.number("n", 1, 5, 0);
    assertThat(fields.refusal()).contains(Refusal.of(FeishuError.WRONG_TYPE, "n", json));
  }

  @ParameterizedTest
  @ValueSource(strings = {"5", "true", "{\"a\": 1}", "[\"x\"]", "1.5"})
  void aTextMustBeAText(String json) {
    Fields fields = body("{\"t\": " + json + " }");
    assertThat(fields.text("t")).isEmpty();
    assertThat(fields.refusal()).contains(Refusal.of(FeishuError.WRONG_TYPE, "t", json));
  }

  @Test
  void aLongWrongValueIsEchoedInPartOnly() {
    Fields fields = body("{\"t\":[\"" + "x".repeat(10_000) + "\"]}");
    fields.text("t");
    assertThat(fields.refusal().map(Refusal::message).orElse(""))
        .contains("xxx...")
        .hasSizeLessThan(250);
  }

  @Test
  void everyBrokenRuleIsNamed() {
    Fields fields = body("{\"high\":21,\"low\":\"0\",\"huge\":99999999999999999999}");
    fields.number("high", 1, 20, 10);
    fields.number("low", 1, 20, 10);
    fields.number("huge", 1, 20, 10);
    fields.requiredText("date");
    fields.requiredNumber("cycle_type");
    assertThat(fields.refusal())
        .contains(
            new Refusal.InvalidFields(
                List.of(
                    new Refusal.Violation("high", "the max value is 20", "21"),
                    new Refusal.Violation("low", "the min value is 1", "0"),
                    new Refusal.Violation("huge", "the max value is 20", "99999999999999999999"),
                    new Refusal.Violation("date", "date is required", ""),
                    new Refusal.Violation("cycle_type", "cycle_type is required", ""))));
  }

  @Test
  void aWrongTypeIsToldBeforeBrokenRules() {
    Fields fields = body("{\"high\":21,\"t\":5}");
    fields.number("high", 1, 20, 10);
    fields.text("t");
    assertThat(fields.refusal()).contains(Refusal.of(FeishuError.WRONG_TYPE, "t", "5"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "o", "o=", "o=first", "o=&o=first", "other=x"})
  void theFirstOptionIsTheDefault(String query) {
    Fields fields = query(query);
    assertThat(fields.option("o", OPTIONS)).isEqualTo("first");
    assertThat(fields.refusal()).isEmpty();
  }

  @Test
  void anUnknownOptionBreaksARule() {
    Fields fields = query("o=third");
    fields.option("o", OPTIONS);
    assertThat(fields.refusal()).isEqualTo(violation("options: [first,second]", "third"));
  }

  @Test
  void anOptionGivenTwiceBreaksARule() {
    Fields fields = query("o=first&o=second");
    fields.option("o", OPTIONS);
    assertThat(fields.refusal()).isEqualTo(violation("o is given more than once", "first,second"));
  }

  private static Optional<Refusal> violation(String description, String value) {
    return Optional.of(
        new Refusal.InvalidFields(List.of(new Refusal.Violation("o", description, value))));
  }

  private static Fields body(String json) {
    return new Fields(new RequestBody(json.getBytes(StandardCharsets.UTF_8)), UriQuery.empty());
  }

  private static Fields query(String query) {
    return new Fields(
        new RequestBody("{}".getBytes(StandardCharsets.UTF_8)), UriQuery.create(query));
  }
}
