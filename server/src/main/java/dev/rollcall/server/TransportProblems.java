package dev.rollcall.server;

import dev.rollcall.server.metrics.RequestMeter;
import io.helidon.http.DirectHandler;
import io.helidon.http.DirectHandler.EventType;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.Status;
import io.helidon.webserver.http.DirectHandlers;

/**
 * What is answered to requests that no surface ever sees, because they are not HTTP/1.1 or exceed a
 * limit of {@link HttpSettings}. Never a word of the request itself.
 */
final class TransportProblems implements DirectHandler {
  private final RequestMeter meter;

  private TransportProblems(RequestMeter meter) {
    this.meter = meter;
  }

  static DirectHandlers handlers(RequestMeter meter) {
    DirectHandlers.Builder handlers = DirectHandlers.builder();
    for (EventType event : EventType.values()) {
      handlers.addHandler(event, new TransportProblems(meter));
    }
    return handlers.build();
  }

  @Override
  public TransportResponse handle(
      TransportRequest request,
      EventType event,
      Status status,
      ServerResponseHeaders headers,
      String message) {
    Problem problem = problem(ProblemType.ofStatus(status.code()));
    int answered = problem.type().status();
    meter.refused(answered / 100 + "xx", Integer.toString(answered));
    return TransportResponse.builder()
        .status(Status.create(problem.type().status()))
        .headers(headers)
        .header(Problem.CONTENT_TYPE)
        .entity(problem.json())
        .keepAlive(event.keepAlive())
        .build();
  }

  private static Problem problem(ProblemType type) {
    return new Problem(
        type,
        switch (type) {
          case BODY_TOO_LARGE -> "The body is larger than this server takes.";
          case REQUEST_LINE_TOO_LONG -> "Method, path and query together are too long.";
          case HTTP_VERSION_NOT_SUPPORTED -> "This server speaks HTTP/1.1.";
          case TRANSFER_NOT_SUPPORTED -> "The only transfer coding understood is chunked.";
          case INTERNAL_ERROR -> LastWord.FAULT;
          default -> "The request line, a header or the framing of the body is not valid HTTP/1.1.";
        });
  }
}
