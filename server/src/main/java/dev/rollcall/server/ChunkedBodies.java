package dev.rollcall.server;

import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/**
 * Lets only so many requests of unknown length in at once. The HTTP library holds a whole chunk in
 * memory, up to {@link HttpSettings#maxBodyBytes}, also of a body that nobody wants; a body of
 * known length passes through in small pieces.
 */
final class ChunkedBodies implements Filter {
  private final Semaphore room;
  private final Consumer<RoutingRequest> drain;

  /**
   * @param drain takes in what is left of a body, within some time
   */
  ChunkedBodies(int most, Consumer<RoutingRequest> drain) {
    this.room = new Semaphore(most);
    this.drain = drain;
  }

  @Override
  public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
    if (!request.headers().contains(HeaderNames.TRANSFER_ENCODING)) {
      chain.proceed();
    } else if (room.tryAcquire()) {
      try {
        chain.proceed();
        drain.accept(request);
      } finally {
        room.release();
      }
    } else {
      response.header(HeaderValues.CONNECTION_CLOSE);
      new Problem(
              ProblemType.BUSY,
              "Too many bodies of unknown length are under way. Send Content-Length instead.")
          .send(response);
    }
  }
}
