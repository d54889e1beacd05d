package dev.rollcall.server.feishu;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

final class EnvelopeTest {
  private static final String LOG_ID = "2024110416232661C50BC902DF30E6C183";
  private static final String METHOD = "6900000001234567890";

  @Test
  void aSuccessWrapsItsData() {
    Success success = Envelope.success(utf8("{\"a\":"), utf8("1}"));
    assertThat(new String(success.document(), StandardCharsets.UTF_8))
        .isEqualTo("{\"code\":0,\"data\":{\"a\":1},\"msg\":\"success\"}");
  }

  @Test
  void aPlainRefusalCarriesTheLogIdAndWhereToLook() {
    assertThat(document(Refusal.of(FeishuError.NO_DATA)))
        .isEqualTo(
            "{\"code\":211011,\"msg\":\"data not found\",\"error\":{\"log_id\":\""
                + LOG_ID
                + "\",\"troubleshooter\":\"排查建议查看(Troubleshooting suggestions):"
                + " https://open.feishu.cn/search?from=openapi&log_id="
                + LOG_ID
                + "&code=211011&method_id="
                + METHOD
                + "\"}}");
  }

  @Test
  void loginsFailInTheLiveServicesFewWords() {
    assertThat(document(Refusal.of(FeishuError.UNKNOWN_APP)))
        .isEqualTo("{\"code\":10003,\"data\":{},\"msg\":\"invalid param\"}");
    assertThat(document(Refusal.of(FeishuError.WRONG_SECRET)))
        .isEqualTo("{\"code\":10014,\"msg\":\"app secret invalid\"}");
  }

  @Test
  void aBadRequestAndTooManyCallsSayNoMoreThanTheyMust() {
    assertThat(document(Refusal.of(FeishuError.UNREADABLE)))
        .isEqualTo("{\"code\":9499,\"data\":{},\"msg\":\"Bad Request\"}");
    assertThat(document(new Refusal.TooOften(100, 52)))
        .isEqualTo("{\"code\":99991400,\"msg\":\"request trigger frequency limit\"}");
  }

  @Test
  void aWrongTypeNamesFieldAndValue() {
    assertThat(document(Refusal.of(FeishuError.WRONG_TYPE, "date", "[\"5\"]")))
        .startsWith(
            "{\"code\":9499,\"msg\":\"Invalid parameter type in json: date. Invalid parameter value:"
                + " [\\\"5\\\"]. Please check and modify accordingly.\",\"error\":{");
  }

  @Test
  void brokenRulesAreListed() {
    Refusal refusal =
        new Refusal.InvalidFields(
            List.of(new Refusal.Violation("cycle_type", "options: [1,2,3]", "4")));
    assertThat(document(refusal))
        .startsWith("{\"code\":99992402,\"msg\":\"field validation failed\",\"error\":{\"log_id\":")
        .endsWith(
            ",\"field_violations\":[{\"field\":\"cycle_type\",\"description\":\"options: [1,2,3]\","
                + "\"value\":\"4\"}]}}");
  }

  @Test
  void aMissingScopeSaysInBothLanguagesWhereToGetIt() {
    assertThat(document(new Refusal.MissingScope("cli_a", "x:y:readonly")))
        .startsWith(
            "{\"code\":99991672,\"msg\":\"Access denied. One of the following scopes is required:"
                + " [x:y:readonly].应用尚未开通所需的应用身份权限：[x:y:readonly]，点击链接申请并开通任一权限即可："
                + "https://open.feishu.cn/app/cli_a/auth?q=x:y:readonly&op_from=openapi&token_type=tenant\","
                + "\"error\":{\"message\":\"Refer to the documentation to fix the error: https://open.feishu.cn/")
        .contains("\"log_id\":\"" + LOG_ID + "\"", "\"troubleshooter\":\"")
        .endsWith(
            ",\"permission_violations\":[{\"type\":\"action_scope_required\",\"subject\":\"x:y:readonly\"}],"
                + "\"helps\":[{\"url\":\"https://open.feishu.cn/app/cli_a/auth?q=x:y:readonly&op_from=openapi\","
                + "\"description\":\"Learn more about scopes and how to add them: [x:y:readonly]\"}]}}");
  }

  @Test
  void severalScopesAreListedOneByOne() {
    assertThat(document(new Refusal.MissingScope("cli_a", List.of("x:y", "z:w"))))
        .contains("is required: [x:y, z:w].", "/auth?q=x:y,z:w&op_from=openapi&token_type=tenant")
        .contains(
            "\"permission_violations\":[{\"type\":\"action_scope_required\",\"subject\":\"x:y\"},"
                + "{\"type\":\"action_scope_required\",\"subject\":\"z:w\"}]");
  }

  private static String document(Refusal refusal) {
    return new String(Envelope.refusal(refusal, LOG_ID, METHOD), StandardCharsets.UTF_8);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
