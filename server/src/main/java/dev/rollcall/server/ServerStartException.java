package dev.rollcall.server;

/** The address to listen on can not be had. The message says which, why, and what to do. */
public final class ServerStartException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ServerStartException(HttpSettings settings, String reason) {
    super(
        "Can not listen on %s port %d: %s. Stop the program that uses the port, or choose another one with --port (0 takes any free port)."
            .formatted(settings.host(), settings.port(), reason));
  }
}
