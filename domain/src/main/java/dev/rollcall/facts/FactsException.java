package dev.rollcall.facts;

import org.jspecify.annotations.Nullable;

/** Published files could not be written or read: the message says which, and what to do. */
public class FactsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public FactsException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  public FactsException(String message) {
    super(message);
  }
}
