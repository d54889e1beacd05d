package dev.rollcall.server;

import io.helidon.webserver.http.HttpRouting;
import java.util.Optional;

/**
 * A group of paths that belong together: intake, a vendor's API, our own API, the console.
 *
 * <p>Surfaces are asked in the order in which they were given. A path pattern matches the decoded
 * path with {@code //}, {@code .} and {@code ..} resolved; a surface that needs the bytes as they
 * came registers {@code routing.any(handler)}, looks at {@code request.prologue().uriPath()
 * .rawPath()} and calls {@code response.next()} for what is not its own.
 */
@FunctionalInterface
public interface Surface {
  /** Adds this surface's handlers. */
  void register(HttpRouting.Builder routing);

  /**
   * What keeps this surface from serving at the moment, as one short sentence without paths, ids or
   * secrets; empty when it is ready. {@code /readyz} shows it to anyone.
   */
  default Optional<String> trouble() {
    return Optional.empty();
  }
}
