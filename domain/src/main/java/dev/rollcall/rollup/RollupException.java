package dev.rollcall.rollup;

/** A roll-up failed: the message says which days, why, and what to do. */
public class RollupException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public RollupException(String message) {
    super(message);
  }

  public RollupException(String message, Throwable cause) {
    super(message, cause);
  }
}
