package dev.rollcall.server.wecom;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.facts.GroupMetric;
import java.util.Arrays;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The document names what there is; every answer of the other tests is checked against it. */
final class OpenApiDocumentTest {
  private final OpenApiDocument document = OpenApiDocument.load();

  private static JsonNode json(String text) {
    return JsonMapper.builder().build().readTree(text);
  }

  @Test
  void everyErrorIsInIt() {
    TreeSet<Integer> described = new TreeSet<>();
    for (String schema : new String[] {"FailedLogin", "Refusal"}) {
      document
          .root()
          .at("/components/schemas/" + schema + "/properties/errcode/enum")
          .forEach(code -> described.add(code.intValue()));
    }
    assertThat(described)
        .containsExactlyElementsOf(
            Arrays.stream(WecomError.values()).map(WecomError::code).sorted().toList());
  }

  @Test
  void everyFigureIsInIt() {
    assertThat(document.root().at("/components/schemas/Figures/properties").propertyNames())
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(GroupMetric.values()).map(GroupMetric::word).toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "StatisticRequest | {\"day_begin_time\":1600272000,\"order_by\":2,\"limit\":1000} | 0",
        "StatisticRequest | {\"day_begin_time\":\"1600272000\"}           | 1",
        "StatisticRequest | {\"order_by\":5}                              | 2",
        "DaysRequest      | {\"day_begin_time\":1,\"owner_filter\":{\"partyid_list\":[\"2\",2]}} | 0",
        "DaysRequest      | {\"day_begin_time\":1,\"owner_filter\":{\"partyid_list\":[true]}}    | 1",
        "Figures          | {\"new_chat_cnt\":-1}                         | 2",
        "Token            | {\"errcode\":0,\"errmsg\":\"ok\",\"access_token\":\"a b\",\"expires_in\":1,\"x\":1} | 2",
      })
  void whatBreaksItIsNoticed(String schema, String value, int faults) {
    assertThat(document.faults(json(value), schema)).hasSize(faults);
  }
}
