package dev.rollcall.kit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands still until it is set or moved. */
public final class SetClock extends Clock {
  private volatile Instant now;

  /** A clock that stands at an instant such as {@code 2026-11-21T00:10:00Z}. */
  public SetClock(String now) {
    this.now = Instant.parse(now);
  }

  /** Sets it. */
  public void set(Instant instant) {
    now = instant;
  }

  /** Moves it on. */
  public void advance(Duration duration) {
    now = now.plus(duration);
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return zone.equals(ZoneOffset.UTC) ? this : Clock.fixed(now, zone);
  }
}
