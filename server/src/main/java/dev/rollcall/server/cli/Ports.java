package dev.rollcall.server.cli;

import org.jspecify.annotations.Nullable;

/** Which numbers are ports. */
final class Ports {
  private static final int HIGHEST = 65_535;

  private Ports() {}

  /** Refuses a number that is no port; null is for none named. */
  static void check(@Nullable Integer port, Task task) {
    if (port != null && (port < 0 || port > HIGHEST)) {
      throw task.wrongUsage("--port %d is none from 0 to %d".formatted(port, HIGHEST));
    }
  }
}
