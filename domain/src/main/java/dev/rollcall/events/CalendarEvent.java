package dev.rollcall.events;

/** Calendars. */
public sealed interface CalendarEvent extends PersonEvent {
  /** {@code calendar.event_created}. */
  record EventCreated(Envelope envelope, String person) implements CalendarEvent {
    @Override
    public EventType type() {
      return EventType.CALENDAR_EVENT_CREATED;
    }
  }

  /** {@code calendar.viewed}. */
  record Viewed(Envelope envelope, String person) implements CalendarEvent {
    @Override
    public EventType type() {
      return EventType.CALENDAR_VIEWED;
    }
  }
}
