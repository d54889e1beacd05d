package dev.rollcall.server.feishu;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Set;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * The form of every document that goes out.
 *
 * <pre>
 *   {"code":0,"data":{...},"msg":"success"}
 *   {"code":99992402,"msg":"field validation failed","error":{"log_id":"...","troubleshooter":"...",
 *    "field_violations":[{"field":"page_size","description":"the max value is 20","value":"21"}]}}
 * </pre>
 *
 * The token calls alone put their fields at the top level.
 */
final class Envelope {
  private static final JsonFactory JSON = new JsonFactory();
  private static final byte[] DATA_BEFORE =
      "{\"code\":0,\"data\":".getBytes(StandardCharsets.UTF_8);
  private static final byte[] DATA_AFTER = ",\"msg\":\"success\"}".getBytes(StandardCharsets.UTF_8);
  private static final Set<FeishuError> EMPTY_DATA =
      EnumSet.of(FeishuError.UNKNOWN_APP, FeishuError.UNREADABLE);
  private static final Set<FeishuError> WITHOUT_ERROR =
      EnumSet.of(
          FeishuError.UNKNOWN_APP,
          FeishuError.WRONG_SECRET,
          FeishuError.NOT_INSTALLED,
          FeishuError.NO_APP_TOKEN,
          FeishuError.NO_TENANT_TOKEN,
          FeishuError.NO_RESEND,
          FeishuError.UNREADABLE,
          FeishuError.TOO_OFTEN);
  private static final String SCOPE_HELP =
      "https://open.feishu.cn/document/uAjLw4CM/ugTN1YjL4UTN24CO1UjN/trouble-shooting/"
          + "how-to-fix-the-99991672-error";

  private Envelope() {}

  /** Writes one JSON value. */
  @FunctionalInterface
  interface Writing {
    void write(JsonGenerator json);
  }

  /** The bytes of one JSON value. */
  static byte[] json(Writing writing) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
      writing.write(json);
    }
    return bytes.toByteArray();
  }

  /** A success that carries {@code data}, given in pieces that make up one JSON value. */
  static Success success(byte[]... data) {
    int length = DATA_BEFORE.length + DATA_AFTER.length;
    for (byte[] piece : data) {
      length += piece.length;
    }
    byte[] document = new byte[length];
    int end = append(document, 0, DATA_BEFORE);
    for (byte[] piece : data) {
      end = append(document, end, piece);
    }
    append(document, end, DATA_AFTER);
    return new Success(document);
  }

  private static int append(byte[] document, int at, byte[] piece) {
    System.arraycopy(piece, 0, document, at, piece.length);
    return at + piece.length;
  }

  /**
   * The document of a refusal.
   *
   * @param method the 19 digits that name the path in the troubleshooting link
   */
  static byte[] refusal(Refusal refusal, String logId, String method) {
    return json(json -> {
      json.writeStartObject();
      json.writeNumberProperty("code", refusal.error().code());
      if (EMPTY_DATA.contains(refusal.error())) {
        json.writeName("data");
        json.writeStartObject();
        json.writeEndObject();
      }
      json.writeStringProperty("msg", refusal.message());
      if (!WITHOUT_ERROR.contains(refusal.error())) {
        error(json, refusal, logId, method);
      }
      json.writeEndObject();
    });
  }

  private static void error(JsonGenerator json, Refusal refusal, String logId, String method) {
    json.writeName("error");
    json.writeStartObject();
    if (refusal instanceof Refusal.MissingScope) {
      json.writeStringProperty(
          "message", "Refer to the documentation to fix the error: " + SCOPE_HELP);
    }
    json.writeStringProperty("log_id", logId);
    json.writeStringProperty(
        "troubleshooter",
        "排查建议查看(Troubleshooting suggestions): https://open.feishu.cn/search?from=openapi&log_id="
            + logId
            + "&code="
            + refusal.error().code()
            + "&method_id="
            + method);
    switch (refusal) {
      case Refusal.InvalidFields fields -> violations(json, fields);
      case Refusal.MissingScope missing -> scope(json, missing);
      case Refusal.Plain _, Refusal.TooOften _ -> {}
    }
    json.writeEndObject();
  }

  private static void violations(JsonGenerator json, Refusal.InvalidFields fields) {
    json.writeName("field_violations");
    json.writeStartArray();
    for (Refusal.Violation violation : fields.violations()) {
      json.writeStartObject();
      json.writeStringProperty("field", violation.field());
      json.writeStringProperty("description", violation.description());
      json.writeStringProperty("value", violation.value());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void scope(JsonGenerator json, Refusal.MissingScope missing) {
    json.writeName("permission_violations");
    json.writeStartArray();
    for (String scope : missing.scopes()) {
      json.writeStartObject();
      json.writeStringProperty("type", "action_scope_required");
      json.writeStringProperty("subject", scope);
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeName("helps");
    json.writeStartArray();
    json.writeStartObject();
    json.writeStringProperty("url", missing.grantPage());
    json.writeStringProperty(
        "description", "Learn more about scopes and how to add them: " + missing.scopes());
    json.writeEndObject();
    json.writeEndArray();
  }
}
