package dev.rollcall.server.cli;

import dev.rollcall.server.DataFolder;
import dev.rollcall.server.Settings;
import dev.rollcall.server.demo.Demo;
import dev.rollcall.server.demo.DemoSettings;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code demo}. */
@Command(
    name = "demo",
    description =
        "Serves a made-up organisation that lives: 90 days of history, and today as it happens."
            + " Prints addresses, keys and commands to try. Goes on where it stopped.",
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {"  ./rollcall demo", "  ./rollcall demo --port 9000 --data /tmp/demo"})
final class DemoCommand extends Task {
  private static final Duration LONGEST_STOP = Duration.ofSeconds(30);

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "0 for any free one (default: 8080).")
  @Nullable Integer port;

  DemoCommand(Shell shell) {
    super(shell);
  }

  @Override
  Answer run() {
    Ports.check(port, this);
    Settings settings = Settings.standard().at(null, port);
    Path folder = common.data == null ? Path.of("demo-data") : common.data;
    try (Stop _ = new Stop(LONGEST_STOP, Thread.currentThread()::interrupt)) {
      Demo.run(
          DemoSettings.standard(folder),
          (data, lateDays) -> start(data, settings.withLateDays(lateDays)),
          clock(),
          common.json ? shell.err() : shell.out());
    }
    return Answer.silent();
  }

  private Serving start(Path data, Settings settings) {
    Serving serving = Serving.start(DataFolder.openOrCreate(data), settings, clock());
    serving.whenPublishing(() -> ready(serving, data));
    return serving;
  }

  /** The text says it to people; programs wait for one line. */
  private void ready(Serving serving, Path data) {
    if (common.json) {
      Answer.of("")
          .with("address", serving.address().toString())
          .with("data", data.toAbsolutePath().normalize().toString())
          .print(shell.out(), true);
    }
  }
}
