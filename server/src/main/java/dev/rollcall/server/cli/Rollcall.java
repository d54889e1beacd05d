package dev.rollcall.server.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The program as a whole. */
@Command(
    name = "rollcall",
    description = "Counts exactly who uses what in an organisation.",
    synopsisSubcommandLabel = "COMMAND",
    versionProvider = Rollcall.Version.class,
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./rollcall serve",
      "  ./rollcall tenant add Acme --edition enterprise",
      "  ./rollcall import --tenant acme events.ndjson.gz",
      "",
      "Exit status: 0 done, 1 it failed, 2 wrong usage. ROLLCALL_DEBUG=1 shows where a failure",
      "happened. `./rollcall help COMMAND` tells more."
    })
final class Rollcall implements Runnable {
  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
  CommandSpec spec;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Show the version.")
  boolean version;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  boolean help;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command is missing");
  }

  /** Reads the version that the build wrote down. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"rollcall " + number()};
    }

    static String number() {
      try (InputStream in =
          Version.class.getResourceAsStream("/dev/rollcall/server/version.properties")) {
        Properties properties = new Properties();
        properties.load(in);
        return properties.getProperty("version", "unknown");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
