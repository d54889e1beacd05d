package dev.rollcall.events;

/**
 * A journal line is not in the canonical form that {@link EventLines} writes: the message says at
 * which byte of the line and what was expected there. The journal's file was changed by hand or
 * damaged.
 */
public class BrokenLineException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public BrokenLineException(String message) {
    super(message);
  }
}
