package dev.rollcall.events;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * Where a tenant's data lives, and with it when a day begins and ends (S1): UTC+8 in {@code cn},
 * UTC elsewhere.
 */
public enum Region {
  CN("cn", 8),
  US("us", 0),
  SG("sg", 0),
  JP("jp", 0);

  private static final long MICROS_PER_SECOND = 1_000_000;
  private static final long SECONDS_PER_DAY = 86_400;

  private final String code;
  private final ZoneOffset offset;

  Region(String code, int offsetHours) {
    this.code = code;
    this.offset = ZoneOffset.ofHours(offsetHours);
  }

  /** The fixed offset of this region's days; no daylight saving. */
  public ZoneOffset offset() {
    return offset;
  }

  /** The code on the wire and in paths: {@code cn}, {@code us}, {@code sg}, {@code jp}. */
  public String code() {
    return code;
  }

  /** The day an instant belongs to here. */
  public LocalDate dayOf(Instant instant) {
    return LocalDate.ofInstant(instant, offset);
  }

  /** The day, as days since 1970-01-01, of a time in microseconds since 1970-01-01T00:00Z. */
  public int epochDayOf(long micros) {
    long seconds = Math.floorDiv(micros, MICROS_PER_SECOND) + offset.getTotalSeconds();
    return (int) Math.floorDiv(seconds, SECONDS_PER_DAY);
  }

  /** The first instant of a day here. */
  public Instant startOf(LocalDate day) {
    return day.atStartOfDay().toInstant(offset);
  }

  /** The region of a lower-case code, or empty when there is none. */
  public static Optional<Region> of(String code) {
    for (Region region : values()) {
      if (region.code.equals(code)) {
        return Optional.of(region);
      }
    }
    return Optional.empty();
  }
}
