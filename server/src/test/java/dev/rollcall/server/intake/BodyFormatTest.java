package dev.rollcall.server.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Which Content-Type means which format. */
class BodyFormatTest {
  @Test
  void caseAndSpacesDoNotMatterAndNeitherDoesTheOneCharset() {
    for (String type :
        List.of(
            "application/x-ndjson",
            " Application/X-NDJSON ;charset=UTF-8",
            "application/x-ndjson; charset=\"utf-8\";")) {
      assertThat(BodyFormat.of(List.of(type), false))
          .isEqualTo(new BodyFormat.Choice.Known(BodyFormat.LINES));
    }
  }

  @Test
  void anythingElseIsRefused() {
    for (List<String> types :
        List.of(
            List.<String>of(),
            List.of(""),
            List.of("application/json"),
            List.of("application/x-ndjson; charset=utf-16"),
            List.of("application/x-ndjson; version=1"),
            List.of("application/x-ndjson", "application/x-ndjson"))) {
      assertThat(BodyFormat.of(types, false)).isInstanceOf(BodyFormat.Choice.Refused.class);
    }
    assertThat(BodyFormat.of(List.of("application/x-ndjson"), true))
        .isInstanceOf(BodyFormat.Choice.Refused.class);
  }
}
