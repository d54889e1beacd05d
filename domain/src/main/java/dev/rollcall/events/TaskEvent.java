package dev.rollcall.events;

/** Tasks. */
public sealed interface TaskEvent extends PersonEvent {
  /** {@code task.created}. */
  record Created(Envelope envelope, String person) implements TaskEvent {
    @Override
    public EventType type() {
      return EventType.TASK_CREATED;
    }
  }
}
