package dev.rollcall.server.traffic;

/** What a request is for, by the beginning of its path: what logs and counters call it. */
public enum SurfaceName {
  /** {@code /v1/events}. */
  INTAKE("intake"),
  /** The rest of {@code /v1}. */
  READ("read"),
  /** {@code /open-apis}. */
  FEISHU("feishu"),
  /** {@code /cgi-bin}. */
  WECOM("wecom"),
  /** The page. */
  CONSOLE("console"),
  /** {@code /livez}, {@code /readyz} and {@code /metrics}. */
  HEALTH("health"),
  /** Paths at which there is nothing. */
  OTHER("other");

  private final String word;

  SurfaceName(String word) {
    this.word = word;
  }

  /** The word in logs and labels. */
  public String word() {
    return word;
  }

  /** The surface of a path as it came; slashes too many in front do not count. */
  public static SurfaceName of(String rawPath) {
    int start = 0;
    while (start + 1 < rawPath.length()
        && rawPath.charAt(start) == '/'
        && rawPath.charAt(start + 1) == '/') {
      start++;
    }
    if (isAt("/v1/events", rawPath, start)) {
      return INTAKE;
    }
    if (isAt("/v1", rawPath, start)) {
      return READ;
    }
    if (isAt("/open-apis", rawPath, start)) {
      return FEISHU;
    }
    if (isAt("/cgi-bin", rawPath, start)) {
      return WECOM;
    }
    return ofOwn(rawPath.substring(start));
  }

  private static SurfaceName ofOwn(String path) {
    return switch (path) {
      case "/livez", "/readyz", "/metrics" -> HEALTH;
      case "/", "/favicon.ico" -> CONSOLE;
      default -> path.startsWith("/console/") ? CONSOLE : OTHER;
    };
  }

  private static boolean isAt(String prefix, String path, int start) {
    int end = start + prefix.length();
    return path.startsWith(prefix, start) && (path.length() == end || path.charAt(end) == '/');
  }
}
