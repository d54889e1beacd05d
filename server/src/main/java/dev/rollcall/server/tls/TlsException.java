package dev.rollcall.server.tls;

/** A certificate or key can not be used. The message says which file, why, and what to do. */
public final class TlsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TlsException(String message) {
    super(message);
  }
}
