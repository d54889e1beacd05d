package dev.rollcall.events;

/**
 * One thing that happened, validated. The permitted families and their records are the whole
 * catalogue; {@link EventType} lists them with their words.
 */
public sealed interface Event permits PersonEvent, GroupEvent, DirectoryEvent {
  /** The attributes every event has. */
  Envelope envelope();

  /** The type in the catalogue; its {@code toString} is the CloudEvents type. */
  EventType type();
}
