package dev.rollcall.server.publishing;

import java.time.Duration;

/**
 * When a server publishes by itself.
 *
 * @param grace how long after its end a day is published, for events under way
 * @param changedEvery how often days that changed since are published again
 * @param retryFirst how long after a failure it is tried again; twice as long after each further
 *     one
 * @param retryAtMost the longest time between two tries
 */
public record PublishingSettings(
    Duration grace, Duration changedEvery, Duration retryFirst, Duration retryAtMost) {

  /** The settings as they come. */
  public static PublishingSettings standard() {
    return new PublishingSettings(
        Duration.ofMinutes(10), Duration.ofHours(1), Duration.ofMinutes(1), Duration.ofHours(1));
  }
}
