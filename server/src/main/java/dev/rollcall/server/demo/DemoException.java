package dev.rollcall.server.demo;

/** The demo can not go on; the message says why and what to do. */
public class DemoException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public DemoException(String message) {
    super(message);
  }

  public DemoException(String message, Throwable cause) {
    super(message, cause);
  }
}
