package dev.rollcall.server.access;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

/**
 * Tickets that an app shows besides its secret, another one every hour. Nothing of them is stored:
 * a ticket follows from the app, its generation and the hour, so every node of one catalog has the
 * same. One is good in its hour and the next.
 *
 * <pre>
 *   text = base64url( signature 16 | version 1 | generation 4 | hour since 1970 8 | app, UTF-8 )
 * </pre>
 */
public final class AppTickets {
  /** How long a ticket is the current one. */
  public static final Duration PERIOD = Duration.ofHours(1);

  private static final byte VERSION = 1;
  private static final int FIXED_BYTES = 1 + Integer.BYTES + Long.BYTES;

  private final Seal seal;

  /** {@code signingKey} is the catalog's secret. */
  public AppTickets(byte[] signingKey) {
    this.seal = new Seal(signingKey, "app ticket");
  }

  /** The ticket of an app and generation. */
  public String current(String app, int generation, Instant now) {
    return text(app, generation, hour(now));
  }

  /** Whether a text is a ticket of the app that is good now. */
  public boolean isGood(String text, String app, int generation, Instant now) {
    byte[] shown = text.getBytes(StandardCharsets.UTF_8);
    boolean good = false;
    for (long hour = hour(now) - 1; hour <= hour(now); hour++) {
      byte[] right = text(app, generation, hour).getBytes(StandardCharsets.UTF_8);
      good |= MessageDigest.isEqual(right, shown);
    }
    return good;
  }

  private static long hour(Instant now) {
    return Math.floorDiv(now.getEpochSecond(), PERIOD.toSeconds());
  }

  private String text(String app, int generation, long hour) {
    byte[] name = app.getBytes(StandardCharsets.UTF_8);
    ByteBuffer content =
        ByteBuffer.allocate(FIXED_BYTES + name.length)
            .put(VERSION)
            .putInt(generation)
            .putLong(hour)
            .put(name);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(seal.seal(content.array()));
  }
}
