package dev.rollcall.server;

import dev.rollcall.server.cli.Commands;
import dev.rollcall.server.cli.Shell;
import java.time.Clock;

/** Where the program begins. */
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    System.exit(new Commands(Shell.ofThisProcess(Clock.systemUTC())).run(arguments));
  }
}
