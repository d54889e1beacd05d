package dev.rollcall.server.traffic;

import dev.rollcall.server.Problem;
import dev.rollcall.server.ProblemType;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/**
 * Lets only so many requests of one surface be under way at once; further ones are told to come
 * back, at once and whatever they ask. Surfaces do not take each other's room. The intake has
 * limits of its own, and probes must always get through.
 */
public final class RequestRoom implements Filter {
  private final Map<SurfaceName, Room> rooms = new EnumMap<>(SurfaceName.class);
  private final Consumer<Set<Thread>> full;

  /**
   * @param most requests of one surface
   * @param full told the threads of a surface's requests when another one is refused
   */
  public RequestRoom(int most, Consumer<Set<Thread>> full) {
    this.full = full;
    for (SurfaceName surface : SurfaceName.values()) {
      if (surface != SurfaceName.INTAKE && surface != SurfaceName.HEALTH) {
        rooms.put(surface, new Room(most));
      }
    }
  }

  @Override
  public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
    Room room = rooms.get(SurfaceName.of(request.prologue().uriPath().rawPath()));
    if (room == null) {
      chain.proceed();
    } else if (room.free.tryAcquire()) {
      room.inside.add(Thread.currentThread());
      try {
        chain.proceed();
      } finally {
        room.inside.remove(Thread.currentThread());
        room.free.release();
      }
    } else {
      full.accept(room.inside);
      new Problem(ProblemType.BUSY, "As many requests as may be are under way.").send(response);
    }
  }

  /** The requests of one surface. */
  private static final class Room {
    private final Semaphore free;
    private final Set<Thread> inside = ConcurrentHashMap.newKeySet();

    Room(int most) {
      free = new Semaphore(most);
    }
  }
}
