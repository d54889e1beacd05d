package dev.rollcall.server.cli;

import java.io.UncheckedIOException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * Tells a failure in one sentence, without the stack unless {@code ROLLCALL_DEBUG} asks for it.
 * Exit status 1.
 */
final class Failures implements IExecutionExceptionHandler {
  private final Shell shell;

  Failures(Shell shell) {
    this.shell = shell;
  }

  @Override
  public int handleExecutionException(Exception failure, CommandLine line, ParseResult parsed) {
    if (failure instanceof ParameterException mistake) {
      return new WrongUsage().handleParseException(mistake, new String[0]);
    }
    shell.err().println("rollcall: " + sentence(failure).replaceAll("\\s+", " ").strip());
    if (shell.debugging()) {
      failure.printStackTrace(shell.err());
    }
    return CommandLine.ExitCode.SOFTWARE;
  }

  private static String sentence(Exception failure) {
    if (failure instanceof UncheckedIOException disk) {
      return "%s: %s"
          .formatted(disk.getMessage(), reason(disk.getCause() == null ? disk : disk.getCause()));
    }
    if (failure.getClass().getName().startsWith("dev.rollcall.")) {
      return String.valueOf(failure.getMessage());
    }
    return "Something unforeseen happened (%s); set ROLLCALL_DEBUG=1 to see where"
        .formatted(failure);
  }

  private static String reason(Throwable failure) {
    String message = failure.getMessage();
    return message == null ? failure.getClass().getSimpleName() : message;
  }
}
