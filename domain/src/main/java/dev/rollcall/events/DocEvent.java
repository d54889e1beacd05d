package dev.rollcall.events;

import org.jspecify.annotations.Nullable;

/** Documents. */
public sealed interface DocEvent extends PersonEvent {
  /** The document's id, or null when the sender did not say. */
  @Nullable String doc();

  /** {@code doc.created}. */
  record Created(Envelope envelope, String person, @Nullable String doc) implements DocEvent {
    @Override
    public EventType type() {
      return EventType.DOC_CREATED;
    }
  }

  /** {@code doc.viewed}. */
  record Viewed(Envelope envelope, String person, @Nullable String doc) implements DocEvent {
    @Override
    public EventType type() {
      return EventType.DOC_VIEWED;
    }
  }
}
