package dev.rollcall.server.intake;

import dev.rollcall.events.EventLimits;

/**
 * What one request to the intake may be, and how many at once.
 *
 * @param maxBodyBytes a body as it travels (413)
 * @param maxInflatedBytes a body after {@code Content-Encoding: gzip} is undone (413)
 * @param maxRequestsPerTenant requests of one tenant under way at once (429)
 * @param maxBytesInMemory all bodies under way together (503); at least one of the largest must fit
 * @param events what a body and each event in it may hold
 * @param times how far an event's time may be from now (S5)
 */
public record IntakeSettings(
    int maxBodyBytes,
    int maxInflatedBytes,
    int maxRequestsPerTenant,
    int maxBytesInMemory,
    EventLimits events,
    TimeWindow times) {
  private static final int MEBIBYTE = 1024 * 1024;

  public IntakeSettings {
    if (maxBodyBytes < 1 || maxInflatedBytes < 1 || maxRequestsPerTenant < 1) {
      throw new IllegalArgumentException("a limit of the intake is below 1");
    }
    if (maxBytesInMemory < (long) maxBodyBytes + maxInflatedBytes) {
      throw new IllegalArgumentException(
          "maxBytesInMemory is %,d; one request may need %,d and %,d"
              .formatted(maxBytesInMemory, maxBodyBytes, maxInflatedBytes));
    }
  }

  /** 5 MiB as it travels and inflated, 64 requests a tenant, 64 MiB in all, 30 days. */
  public static IntakeSettings standard() {
    return new IntakeSettings(
        5 * MEBIBYTE, 5 * MEBIBYTE, 64, 64 * MEBIBYTE, EventLimits.DEFAULTS, TimeWindow.STANDARD);
  }

  /** The same for events of another age. */
  public IntakeSettings withLateDays(int lateDays) {
    return new IntakeSettings(
        maxBodyBytes,
        maxInflatedBytes,
        maxRequestsPerTenant,
        maxBytesInMemory,
        events,
        new TimeWindow(lateDays, times.ahead()));
  }
}
