package dev.rollcall.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The jar that ships, run in processes of its own on one data folder; on the processors of {@code
 * BENCHMARK_SERVER_CPUS} alone, such as {@code 0}, when that is set.
 */
final class Jar {
  private static final Pattern ADDRESS = Pattern.compile("http://127\\.0\\.0\\.1:(\\d+)");

  /** Those that the launcher gives to servers only. */
  private static final List<String> SERVER_FLAGS = List.of("-Xmx1g", "-Xmn256m");

  private static final int SAMPLE_MILLIS = 10;

  private final Path jar;
  private final Path data;

  /** What a command cost. */
  record Run(String output, double wallSeconds, double cpuSeconds, long peakMebibytes) {}

  /** A server that answers. */
  record Server(Process process, int port, double wallSeconds, double cpuSeconds)
      implements AutoCloseable {
    LinuxProcess linux() {
      return new LinuxProcess(process.pid());
    }

    @Override
    public void close() {
      process.destroy();
      process.onExit().join();
    }
  }

  Jar(Path jar, Path data) {
    this.jar = jar;
    this.data = data;
  }

  /** Runs a command to its end; its CPU is read until its last hundredth of a second. */
  Run run(String... arguments) throws IOException, InterruptedException {
    Path said = Files.createTempFile("rollcall", ".out");
    Stopwatch watch = new Stopwatch();
    Process process =
        builder(List.of(), arguments)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .redirectOutput(said.toFile())
            .start();
    LinuxProcess linux = new LinuxProcess(process.pid());
    double cpu = 0;
    long peak = 0;
    while (!process.waitFor(SAMPLE_MILLIS, TimeUnit.MILLISECONDS)) {
      cpu = Math.max(cpu, linux.cpuSeconds());
      peak = Math.max(peak, linux.peakMebibytes());
    }
    double wall = watch.wallSeconds();
    String out = Files.readString(said);
    Files.delete(said);
    if (process.exitValue() != 0) {
      throw new IllegalStateException(String.join(" ", arguments) + " failed: " + out);
    }
    return new Run(out, wall, cpu, peak);
  }

  /** Starts a server on a free port; returns once {@code /readyz} says so. */
  Server serve(String... more) throws IOException, InterruptedException {
    List<String> arguments = new ArrayList<>(List.of("serve", "--port", "0"));
    arguments.addAll(List.of(more));
    Stopwatch watch = new Stopwatch();
    Process process =
        builder(SERVER_FLAGS, arguments.toArray(String[]::new))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String line = String.valueOf(process.inputReader(StandardCharsets.UTF_8).readLine());
    Matcher address = ADDRESS.matcher(line);
    if (!address.find()) {
      throw new IllegalStateException("The server said: " + line);
    }
    int port = Integer.parseInt(address.group(1));
    try (HttpConnection connection = new HttpConnection(port)) {
      while (!connection.get("/readyz").startsWith("HTTP/1.1 200")) {
        Thread.sleep(1);
      }
    }
    double wall = watch.wallSeconds();
    return new Server(process, port, wall, new LinuxProcess(process.pid()).cpuSeconds());
  }

  private ProcessBuilder builder(List<String> flags, String... arguments) {
    List<String> command = new ArrayList<>();
    String processors = System.getenv("BENCHMARK_SERVER_CPUS");
    if (processors != null) {
      command.addAll(List.of("taskset", "--cpu-list", processors));
    }
    command.addAll(OwnProcess.java());
    command.addAll(flags);
    command.addAll(List.of("-jar", jar.toString()));
    command.addAll(List.of(arguments));
    command.addAll(List.of("--data", data.toString()));
    return new ProcessBuilder(command);
  }
}
