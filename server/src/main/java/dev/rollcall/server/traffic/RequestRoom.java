package dev.rollcall.server.traffic;

import dev.rollcall.server.Problem;
import dev.rollcall.server.ProblemType;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.Semaphore;

/**
 * Lets only so many requests of one surface be under way at once; further ones are told to come
 * back, at once and whatever they ask. Surfaces do not take each other's room. The intake has
 * limits of its own, and probes must always get through.
 */
public final class RequestRoom implements Filter {
  private final Map<SurfaceName, Semaphore> rooms = new EnumMap<>(SurfaceName.class);

  /**
   * @param most requests of one surface
   */
  public RequestRoom(int most) {
    for (SurfaceName surface : SurfaceName.values()) {
      if (surface != SurfaceName.INTAKE && surface != SurfaceName.HEALTH) {
        rooms.put(surface, new Semaphore(most));
      }
    }
  }

  @Override
  public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
    Semaphore room = rooms.get(SurfaceName.of(request.prologue().uriPath().rawPath()));
    if (room == null) {
      chain.proceed();
    } else if (room.tryAcquire()) {
      try {
        chain.proceed();
      } finally {
        room.release();
      }
    } else {
      new Problem(ProblemType.BUSY, "As many requests as may be are under way.").send(response);
    }
  }
}
