package dev.rollcall.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The shape of RFC 9457 documents. */
class ProblemTest {
  @Test
  void aProblemNamesItsTypeAndStatus() {
    assertThat(json(new Problem(ProblemType.BODY_TOO_LARGE, "Send less.")))
        .isEqualTo(
            "{\"type\":\"/problems/body-too-large\",\"title\":\"The body is too large\","
                + "\"status\":413,\"detail\":\"Send less.\"}");
  }

  @Test
  void whateverADetailHoldsTheDocumentIsJson() {
    assertThat(json(new Problem(ProblemType.NOT_FOUND, "a\"b\\c\n\r\t\u0001\u001f\u4e2d")))
        .endsWith("\"detail\":\"a\\\"b\\\\c\\n\\r\\t\\u0001\\u001f\u4e2d\"}");
  }

  @Test
  void aStatusThatHasNoTypeOfItsOwnBecomesTheGeneralOne() {
    assertThat(ProblemType.ofStatus(418)).isEqualTo(ProblemType.BAD_REQUEST);
    assertThat(ProblemType.ofStatus(507)).isEqualTo(ProblemType.INTERNAL_ERROR);
    assertThat(ProblemType.ofStatus(503)).isEqualTo(ProblemType.BUSY);
  }

  private static String json(Problem problem) {
    return new String(problem.json(), StandardCharsets.UTF_8);
  }
}
