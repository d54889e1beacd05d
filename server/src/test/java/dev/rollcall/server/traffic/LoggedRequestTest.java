package dev.rollcall.server.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoggedRequestTest {
  @ParameterizedTest
  @CsvSource({
    "/v1/events, /v1/events",
    "/open-apis/application/v6/applications/cli_a-1.b~c:d, /open-apis/application/v6/applications/cli_a-1.b~c:d",
    "/cgi-bin/gettoken&corpsecret=x, /cgi-bin/gettoken...",
    "/cgi-bin/gettoken%3Fcorpsecret=x, /cgi-bin/gettoken...",
    "/cgi-bin/gettoken;corpsecret=x, /cgi-bin/gettoken...",
    "/cgi-bin/gettoken?corpsecret=x, /cgi-bin/gettoken...",
    "/v1/a\u001b[31m, /v1/a...",
    "'/v1/a b', /v1/a...",
    "/token/abc, ...",
    "abc, ..."
  })
  void aPathEndsBeforeWhatMayBeMoreThanAPath(String path, String logged) {
    assertThat(LoggedRequest.path(path)).isEqualTo(logged);
  }

  @Test
  void aPathThatGoesOnAndOnIsCut() {
    assertThat(LoggedRequest.path("/v1/" + "x".repeat(10_000)))
        .hasSizeLessThan(210)
        .endsWith("...");
  }
}
