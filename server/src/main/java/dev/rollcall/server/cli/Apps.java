package dev.rollcall.server.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The commands about apps. */
@Command(
    name = "app",
    description = "Apps that call a vendor's API, a tenant's own or of the store.",
    synopsisSubcommandLabel = "COMMAND")
final class Apps implements Runnable {
  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
  CommandSpec spec;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  boolean help;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "say add, list, rotate, revoke, install, uninstall or ticket");
  }
}
