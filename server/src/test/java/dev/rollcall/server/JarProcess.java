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

/** The shipping jar run on a data folder as a process of its own, with the launcher's flags. */
public final class JarProcess implements AutoCloseable {
  private static final Path JAR =
      Path.of(System.getProperty("rollcall.jar", "target/rollcall.jar")).toAbsolutePath();

  private static final List<String> FLAGS =
      List.of(
          "--enable-native-access=ALL-UNNAMED",
          "-XX:+UseSerialGC",
          "-XX:+UseCompactObjectHeaders",
          "-XX:MinHeapFreeRatio=10",
          "-XX:MaxHeapFreeRatio=25",
          "-Xlog:disable",
          "-Xlog:all=error:stderr");

  /** There when the launcher was used. */
  private static final Path CACHE = JAR.resolveSibling("rollcall.aot");

  private static final Pattern ADDRESS = Pattern.compile("https?://127\\.0\\.0\\.1:\\d+");
  private static final int PATIENCE_SECONDS = 120;
  private static final int KILLED = 137;

  private final Process process;
  private final BufferedReader out;

  public JarProcess(Path data, String... arguments) {
    this(List.of(), ProcessBuilder.Redirect.PIPE, data, arguments);
  }

  private JarProcess(
      List<String> around, ProcessBuilder.Redirect errors, Path data, String... arguments) {
    List<String> command = new ArrayList<>(around);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(FLAGS);
    if (CACHE.toFile().lastModified() > JAR.toFile().lastModified()) {
      command.add("-XX:AOTCache=" + CACHE);
    }
    command.addAll(List.of("-jar", JAR.toString()));
    command.addAll(List.of(arguments));
    command.addAll(List.of("--data", data.toString()));
    try {
      process = new ProcessBuilder(command).redirectError(errors).start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    out = process.inputReader(StandardCharsets.UTF_8);
  }

  /** One that may have only so many files open. */
  static JarProcess withFiles(int files, Path data, String... arguments) {
    List<String> around = List.of("sh", "-c", "ulimit -n " + files + "; exec \"$@\"", "sh");
    return new JarProcess(around, ProcessBuilder.Redirect.PIPE, data, arguments);
  }

  /** One that may say much on standard error: it is added to a file. */
  public static JarProcess logging(Path errors, Path data, String... arguments) {
    return new JarProcess(
        List.of(), ProcessBuilder.Redirect.appendTo(errors.toFile()), data, arguments);
  }

  /** Where a server listens, once it is ready. */
  public URI address() throws IOException {
    String ready = String.valueOf(out.readLine());
    Matcher address = ADDRESS.matcher(ready);
    if (!address.find()) {
      throw new IllegalStateException(ready + " " + err());
    }
    return URI.create(address.group());
  }

  /** Asks the process to end, as {@code kill} and a service manager do. */
  public void terminate() {
    process.toHandle().destroy();
  }

  /** Ends it at once, as {@code kill -9} does. Returns whether it was still at work. */
  public boolean kill() {
    process.toHandle().destroyForcibly();
    return ended().exitValue() == KILLED;
  }

  /** The exit status once it has ended. */
  public int status() throws InterruptedException {
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new IllegalStateException("still there");
    }
    return process.exitValue();
  }

  /** What it printed on standard output besides, once it has ended. */
  public String out() throws IOException {
    return String.join("\n", out.lines().toList());
  }

  /** The lines on standard error, once it has ended. */
  public List<String> err() throws IOException {
    return new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8)
        .lines()
        .toList();
  }

  @Override
  public void close() {
    process.toHandle().destroyForcibly();
    var _ = ended();
  }

  private Process ended() {
    return process.onExit().orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
  }
}
