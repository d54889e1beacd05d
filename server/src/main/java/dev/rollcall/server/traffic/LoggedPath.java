package dev.rollcall.server.traffic;

/**
 * A path as it may stand in a log. Whoever misspells a query may put a secret into the path: it
 * ends before the first character that none of our paths has.
 */
public final class LoggedPath {
  private static final int LONGEST = 200;
  private static final String CUT = "...";
  private static final String PLAIN =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/_-.~:";

  private LoggedPath() {}

  /** The beginning of a raw path that is certainly a path. */
  public static String of(String rawPath) {
    int end = 0;
    while (end < rawPath.length() && end < LONGEST && PLAIN.indexOf(rawPath.charAt(end)) >= 0) {
      end++;
    }
    return end == rawPath.length() ? rawPath : rawPath.substring(0, end) + CUT;
  }
}
