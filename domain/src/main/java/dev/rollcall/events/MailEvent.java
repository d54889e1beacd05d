package dev.rollcall.events;

/** E-mail. */
public sealed interface MailEvent extends PersonEvent {
  /** Whether the other side is outside the organisation. */
  boolean external();

  /** {@code mail.sent}: one mail the person sent. */
  record Sent(Envelope envelope, String person, boolean external) implements MailEvent {
    @Override
    public EventType type() {
      return EventType.MAIL_SENT;
    }
  }

  /** {@code mail.received}: one mail the person got; no activity of the person's own (S20). */
  record Received(Envelope envelope, String person, boolean external) implements MailEvent {
    @Override
    public EventType type() {
      return EventType.MAIL_RECEIVED;
    }
  }
}
