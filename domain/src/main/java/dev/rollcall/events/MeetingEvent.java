package dev.rollcall.events;

/** Video meetings. */
public sealed interface MeetingEvent extends PersonEvent {
  /** The meeting's id. */
  String meeting();

  /** {@code meeting.joined}. */
  record Joined(Envelope envelope, String person, String meeting) implements MeetingEvent {
    @Override
    public EventType type() {
      return EventType.MEETING_JOINED;
    }
  }

  /**
   * {@code meeting.left}.
   *
   * @param seconds how long the person had been in the meeting; 0 or more
   */
  record Left(Envelope envelope, String person, String meeting, int seconds)
      implements MeetingEvent {
    @Override
    public EventType type() {
      return EventType.MEETING_LEFT;
    }
  }
}
