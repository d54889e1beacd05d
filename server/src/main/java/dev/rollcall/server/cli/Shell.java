package dev.rollcall.server.cli;

import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;

/**
 * Where a command is typed.
 *
 * @param terminal whether somebody is watching: progress and colours are shown only then
 * @param clock the machine's clock
 */
public record Shell(
    InputStream in,
    PrintStream out,
    PrintStream err,
    boolean terminal,
    Map<String, String> environment,
    Clock clock) {

  /** The streams and variables of this process. Text is UTF-8 whatever the machine's locale. */
  public static Shell ofThisProcess(Clock clock) {
    return new Shell(
        new FileInputStream(FileDescriptor.in),
        stream(FileDescriptor.out),
        stream(FileDescriptor.err),
        onTerminal(),
        System.getenv(),
        clock);
  }

  /** Whether to show where in the program a failure happened ({@code ROLLCALL_DEBUG}). */
  boolean debugging() {
    return !environment.getOrDefault("ROLLCALL_DEBUG", "").isEmpty();
  }

  @SuppressWarnings("SystemConsoleNull") // JDK 25 gives null again where there is no terminal
  private static boolean onTerminal() {
    Console console = System.console();
    return console != null && console.isTerminal();
  }

  private static PrintStream stream(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }
}
