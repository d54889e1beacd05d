package dev.rollcall.server;

import dev.rollcall.server.traffic.SurfaceName;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;

/**
 * There is nothing at a path that is written in another way than it is documented: with dots,
 * slashes or semicolons that the HTTP library would take away, or with letters as {@code %} codes.
 * So a proxy that lets some paths through and others not can not be led around, and logs, limits
 * and surfaces see the same path. The vendors' surfaces, which are asked before all others, judge
 * theirs themselves.
 */
final class PathsAsWritten implements Filter {
  /** The only paths of ours with a segment that may be anything. */
  private static final String WITH_AN_ID = "/v1/apps/";

  @Override
  public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
    String path = request.prologue().uriPath().rawPath();
    if (isAsWritten(path)) {
      chain.proceed();
    } else {
      new Problem(ProblemType.NOT_FOUND, "There is nothing at this path.").send(response);
    }
  }

  static boolean isAsWritten(String path) {
    return switch (SurfaceName.of(path)) {
      case FEISHU, WECOM -> true;
      case INTAKE, READ, CONSOLE, HEALTH, OTHER ->
          !hasDotSegment(path)
              && path.indexOf(';') < 0
              && !path.contains("//")
              && (path.indexOf('%') < 0 || path.startsWith(WITH_AN_ID));
    };
  }

  /** Whether a segment is {@code .} or {@code ..}. */
  private static boolean hasDotSegment(String path) {
    for (int dots = path.indexOf("/."); dots >= 0; dots = path.indexOf("/.", dots + 1)) {
      int end = dots + 2;
      if (end < path.length() && path.charAt(end) == '.') {
        end++;
      }
      if (end == path.length() || path.charAt(end) == '/' || path.charAt(end) == ';') {
        return true;
      }
    }
    return false;
  }
}
