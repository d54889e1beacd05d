package dev.rollcall.server.feishu;

import java.time.Duration;

/**
 * What an operator may choose.
 *
 * @param limits whether the vendor's rate limits hold (429, 99991400)
 * @param vendorHours whether figures of a day stay hidden until the vendor's hour of the next (S4)
 * @param pageCacheBytes how much memory rendered pages may take, about
 * @param peopleCacheBytes how much memory may be taken by what pages of user statistics are made
 *     from - whom each app may see, its ids of them, their clients - about
 * @param failedLoginWait how long a login waits at most after many failed ones (S31)
 */
public record FeishuSettings(
    boolean limits,
    boolean vendorHours,
    long pageCacheBytes,
    long peopleCacheBytes,
    Duration failedLoginWait) {
  private static final long MEBIBYTE = 1024 * 1024;

  public FeishuSettings {
    if (pageCacheBytes < 0) {
      throw new IllegalArgumentException(
          "pageCacheBytes is " + pageCacheBytes + "; it must be 0 or more");
    }
    if (peopleCacheBytes < 0) {
      throw new IllegalArgumentException(
          "peopleCacheBytes is " + peopleCacheBytes + "; it must be 0 or more");
    }
    if (failedLoginWait.isNegative()) {
      throw new IllegalArgumentException(
          "failedLoginWait is " + failedLoginWait + "; it must be 0 or more");
    }
  }

  /** Limits on, figures shown as soon as they are published, 32 MiB of pages and of people. */
  public static FeishuSettings defaults() {
    return new FeishuSettings(true, false, 32 * MEBIBYTE, 32 * MEBIBYTE, Duration.ofSeconds(2));
  }

  /** The same with the rate limits on or off. */
  public FeishuSettings withLimits(boolean on) {
    return new FeishuSettings(on, vendorHours, pageCacheBytes, peopleCacheBytes, failedLoginWait);
  }

  /** The same with the vendor's hours on or off. */
  public FeishuSettings withVendorHours(boolean on) {
    return new FeishuSettings(limits, on, pageCacheBytes, peopleCacheBytes, failedLoginWait);
  }
}
