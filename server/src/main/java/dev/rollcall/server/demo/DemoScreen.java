package dev.rollcall.server.demo;

import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/**
 * What the demo prints while it gets ready: one line a step with the seconds since the start, and
 * within a long step one a second.
 */
final class DemoScreen {
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final PrintStream out;
  private final Clock clock;
  private final Instant begun;
  private Instant printed;
  private String open = "";

  DemoScreen(PrintStream out, Clock clock) {
    this.out = out;
    this.clock = clock;
    this.begun = clock.instant();
    this.printed = begun;
  }

  /** A step that is done. */
  void line(String text) {
    done();
    print(text);
  }

  /** How far a step is; printed at most once a second, the last one at {@link #done}. */
  void progress(String text) {
    open = text;
    if (Duration.between(printed, clock.instant()).compareTo(PAUSE) >= 0) {
      done();
    }
  }

  /** The step that was under way is done. */
  void done() {
    if (!open.isEmpty()) {
      print(open);
      open = "";
    }
  }

  /** Text that is not a step. */
  void text(String text) {
    out.println(text);
    out.flush();
  }

  private void print(String text) {
    printed = clock.instant();
    double seconds = Duration.between(begun, printed).toMillis() / 1000.0;
    out.printf(Locale.ROOT, "%6.1f s  %s%n", seconds, text);
    out.flush();
  }
}
