package dev.rollcall.server.cli;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Tells somebody who typed what is no command how to type it. Exit status 2. */
final class WrongUsage implements IParameterExceptionHandler {
  @Override
  public int handleParseException(ParameterException mistake, String[] arguments) {
    PrintWriter err = mistake.getCommandLine().getErr();
    err.println("rollcall: " + mistake.getMessage());
    if (!UnmatchedArgumentException.printSuggestions(mistake, err)) {
      err.println(
          "Try `./%s --help`."
              .formatted(mistake.getCommandLine().getCommandSpec().qualifiedName()));
    }
    return CommandLine.ExitCode.USAGE;
  }
}
