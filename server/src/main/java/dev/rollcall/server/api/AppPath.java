package dev.rollcall.server.api;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A path that names an app: {@code /v1/apps/{app}/usage} or {@code /v1/apps/{app}/usage/daily}. The
 * id is the sender's and may hold anything, a slash written as {@code %2F} too; so the path is read
 * as it came.
 *
 * @param app the id, decoded
 * @param daily whether the days are asked for one by one
 */
record AppPath(String app, boolean daily) {
  private static final String APPS = "/v1/apps/";

  /** Reads a path; empty when it is another one. */
  static Optional<AppPath> of(String rawPath) {
    if (!rawPath.startsWith(APPS)) {
      return Optional.empty();
    }
    String[] segments = rawPath.substring(APPS.length()).split("/", -1);
    boolean daily = segments.length == 3 && segments[2].equals("daily");
    boolean usage = segments.length == 2 || daily;
    return usage && segments[1].equals("usage") && !segments[0].isEmpty()
        ? Optional.of(new AppPath(decoded(segments[0]), daily))
        : Optional.empty();
  }

  private static String decoded(String segment) {
    try {
      return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notEncoded) {
      return segment;
    }
  }
}
