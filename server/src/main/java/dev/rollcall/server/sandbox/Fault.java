package dev.rollcall.server.sandbox;

import java.util.Locale;

/** What a request can be made to run into. Each vendor says it in its own words. */
public enum Fault {
  /** The access token is void, however good it is. */
  EXPIRED_TOKEN,
  /** Too many calls, however few there were. */
  RATE_LIMIT,
  /** A fault of the server. */
  SERVER_ERROR,
  /** The figures of yesterday are not there yet. */
  NOT_PUBLISHED;

  /** The word for it, such as {@code expired-token}. */
  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
