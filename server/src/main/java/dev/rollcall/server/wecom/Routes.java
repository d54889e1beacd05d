package dev.rollcall.server.wecom;

import java.util.List;
import java.util.Optional;

/**
 * Which endpoint a path is for. Works on the path as it came: only slashes in front are forgiven,
 * so nothing but a documented path is ever served.
 */
final class Routes {
  private static final String PREFIX = "cgi-bin/";

  private final List<Endpoint> endpoints;

  Routes(List<Endpoint> endpoints) {
    this.endpoints = endpoints;
  }

  /** Whether a path belongs to this platform at all, served or not. */
  static boolean owns(String rawPath) {
    String path = withoutSlashesInFront(rawPath);
    return path.startsWith(PREFIX) || path.equals("cgi-bin");
  }

  /** The endpoint of a path, whatever the method. */
  Optional<Endpoint> find(String rawPath) {
    String path = "/" + withoutSlashesInFront(rawPath);
    return endpoints.stream().filter(endpoint -> endpoint.path().equals(path)).findFirst();
  }

  private static String withoutSlashesInFront(String path) {
    int start = 0;
    while (start < path.length() && path.charAt(start) == '/') {
      start++;
    }
    return path.substring(start);
  }
}
