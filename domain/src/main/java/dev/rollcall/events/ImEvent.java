package dev.rollcall.events;

/** Instant messages. */
public sealed interface ImEvent extends PersonEvent {
  /** {@code im.message_sent}. */
  record MessageSent(Envelope envelope, String person) implements ImEvent {
    @Override
    public EventType type() {
      return EventType.IM_MESSAGE_SENT;
    }
  }

  /** {@code im.used}: read, reacted, forwarded, or viewed a chat. */
  record Used(Envelope envelope, String person) implements ImEvent {
    @Override
    public EventType type() {
      return EventType.IM_USED;
    }
  }
}
