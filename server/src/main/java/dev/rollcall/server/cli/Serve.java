package dev.rollcall.server.cli;

import dev.rollcall.server.DataFolder;
import dev.rollcall.server.Settings;
import dev.rollcall.server.sandbox.Faults;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code serve}. */
@Command(
    name = "serve",
    description =
        "Serves a data folder over HTTP and publishes its days, until it is stopped. Begins the"
            + " folder when there is none.",
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./rollcall serve",
      "  ./rollcall serve --port 9000 --data /srv/rollcall --config /etc/rollcall.properties",
      "  ./rollcall serve --clock 2026-11-20T00:15:00+08:00 --no-limits",
      "  ./rollcall serve --sandbox"
    })
final class Serve extends Task {
  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "0 for any free one (default: 8080).")
  @Nullable Integer port;

  @Option(
      names = "--host",
      paramLabel = "HOST",
      description = "The address to listen on (default: 127.0.0.1).")
  @Nullable String host;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "A settings file; docs/settings.md tells what may stand in it.")
  @Nullable Path config;

  @Option(names = "--no-limits", description = "Turn the vendors' rate limits off.")
  boolean noLimits;

  @Option(
      names = "--sandbox",
      description =
          "For developing clients: the vendors' limits and hours hold, and faults can be had on"
              + " demand; docs/sandbox.md tells how.")
  boolean sandbox;

  Serve(Shell shell) {
    super(shell);
  }

  @Override
  Answer run() {
    Settings settings = settings();
    try (Stop stop = new Stop(() -> {});
        Serving serving =
            Serving.start(
                DataFolder.openOrCreate(common.data()),
                settings,
                sandbox ? Faults.onDemand() : Faults.none(),
                clock())) {
      serving.publishFromNowOn();
      ready(serving).print(shell.out(), common.json);
      stop.await();
    }
    return Answer.silent();
  }

  private Settings settings() {
    Ports.check(port, this);
    Settings settings = Settings.read(config).at(host, port);
    if (sandbox && noLimits) {
      throw wrongUsage("--no-limits and --sandbox do not go together: a sandbox has the limits");
    }
    if (sandbox) {
      return settings.asSandbox();
    }
    return noLimits ? settings.withoutLimits() : settings;
  }

  private Answer ready(Serving serving) {
    double seconds =
        ProcessHandle.current()
                .info()
                .startInstant()
                .map(begun -> Duration.between(begun, Instant.now(shell.clock())))
                .orElse(Duration.ZERO)
                .toMillis()
            / 1000.0;
    Path folder = common.data().toAbsolutePath().normalize();
    return Answer.of(
            "Rollcall %s%s is ready at %s after %.2f s (data in %s)."
                .formatted(
                    Rollcall.Version.number(),
                    sandbox ? " (a sandbox)" : "",
                    serving.address(),
                    seconds,
                    folder))
        .with("address", serving.address().toString())
        .with("data", folder.toString())
        .with("seconds", seconds);
  }
}
