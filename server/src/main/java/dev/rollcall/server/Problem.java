package dev.rollcall.server;

import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerResponse;
import java.nio.charset.StandardCharsets;

/**
 * What is wrong with a request, told as RFC 9457 says: {@code {"type":"/problems/body-too-large",
 * "title":"...","status":413,"detail":"..."}}, {@code application/problem+json}.
 *
 * @param detail one sentence on this very request: what was found and what is allowed; no secrets
 */
public record Problem(ProblemType type, String detail) {
  static final Header CONTENT_TYPE =
      HeaderValues.createCached(HeaderNames.CONTENT_TYPE, "application/problem+json");

  /** A problem may repeat what was asked; no browser may take it for a page. */
  static final Header NOT_SNIFFED =
      HeaderValues.createCached(HeaderNames.create("X-Content-Type-Options"), "nosniff");

  /**
   * Answers the request with this problem, {@code Retry-After} included where trying again helps.
   */
  public void send(ServerResponse response) {
    response.status(Status.create(type.status()));
    response.header(CONTENT_TYPE);
    response.header(NOT_SNIFFED);
    if (type.retryAfterSeconds() > 0) {
      response.header(HeaderNames.RETRY_AFTER, Integer.toString(type.retryAfterSeconds()));
    }
    if (type == ProblemType.UNAUTHORIZED) {
      response.header(HeaderNames.WWW_AUTHENTICATE, "Bearer realm=\"rollcall\"");
    }
    response.send(json());
  }

  /** The document, in UTF-8. */
  public byte[] json() {
    String document =
        "{\"type\":\""
            + type.uri()
            + "\",\"title\":\""
            + type.title()
            + "\",\"status\":"
            + type.status()
            + ",\"detail\":\""
            + JsonText.escape(detail)
            + "\"}";
    return document.getBytes(StandardCharsets.UTF_8);
  }
}
