package dev.rollcall.server.api;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.rollcall.fuzz.Claim;
import dev.rollcall.server.Problem;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Arbitrary queries of the read API: read strictly, or refused with one sentence. */
class ReadApiQueryFuzzTest {
  private static final Set<String> KNOWN = Set.of("from", "to", "department", "levels");
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int MOST_DETAIL = 300;

  static Stream<byte[]> seeds() {
    return Stream.of(
            "from=2026-11-20&to=2026-11-21&department=sales&levels=4",
            "from=2026-11-20&from=2026-11-21",
            "from=+999999999-01-01&to=-0001-01-01&levels=00004",
            "levels=%EF%BC%94&department=%F0%9F%98%80",
            "department=%ED%A0%80%00&levels=-0",
            "%zz=1&&=",
            "x".repeat(39) + "%F0%9F%98%80=1",
            "from=2026-02-30")
        .map(text -> text.getBytes(StandardCharsets.UTF_8));
  }

  @MethodSource("seeds")
  @FuzzTest
  void aQueryIsReadStrictly(byte[] bytes) {
    String query = new String(bytes, StandardCharsets.UTF_8);
    Parameters parameters = Parameters.read(query, KNOWN);
    int levels = parameters.number("levels", 0, 4);
    Claim.that(levels >= 0 && levels <= 4, () -> "levels " + levels);
    int year = parameters.date("from").getYear();
    Claim.that(year >= 1970 && year <= 9999, () -> "the year " + year);
    parameters.date("to");
    parameters.text("department");
    parameters.problem().ifPresent(ReadApiQueryFuzzTest::document);
  }

  private static void document(Problem problem) {
    JsonNode document = JSON.readTree(problem.json());
    Claim.same(400, document.get("status").intValue(), "the status");
    String detail = document.get("detail").stringValue();
    Claim.same(problem.detail(), detail, "the detail as it goes out");
    Claim.that(detail.length() <= MOST_DETAIL, () -> "a detail of " + detail.length());
  }
}
