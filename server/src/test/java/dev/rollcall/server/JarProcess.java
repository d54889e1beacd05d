package dev.rollcall.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The shipping jar run on a data folder as a process of its own. */
final class JarProcess implements AutoCloseable {
  private static final Path JAR =
      Path.of(System.getProperty("rollcall.jar", "target/rollcall.jar")).toAbsolutePath();
  private static final Pattern ADDRESS = Pattern.compile("https?://127\\.0\\.0\\.1:\\d+");
  private static final int PATIENCE_SECONDS = 120;

  private final Process process;
  private final BufferedReader out;

  JarProcess(Path data, String... arguments) {
    this(List.of(), data, arguments);
  }

  private JarProcess(List<String> around, Path data, String... arguments) {
    List<String> command = new ArrayList<>(around);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-jar", JAR.toString()));
    command.addAll(List.of(arguments));
    command.addAll(List.of("--data", data.toString()));
    try {
      process = new ProcessBuilder(command).start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    out = process.inputReader(StandardCharsets.UTF_8);
  }

  /** One that may have only so many files open. */
  static JarProcess withFiles(int files, Path data, String... arguments) {
    List<String> around = List.of("sh", "-c", "ulimit -n " + files + "; exec \"$@\"", "sh");
    return new JarProcess(around, data, arguments);
  }

  /** Where a server listens, once it is ready. */
  URI address() throws IOException {
    String ready = String.valueOf(out.readLine());
    Matcher address = ADDRESS.matcher(ready);
    if (!address.find()) {
      throw new IllegalStateException(ready + " " + err());
    }
    return URI.create(address.group());
  }

  /** Asks the process to end, as {@code kill} and a service manager do. */
  void terminate() {
    process.toHandle().destroy();
  }

  /** The exit status once it has ended. */
  int status() throws InterruptedException {
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new IllegalStateException("still there");
    }
    return process.exitValue();
  }

  /** What it printed on standard output besides, once it has ended. */
  String out() throws IOException {
    return String.join("\n", out.lines().toList());
  }

  /** The lines on standard error, once it has ended. */
  List<String> err() throws IOException {
    return new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8)
        .lines()
        .toList();
  }

  @Override
  public void close() {
    process.toHandle().destroyForcibly();
    process.onExit().join();
  }
}
