package dev.rollcall.events;

import org.jspecify.annotations.Nullable;

/** The workplace and its blocks (S23, S24). */
public sealed interface WorkplaceEvent extends PersonEvent {
  /** Where: {@code default}, a workplace's id, or null when a block visit did not say. */
  @Nullable String workplace();

  /**
   * {@code workplace.visited}.
   *
   * @param workplace {@code default} or a workplace's id
   */
  record Visited(Envelope envelope, String person, String workplace) implements WorkplaceEvent {
    @Override
    public EventType type() {
      return EventType.WORKPLACE_VISITED;
    }
  }

  /**
   * {@code block.visited}.
   *
   * @param workplace where the block stands, or null when the sender did not say
   */
  record BlockVisited(Envelope envelope, String person, String block, @Nullable String workplace)
      implements WorkplaceEvent {
    @Override
    public EventType type() {
      return EventType.BLOCK_VISITED;
    }
  }
}
