package dev.rollcall.events;

import org.jspecify.annotations.Nullable;

/**
 * What every event carries besides its data.
 *
 * @param id with {@code source}, what makes an event the same event within its day (S6)
 * @param source who sent it
 * @param timeMicros when it happened, in microseconds since 1970-01-01T00:00Z; finer digits are cut
 * @param region the region the event names, or null for the tenant's home region (S1)
 * @param client what the person used, or null; one that says nothing becomes null
 */
public record Envelope(
    String id, String source, long timeMicros, @Nullable Region region, @Nullable Client client) {
  public Envelope {
    if (id.isEmpty() || source.isEmpty()) {
      throw new IllegalArgumentException("an event needs an id and a source");
    }
    if (client != null && client.isEmpty()) {
      client = null;
    }
  }
}
