package dev.rollcall.server.traffic;

import dev.rollcall.server.metrics.RequestMeter;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.HttpPrologue;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The first to see a request and the last to see its answer: takes it in hand, counts it, notes it
 * in the access log when that is wanted, and closes the connection where client or server said so.
 */
public final class Requests implements Filter {
  private static final Logger ACCESS = LoggerFactory.getLogger("dev.rollcall.access");
  private static final HeaderName VENDOR_CODE = HeaderNames.create("Error-Code");
  private static final String GONE = "gone";

  private final RequestMeter meter;
  private final boolean logged;

  /**
   * @param logged whether every request is noted in the access log
   */
  public Requests(RequestMeter meter, boolean logged) {
    this.meter = meter;
    this.logged = logged;
  }

  @Override
  public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
    RequestInHand inHand = new RequestInHand(request);
    if (inHand.surface() == SurfaceName.INTAKE || inHand.surface() == SurfaceName.READ) {
      response.header(RequestInHand.HEADER, inHand.id());
    }
    response.whenSent(() -> sent(inHand, request, response));
    ScopedValue.where(RequestInHand.CURRENT, inHand).run(() -> proceed(chain, inHand));
    closeWhenSaid(request, response);
  }

  private void proceed(FilterChain chain, RequestInHand inHand) {
    try {
      chain.proceed();
    } catch (CloseConnectionException e) {
      if (inHand.beginsToBeCounted()) {
        meter.count(inHand.surface().word(), GONE, GONE, inHand.nanos());
      }
      throw e;
    }
  }

  private void sent(RequestInHand inHand, RoutingRequest request, RoutingResponse response) {
    if (!inHand.beginsToBeCounted()) {
      return;
    }
    response.headers().first(VENDOR_CODE).ifPresent(inHand::vendorCode);
    int status = response.status().code();
    long nanos = inHand.nanos();
    meter.count(inHand.surface().word(), status / 100 + "xx", inHand.cause(status), nanos);
    if (logged) {
      ScopedValue.where(RequestInHand.CURRENT, inHand)
          .run(() -> note(inHand, request.prologue(), status, nanos));
    }
  }

  private static void note(RequestInHand inHand, HttpPrologue prologue, int status, long nanos) {
    ACCESS
        .atInfo()
        .addKeyValue("surface", inHand.surface().word())
        .addKeyValue("method", LoggedRequest.method(prologue))
        .addKeyValue("path", LoggedRequest.path(prologue))
        .addKeyValue("status", status)
        .addKeyValue("cause", inHand.cause(status))
        .addKeyValue("micros", nanos / 1000)
        .log("answered");
  }

  /**
   * The HTTP library says {@code Connection: close} and then reads on, also what is left of a body
   * as if it were a request. A body of known length is taken in first: closing on unread bytes
   * would reset the connection, and the client might not see its answer.
   */
  private static void closeWhenSaid(RoutingRequest request, RoutingResponse response) {
    if (!response.headers().containsToken(HeaderValues.CONNECTION_CLOSE)) {
      return;
    }
    if (request.headers().contains(HeaderNames.CONTENT_LENGTH)) {
      request.content().consume();
    }
    throw new CloseConnectionException("The last answer on this connection was given");
  }
}
