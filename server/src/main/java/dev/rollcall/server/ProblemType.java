package dev.rollcall.server;

import java.util.Locale;

/**
 * Everything that can be wrong with a request to our own paths. The {@code type} of the document is
 * {@code /problems/} and the name in lower case with hyphens: clients may rely on it, and on the
 * status, but not on the detail.
 */
public enum ProblemType {
  BAD_REQUEST(400, "Bad request"),
  MALFORMED_BODY(400, "The body can not be read"),
  UNAUTHORIZED(401, "No valid key"),
  FORBIDDEN(403, "The key is for something else"),
  NOT_FOUND(404, "No such resource"),
  METHOD_NOT_ALLOWED(405, "Method not allowed"),
  BODY_TOO_LARGE(413, "The body is too large"),
  TOO_MANY_EVENTS(413, "Too many events in one request"),
  REQUEST_LINE_TOO_LONG(414, "The request line is too long"),
  UNSUPPORTED_MEDIA_TYPE(415, "Unsupported content"),
  TOO_MANY_REQUESTS(429, "Too many requests at once", 1),
  INTERNAL_ERROR(500, "Internal error"),
  TRANSFER_NOT_SUPPORTED(501, "Transfer coding not supported"),
  BUSY(503, "Busy", 1),
  JOURNAL_UNAVAILABLE(503, "Events can not be stored now", 30),
  HTTP_VERSION_NOT_SUPPORTED(505, "HTTP version not supported");

  private final int status;
  private final String title;
  private final int retryAfterSeconds;

  ProblemType(int status, String title) {
    this(status, title, 0);
  }

  ProblemType(int status, String title, int retryAfterSeconds) {
    this.status = status;
    this.title = title;
    this.retryAfterSeconds = retryAfterSeconds;
  }

  /** The HTTP status that goes with it. */
  public int status() {
    return status;
  }

  /** The same few words every time. */
  public String title() {
    return title;
  }

  /** What {@code Retry-After} says; 0 when trying again unchanged does not help. */
  public int retryAfterSeconds() {
    return retryAfterSeconds;
  }

  /** The relative URI that names this type, such as {@code /problems/body-too-large}. */
  public String uri() {
    return "/problems/" + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The type that stands for a status which the HTTP library has chosen. */
  static ProblemType ofStatus(int status) {
    for (ProblemType type : values()) {
      if (type.status == status) {
        return type;
      }
    }
    return status < 500 ? BAD_REQUEST : INTERNAL_ERROR;
  }
}
