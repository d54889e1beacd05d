package dev.rollcall.events;

/** Hears the verdict on every event of a body, in order. */
public interface EventSink {
  /**
   * A valid event.
   *
   * @param index its place among the body's events, from 0
   */
  void accepted(int index, Event event);

  /** An event that can not be accepted; the others are not touched by it. */
  void rejected(int index, Rejection rejection);
}
