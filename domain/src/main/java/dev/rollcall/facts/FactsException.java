package dev.rollcall.facts;

/** Published files could not be written or read: the message says which, and what to do. */
public class FactsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public FactsException(String message, Throwable cause) {
    super(message, cause);
  }

  public FactsException(String message) {
    super(message);
  }
}
