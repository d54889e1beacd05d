package dev.rollcall.events;

/** The client itself. */
public sealed interface ClientEvent extends PersonEvent {
  /** {@code client.seen}: signed in or came back; the person was active. */
  record Seen(Envelope envelope, String person) implements ClientEvent {
    @Override
    public EventType type() {
      return EventType.CLIENT_SEEN;
    }
  }
}
