package dev.rollcall.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * From starting the jar to {@code /readyz}, the middle of several starts on one data folder, and
 * memory when nothing happens.
 *
 * <p>{@code StartUp JAR}; {@code BENCHMARK_JAVA_FLAGS} gives further flags.
 */
public final class StartUp {
  private static final int STARTS = 7;
  private static final int IDLE_MILLIS = 10_000;

  private StartUp() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("start-up");
    try {
      Report report = new Report("StartUp rollcall.jar");
      Jar jar = new Jar(Path.of(args[0]).toAbsolutePath(), folder.resolve("data"));
      var _ = jar.run("tenant", "add", "Acme", "--json");
      List<Jar.Server> starts = new ArrayList<>();
      for (int i = 0; i < STARTS; i++) {
        try (Jar.Server server = jar.serve()) {
          starts.add(server);
        }
      }
      starts.sort(Comparator.comparingDouble(Jar.Server::wallSeconds));
      Jar.Server middle = starts.get(STARTS / 2);
      report.header("start of the jar", "wall s", "CPU s", "MiB resident");
      report.row(
          "to ready, the middle of " + STARTS,
          Report.number(middle.wallSeconds()),
          Report.number(middle.cpuSeconds()),
          "-");
      try (Jar.Server server = jar.serve()) {
        Thread.sleep(IDLE_MILLIS);
        report.row(
            "idle for 10 s",
            "-",
            Report.number(server.linux().cpuSeconds()),
            server.linux().residentMebibytes());
      }
      report.print();
    } finally {
      Folders.delete(folder);
    }
  }
}
