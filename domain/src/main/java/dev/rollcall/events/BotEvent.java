package dev.rollcall.events;

/** Talking with an app's bot (S13). */
public sealed interface BotEvent extends PersonEvent {
  /** The id of the app whose bot it is. */
  String app();

  /** {@code bot.message_sent}: the person wrote to the bot. */
  record MessageSent(Envelope envelope, String person, String app) implements BotEvent {
    @Override
    public EventType type() {
      return EventType.BOT_MESSAGE_SENT;
    }
  }

  /** {@code bot.message_read}: the person read a message of the bot. */
  record MessageRead(Envelope envelope, String person, String app) implements BotEvent {
    @Override
    public EventType type() {
      return EventType.BOT_MESSAGE_READ;
    }
  }
}
