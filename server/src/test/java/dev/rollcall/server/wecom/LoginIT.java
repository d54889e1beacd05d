package dev.rollcall.server.wecom;

import static dev.rollcall.server.wecom.WecomServer.ACME;
import static dev.rollcall.server.wecom.WecomServer.ALL;
import static dev.rollcall.server.wecom.WecomServer.FRIDAY;
import static dev.rollcall.server.wecom.WecomServer.SALES;
import static dev.rollcall.server.wecom.WecomServer.SCHOOL;
import static dev.rollcall.server.wecom.WecomServer.STATISTIC;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.catalog.Vendor;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Logins over HTTP, and how long what they give holds. */
final class LoginIT {
  private static final String QUERY = "{\"day_begin_time\":" + FRIDAY + "}";
  private static final Duration LIFETIME = Duration.ofHours(2);

  @TempDir private static Path folder;
  private static WecomServer server;

  @BeforeAll
  static void start() {
    WecomSettings settings = WecomSettings.defaults();
    server =
        new WecomServer(
            folder,
            new WecomSettings(
                settings.limits(), settings.figuresCacheBytes(), Duration.ofMillis(1)));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static int code(String token) {
    return server.post(STATISTIC + "?access_token=" + token, QUERY).code();
  }

  private static long expiresIn(String app) {
    return server.login(ACME, WecomServer.secret(app)).json().get("expires_in").longValue();
  }

  @Test
  void anAppGetsAToken() {
    Reply reply = server.login(ACME, WecomServer.secret(ALL));
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body())
        .matches(
            "\\{\"errcode\":0,\"errmsg\":\"ok\",\"access_token\":\"[A-Za-z0-9_-]{20,512}\","
                + "\"expires_in\":[0-9]+}");
    assertThat(reply.header("Content-Type")).isEqualTo("application/json; charset=UTF-8");
    assertThat(reply.header("Error-Code")).isEqualTo("0");
    assertThat(reply.header("Error-Msg")).isEqualTo("ok");
    assertThat(code(server.token(ALL))).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "?corpid=ww_acme                                | 41004 | corpsecret missing",
        "?corpid=ww_acme&corpsecret=                    | 41004 | corpsecret missing",
        "?corpid=nobody                                 | 41004 | corpsecret missing",
        "''                                             | 41004 | corpsecret missing",
        "?corpsecret=secret-of-all-0123456789           | 41002 | corpid missing",
        "?corpid=&corpsecret=secret-of-all-0123456789   | 41002 | corpid missing",
        "?corpid=nobody&corpsecret=secret-of-all-0123456789 | 40013 | invalid corpid",
        "?corpid=acme&corpsecret=secret-of-all-0123456789 | 40013 | invalid corpid",
        "?corpid=WW_ACME&corpsecret=secret-of-all-0123456789 | 40013 | invalid corpid",
        "?corpid=%E4&corpsecret=%25                     | 40013 | invalid corpid",
        "?corpid=ww_acme&corpsecret=wrong               | 40001 | invalid credential",
        "?corpid=ww_acme&corpsecret=SECRET-of-all-0123456789 | 40001 | invalid credential",
        "?corpid=ww_school&corpsecret=secret-of-all-0123456789 | 40001 | invalid credential",
      })
  void aFailedLoginSaysWhy(String query, int code, String text) {
    Reply reply = server.get("/cgi-bin/gettoken" + query);
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.code()).as(query).isEqualTo(code);
    assertThat(reply.message())
        .matches(
            text
                + ", hint: \\[17[0-9]{23}], from ip: 127\\.0\\.0\\.1, more info at "
                + "https://open\\.work\\.weixin\\.qq\\.com/devtool/query\\?e="
                + code);
    assertThat(reply.header("Error-Code")).isEqualTo(Integer.toString(code));
    assertThat(reply.header("Error-Msg")).isEqualTo(reply.message());
    assertThat(reply.json().has("items")).isFalse();
    assertThat(reply.json().has("access_token")).isFalse();
  }

  @Test
  void theSameTokenIsGivenUntilFiveMinutesAreLeftAlsoAfterARestart() {
    server.clock().advance(LIFETIME);
    String token = server.token(ALL);
    assertThat(expiresIn(ALL)).isEqualTo(7200);
    server.clock().advance(LIFETIME.minusSeconds(301));
    server.restart();
    assertThat(server.token(ALL)).isEqualTo(token);
    assertThat(expiresIn(ALL)).isEqualTo(301);
    server.clock().advance(Duration.ofSeconds(2));
    String next = server.token(ALL);
    assertThat(next).isNotEqualTo(token);
    assertThat(expiresIn(ALL)).isEqualTo(7200);
    server.clock().advance(Duration.ofSeconds(298));
    assertThat(code(token)).as("the old one holds to its end").isZero();
    assertThat(code(next)).isZero();
    server.clock().advance(Duration.ofSeconds(1));
    assertThat(code(token)).isEqualTo(42001);
    assertThat(code(next)).isZero();
  }

  @Test
  void noTokenIsEverGivenThatWxJavaTakesForExpired() {
    for (int minutes = 0; minutes < 130; minutes++) {
      server.clock().advance(Duration.ofMinutes(1));
      assertThat(expiresIn(ALL)).isGreaterThan(200);
    }
  }

  @Test
  void anotherSecretIsAnotherTokenAndVoidsTheOldOne() {
    String token = server.token(SALES);
    server.catalog().apps().rotate(Vendor.WECOM, SALES, "another-secret-of-sales", "test");
    assertThat(code(token)).isEqualTo(40014);
    assertThat(server.login(ACME, WecomServer.secret(SALES)).code()).isEqualTo(40001);
    Reply again = server.login(ACME, "another-secret-of-sales");
    String other = again.json().get("access_token").stringValue();
    assertThat(other).isNotEqualTo(token);
    assertThat(code(other)).isZero();
    server.catalog().apps().revoke(Vendor.WECOM, SALES, "test");
    assertThat(code(other)).isEqualTo(40014);
    assertThat(server.login(ACME, "another-secret-of-sales").code()).isEqualTo(40001);
    server.catalog().apps().rotate(Vendor.WECOM, SALES, WecomServer.secret(SALES), "test");
    assertThat(code(server.token(SALES))).isZero();
    assertThat(code(token)).as("an old token stays void").isEqualTo(40014);
  }

  @Test
  void eachAppHasATokenOfItsOwn() {
    assertThat(server.token(ALL)).isNotEqualTo(server.token(SALES));
    assertThat(server.login(SCHOOL, WecomServer.secret(ALL)).code()).isEqualTo(40001);
  }
}
