package dev.rollcall.server;

import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/**
 * Lets only so many requests of unknown length in at once. The HTTP library holds a whole chunk in
 * memory, up to {@link HttpSettings#maxBodyBytes}, also of a body that nobody wants; a body of
 * known length passes through in small pieces.
 */
final class ChunkedBodies implements Filter {
  private final Semaphore room;
  private final SlowClients slowClients;
  private final Set<Thread> inside = ConcurrentHashMap.newKeySet();

  ChunkedBodies(int most, SlowClients slowClients) {
    this.room = new Semaphore(most);
    this.slowClients = slowClients;
  }

  @Override
  public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
    if (!request.headers().contains(HeaderNames.TRANSFER_ENCODING)) {
      chain.proceed();
    } else if (room.tryAcquire()) {
      inside.add(Thread.currentThread());
      try {
        chain.proceed();
        slowClients.drain(request);
      } finally {
        inside.remove(Thread.currentThread());
        room.release();
      }
    } else {
      slowClients.hurry(inside);
      response.header(HeaderValues.CONNECTION_CLOSE);
      new Problem(
              ProblemType.BUSY,
              "Too many bodies of unknown length are under way. Send Content-Length instead.")
          .send(response);
    }
  }
}
