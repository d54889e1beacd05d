package dev.rollcall.server.traffic;

import io.helidon.http.HttpPrologue;
import java.util.Set;

/**
 * What of a request line may stand in a log. Whoever misspells a query may put a secret into the
 * path: a path ends before the first character that none of ours has, and one at which there is
 * nothing is not shown at all. The query never is.
 */
public final class LoggedRequest {
  private static final int LONGEST = 200;
  private static final String CUT = "...";
  private static final String PLAIN =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/_-.~:";
  private static final Set<String> METHODS =
      Set.of("GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS");

  private LoggedRequest() {}

  /** Such as {@code GET}. */
  public static String method(HttpPrologue prologue) {
    String method = prologue.method().text();
    return METHODS.contains(method) ? method : CUT;
  }

  /** The beginning of the path that is certainly a path. */
  public static String path(HttpPrologue prologue) {
    return path(prologue.uriPath().rawPath());
  }

  static String path(String rawPath) {
    if (SurfaceName.of(rawPath) == SurfaceName.OTHER) {
      return CUT;
    }
    int end = 0;
    while (end < rawPath.length() && end < LONGEST && PLAIN.indexOf(rawPath.charAt(end)) >= 0) {
      end++;
    }
    return end == rawPath.length() ? rawPath : rawPath.substring(0, end) + CUT;
  }
}
