package dev.rollcall.server.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options every command has. */
final class CommonOptions {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "The data folder (default: ./data, for demo ./demo-data).")
  @Nullable Path data;

  @Option(names = "--json", description = "Print the answer as one JSON object.")
  boolean json;

  @Option(
      names = "--clock",
      paramLabel = "INSTANT",
      description =
          "Take this for the present moment; the clock starts there and runs on. Such as 2026-11-20T09:00:00Z.")
  @Nullable Instant clock;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  boolean help;

  /** The folder named, or {@code ./data}. */
  Path data() {
    return data == null ? Path.of("data") : data;
  }

  /** The clock the command goes by. */
  Clock clock(Clock machine) {
    return clock == null
        ? machine
        : Clock.offset(machine, Duration.between(machine.instant(), clock));
  }
}
