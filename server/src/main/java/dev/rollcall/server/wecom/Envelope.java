package dev.rollcall.server.wecom;

import java.io.ByteArrayOutputStream;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * The form of every document that goes out.
 *
 * <pre>
 *   {"errcode":0,"errmsg":"ok",...}
 *   {"errcode":600018,"errmsg":"invalid start endtime, hint: [1661764446480132225528461], from ip:
 *    10.0.0.7, more info at https://open.work.weixin.qq.com/devtool/query?e=600018","items":[]}
 * </pre>
 *
 * After JSON that could be read in part only, {@code errmsg} begins with a warning, whatever came
 * of it.
 */
final class Envelope {
  private static final JsonFactory JSON = new JsonFactory();
  private static final String WARNING = "Warning: wrong json format. ";
  private static final String MORE = "https://open.work.weixin.qq.com/devtool/query?e=";

  private final Answer answer;
  private final boolean list;
  private final String message;

  /**
   * @param partial whether the request's JSON could be read in part only
   * @param list whether a refusal carries an empty list, as those of the statistics do
   * @param hint names this answer
   * @param address that of the client
   */
  Envelope(Answer answer, boolean partial, boolean list, String hint, String address) {
    this.answer = answer;
    this.list = list;
    this.message = (partial ? WARNING : "") + text(answer, hint, address);
  }

  private static String text(Answer answer, String hint, String address) {
    return switch (answer) {
      case Answer.Success _ -> "ok";
      case Answer.Refusal refusal ->
          "%s, hint: [%s], from ip: %s, more info at %s%d"
              .formatted(refusal.error().text(), hint, address, MORE, refusal.error().code());
    };
  }

  /** {@code errcode}. */
  int code() {
    return switch (answer) {
      case Answer.Success _ -> 0;
      case Answer.Refusal refusal -> refusal.error().code();
    };
  }

  /** {@code errmsg}. */
  String message() {
    return message;
  }

  /** The document. */
  byte[] toBytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
      json.writeStartObject();
      json.writeNumberProperty("errcode", code());
      json.writeStringProperty("errmsg", message);
      switch (answer) {
        case Answer.Success success -> success.fields().accept(json);
        case Answer.Refusal _ -> {
          if (list) {
            json.writeName("items");
            json.writeStartArray();
            json.writeEndArray();
          }
        }
      }
      json.writeEndObject();
    }
    return bytes.toByteArray();
  }
}
