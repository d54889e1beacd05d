package dev.rollcall.server.hostile;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Texts that break things elsewhere, and ways to put one into a request. */
final class HostileText {
  /** None of them is a good value of anything. */
  static final List<String> ALL =
      List.of(
          "' or '1'='1",
          "'; drop table tenant; --",
          "\" union select secret_hash from vendor_app --",
          "1); attach database '/tmp/x' as x; --",
          "%' or 1=1 --",
          "<script>alert(1)</script>",
          "<img src=x onerror=alert(1)>",
          "javascript:alert(1)",
          "\"><svg/onload=alert(1)>",
          "</title><!--",
          "${jndi:ldap://127.0.0.1/a}",
          "{{7*7}}",
          "$(id)",
          "`id`",
          "=cmd|' /C calc'!A0",
          "+1+1",
          "-1+1",
          "@SUM(1)",
          "\t=1",
          "x\r\nSet-Cookie: owned=1",
          "x\nERROR forged line",
          "x\u0000y",
          "\u0000",
          "../../../../etc/passwd",
          "..\\..\\windows",
          "%2e%2e%2f",
          "/",
          "//",
          ";",
          "?access_token=x",
          "#",
          "%",
          "%00",
          "%s%n%x",
          "\u202egnp.exe",
          "\u200bzero\u200dwidth",
          "e\u0301",
          "\u00e9",
          "\uff11\uff12",
          "\u0661\u0662",
          "\ufeff",
          "\ud83d\ude00",
          "a".repeat(99) + "\ud83d\ude00".repeat(20),
          "a".repeat(5_000),
          "NaN",
          "Infinity",
          "1e309",
          "-0",
          "+1",
          "0x10",
          "007",
          "2147483648",
          "-2147483649",
          "9223372036854775808",
          "99999999999999999999999999999999999999",
          "1.0",
          "null",
          "true",
          "[]",
          "{}");

  /** Numbers, or what some parsers take for numbers, as they stand in JSON. */
  static final List<String> NUMBERS =
      List.of(
          "2147483648",
          "-2147483649",
          "9223372036854775807",
          "-9223372036854775808",
          "9223372036854775808",
          "1e309",
          "-1e309",
          "1e400",
          "1.5",
          "-0.0",
          "1E2",
          "true",
          "[1]",
          "{\"$gt\":0}",
          "\"1; drop table tenant\"",
          "\"\uff11\"",
          "\"NaN\"",
          "\"\\u0000\"");

  /** What is no JSON number, or no JSON at all, where a number should stand. */
  static final List<String> NO_JSON =
      List.of("NaN", "Infinity", "+1", "01", "0x10", "1.", ".5", "--1", "\uff11", "'1'", "1e", "-");

  private HostileText() {}

  /** For a query or a path segment. */
  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** For a header: what can not stand in one is left out. */
  static String header(String text) {
    return text.replaceAll("[\\r\\n\\u0000]", "").strip();
  }

  /** Between the quotes of a JSON string. */
  static String json(String text) {
    StringBuilder json = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      json.append(c < ' ' || c == '"' || c == '\\' ? "\\u%04x".formatted((int) c) : c);
    }
    return json.toString();
  }

  /** Those that fit a request line. */
  static List<String> brief() {
    List<String> texts = new ArrayList<>(ALL);
    texts.removeIf(text -> text.length() > 1_000);
    return texts;
  }
}
