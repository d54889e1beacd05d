package dev.rollcall.server.cli;

import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** One thing the program can be told to do. */
abstract class Task implements Callable<Integer> {
  final Shell shell;

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
  CommandSpec spec;

  @Mixin final CommonOptions common = new CommonOptions();

  Task(Shell shell) {
    this.shell = shell;
  }

  /**
   * Does it.
   *
   * @throws CommandFailure when it can not be done
   */
  abstract Answer run();

  @Override
  public final Integer call() {
    Answer answer = run();
    answer.print(shell.out(), common.json);
    return answer.status();
  }

  /** The clock to go by: the machine's, or the one of {@code --clock}. */
  final Clock clock() {
    return common.clock(shell.clock());
  }

  /** What to throw when options that are right one by one do not go together. Exit status 2. */
  final ParameterException wrongUsage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  /** Whether to show how far the work is. */
  final boolean showsProgress() {
    return shell.terminal() && !common.json;
  }

  /** Who does it, for the audit log. */
  final String actor() {
    return "cli:" + System.getProperty("user.name", "unknown");
  }
}
