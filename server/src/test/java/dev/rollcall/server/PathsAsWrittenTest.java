package dev.rollcall.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PathsAsWrittenTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/v1/events",
        "/console/console.js",
        "/v1/apps/%2e%2e%2f/usage",
        "/v1/apps/.x/usage",
        "/open-apis/application/v6/applications/%E4%B8%AD;x/app_usage/overview",
        "//open-apis/auth/v3/app_access_token",
        "/cgi-bin//gettoken",
        "/open-apis/../v1/events",
        "/...",
      })
  void whatIsWrittenAsItIsDocumentedGoesOn(String path) {
    assertThat(PathsAsWritten.isAsWritten(path)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/..",
        "/.",
        "/console/../v1/events",
        "/console/..;x/v1/events",
        "/v1/./events",
        "/v1/apps/../status",
        "/v1/%65vents",
        "/v1//events",
        "//v1/events",
        "/v1/status;x=1",
        "/console/%2e%2e/x",
      })
  void whatIsWrittenInAnotherWayIsNothing(String path) {
    assertThat(PathsAsWritten.isAsWritten(path)).isFalse();
  }
}
