package dev.rollcall.server.wecom;

import java.time.Duration;

/**
 * What an operator may choose.
 *
 * @param limits whether the vendor's rate limits hold (45009)
 * @param figuresCacheBytes how much memory counted figures may take, about
 * @param failedLoginWait how long a login waits at most after many failed ones (S31)
 */
public record WecomSettings(boolean limits, long figuresCacheBytes, Duration failedLoginWait) {
  private static final long MEBIBYTE = 1024 * 1024;

  public WecomSettings {
    if (figuresCacheBytes < 0) {
      throw new IllegalArgumentException(
          "figuresCacheBytes is " + figuresCacheBytes + "; it must be 0 or more");
    }
    if (failedLoginWait.isNegative()) {
      throw new IllegalArgumentException(
          "failedLoginWait is " + failedLoginWait + "; it must be 0 or more");
    }
  }

  /** Limits on, 32 MiB of figures. */
  public static WecomSettings defaults() {
    return new WecomSettings(true, 32 * MEBIBYTE, Duration.ofSeconds(2));
  }

  /** The same with the rate limits on or off. */
  public WecomSettings withLimits(boolean on) {
    return new WecomSettings(on, figuresCacheBytes, failedLoginWait);
  }
}
