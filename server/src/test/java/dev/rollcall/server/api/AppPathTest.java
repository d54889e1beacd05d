package dev.rollcall.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AppPathTest {
  @ParameterizedTest
  @CsvSource({
    "crm, crm",
    "a%2Fb, a/b",
    "%2e%2e, ..",
    "a+b, a+b",
    "%E4%B8%AD, 中",
    "%zz, %zz",
    "usage, usage",
  })
  void theIdMayBeAnything(String segment, String app) {
    assertThat(AppPath.of("/v1/apps/" + segment + "/usage")).contains(new AppPath(app, false));
    assertThat(AppPath.of("/v1/apps/" + segment + "/usage/daily")).contains(new AppPath(app, true));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/apps",
        "/v1/apps/",
        "/v1/apps//usage",
        "/v1/apps/a",
        "/v1/apps/a/use",
        "/v1/apps/a/usage/",
        "/v1/apps/a/usage/weekly",
        "/v1/apps/a/b/usage",
        "/V1/apps/a/usage",
      })
  void anyOtherPathNamesNone(String path) {
    assertThat(AppPath.of(path)).isEmpty();
  }

  @Test
  void aSlashInTheIdIsNoSlashOfThePath() {
    assertThat(AppPath.of("/v1/apps/x%2Fusage/usage")).contains(new AppPath("x/usage", false));
  }
}
