package dev.rollcall.server.feishu;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which endpoint a request line is for. Works on the path as it came: only slashes in front and one
 * at the end are forgiven, so nothing but a documented path is ever served.
 */
final class Routes {
  private static final String PREFIX = "open-apis/";

  private final List<Route> routes;

  private record Route(Endpoint endpoint, List<String> segments) {}

  /** An endpoint and the values that its path was called with. */
  record Match(Endpoint endpoint, PathParameters path) {}

  Routes(List<Endpoint> endpoints) {
    this.routes =
        endpoints.stream()
            .map(endpoint -> new Route(endpoint, List.of(endpoint.path().substring(1).split("/"))))
            .toList();
  }

  /** Whether a path belongs to this platform at all, served or not. */
  static boolean owns(String rawPath) {
    String path = withoutSlashesInFront(rawPath);
    return path.startsWith(PREFIX) || path.equals("open-apis");
  }

  /** The endpoint of a method and path, or empty. */
  Optional<Match> match(String method, String rawPath) {
    String path = withoutSlashesInFront(rawPath);
    String trimmed = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    List<String> segments = List.of(trimmed.split("/", -1));
    for (Route route : routes) {
      if (route.endpoint().method().equals(method)) {
        PathParameters values = values(route.segments(), segments);
        if (values != null) {
          return Optional.of(new Match(route.endpoint(), values));
        }
      }
    }
    return Optional.empty();
  }

  private static @Nullable PathParameters values(List<String> pattern, List<String> segments) {
    if (pattern.size() != segments.size()) {
      return null;
    }
    Map<String, String> values = new HashMap<>();
    for (int i = 0; i < pattern.size(); i++) {
      String expected = pattern.get(i);
      String segment = segments.get(i);
      if (expected.charAt(0) == ':' && !segment.isEmpty()) {
        values.put(expected.substring(1), decoded(segment));
      } else if (!expected.equals(segment)) {
        return null;
      }
    }
    return values.isEmpty() ? PathParameters.NONE : new PathParameters(values);
  }

  private static String decoded(String segment) {
    if (segment.indexOf('%') < 0) {
      return segment;
    }
    try {
      return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notEncoded) {
      return segment;
    }
  }

  private static String withoutSlashesInFront(String path) {
    int start = 0;
    while (start < path.length() && path.charAt(start) == '/') {
      start++;
    }
    return path.substring(start);
  }
}
