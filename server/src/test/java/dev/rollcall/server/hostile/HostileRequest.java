package dev.rollcall.server.hostile;

import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;

/**
 * A request with a hole, {@code §}, for something hostile.
 *
 * @param answer a pattern of the answers that are documented: status and code, such as {@code 400
 *     211005}; the code is a vendor's, or the last word of a problem's type
 */
record HostileRequest(
    String method, String target, String authorization, String body, String answer) {
  /** The bytes on the wire, with a text in the hole. */
  byte[] with(String text) {
    String target = filled(target(), text, HostileText::encoded);
    String content = filled(body, text, HostileText::json);
    return bytes(target, filled(authorization, text, HostileText::header), content);
  }

  /** The same with the text as it is in the body: for what stands in no quotes. */
  byte[] withRaw(String text) {
    return bytes(target(), authorization, body.replace("§", text));
  }

  private static String filled(String part, String text, UnaryOperator<String> made) {
    return part.contains("§") ? part.replace("§", made.apply(text)) : part;
  }

  private byte[] bytes(String target, String authorization, String content) {
    byte[] body = content.getBytes(StandardCharsets.UTF_8);
    String head =
        method
            + " "
            + target
            + " HTTP/1.1\r\nHost: x\r\n"
            + (authorization.isEmpty() ? "" : "Authorization: Bearer " + authorization + "\r\n")
            + "Content-Type: "
            + (target.equals("/v1/events") ? "application/cloudevents+json" : "application/json")
            + "\r\nContent-Length: "
            + body.length
            + "\r\n\r\n";
    byte[] first = head.getBytes(StandardCharsets.UTF_8);
    byte[] all = new byte[first.length + body.length];
    System.arraycopy(first, 0, all, 0, first.length);
    System.arraycopy(body, 0, all, first.length, body.length);
    return all;
  }
}
