package dev.rollcall.server.feishu;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.server.access.RateLimits;
import io.helidon.common.uri.UriQuery;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RoutesTest {
  private final Routes routes =
      new Routes(
          List.of(
              new Path("POST", "/open-apis/auth/v3"),
              new Path("POST", "/open-apis/apps/:app_id/use")));

  private record Path(String method, String path) implements Endpoint.Statistics {
    @Override
    public String scope() {
      return "a:b";
    }

    @Override
    public RateLimits.Limit limit() {
      return new RateLimits.Limit(1, Duration.ofSeconds(1));
    }

    @Override
    public Answer answer(Caller caller, PathParameters path, UriQuery query, RequestBody body) {
      return Refusal.of(FeishuError.FAULT);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/open-apis/auth/v3",
        "/open-apis/auth/v3/",
        "//open-apis/auth/v3",
        "///open-apis/auth/v3/"
      })
  void aPathIsFoundWhateverSlashesAroundIt(String path) {
    assertThat(routes.match("POST", path)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/open-apis/auth/v3//", "/open-apis//auth/v3", "/open-apis/auth", "/open-apis/auth/v3/x",
        "/open-apis/auth/v3;x=1", "/open-apis/auth/%763", "/OPEN-APIS/auth/v3", "/open-apis",
        "/open-apis/apps//use", "/open-apis/apps/use", "/open-apis/./auth/v3",
            "/open-apis/x/../auth/v3"
      })
  void anyOtherPathIsNot(String path) {
    assertThat(routes.match("POST", path)).isEmpty();
    assertThat(Routes.owns(path)).isEqualTo(path.startsWith("/open-apis"));
  }

  @Test
  void anotherMethodIsAnotherPath() {
    assertThat(routes.match("GET", "/open-apis/auth/v3")).isEmpty();
    assertThat(routes.match("post", "/open-apis/auth/v3")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "cli_9f11, cli_9f11",
    "a%2Fb, a/b",
    "a+b, a+b",
    "%E5%BA%94, 应",
    "100%, 100%",
    ":app_id, :app_id",
  })
  void aSegmentIsDecoded(String segment, String value) {
    assertThat(routes.match("POST", "/open-apis/apps/" + segment + "/use"))
        .hasValueSatisfying(match -> assertThat(match.path().get("app_id")).isEqualTo(value));
  }

  @Test
  void otherPlatformsPathsAreNotOurs() {
    assertThat(Routes.owns("/cgi-bin/gettoken")).isFalse();
    assertThat(Routes.owns("/open-apis-of-another/x")).isFalse();
    assertThat(Routes.owns("/")).isFalse();
    assertThat(Routes.owns("//open-apis/x")).isTrue();
  }
}
