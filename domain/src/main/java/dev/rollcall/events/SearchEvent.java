package dev.rollcall.events;

/** The main search box. */
public sealed interface SearchEvent extends PersonEvent {
  /** {@code search.performed}. */
  record Performed(Envelope envelope, String person, SearchKind kind) implements SearchEvent {
    @Override
    public EventType type() {
      return EventType.SEARCH_PERFORMED;
    }
  }
}
