package dev.rollcall.server.cli;

import java.util.regex.Pattern;

/**
 * The ids of apps and corps. The vendors' clients put them into paths and queries as they are,
 * without any escaping, so nothing may stand in them that would need it.
 */
final class PlainId {
  /** What they are made of, for a message. */
  static final String SHAPE = "A-Z, a-z, 0-9, -, _ and ., 64 at most";

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}");

  private PlainId() {}

  static boolean isValid(String id) {
    return PLAIN.matcher(id).matches();
  }
}
