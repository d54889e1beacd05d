package dev.rollcall.server.realdata;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The shipping jar on a data folder, run as a process of its own, with the clock at some later
 * time.
 */
final class RollcallJar implements AutoCloseable {
  private static final Pattern ADDRESS = Pattern.compile("http://127\\.0\\.0\\.1:\\d+");
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Path data;
  private final String clock;
  private @Nullable Process server;

  RollcallJar(Path data, String clock) {
    this.data = data;
    this.clock = clock;
  }

  /** Runs a command to its end and returns the one JSON object it prints. */
  JsonNode run(String... arguments) {
    try {
      List<String> command = command(arguments);
      command.add("--json");
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
      String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor()).as(String.join(" ", arguments)).isZero();
      return JSON.readTree(printed);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Starts to serve on a free port; returns the address once it is ready. */
  URI serve() {
    try {
      Process process =
          new ProcessBuilder(command("serve", "--port", "0", "--no-limits"))
              .redirectErrorStream(true)
              .start();
      server = process;
      BufferedReader lines =
          new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
      StringBuilder printed = new StringBuilder();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        printed.append(line).append('\n');
        Matcher address = ADDRESS.matcher(line);
        if (address.find()) {
          drain(lines);
          return URI.create(address.group());
        }
      }
      throw new AssertionError("the server ended:\n" + printed);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void drain(BufferedReader lines) {
    Thread.ofVirtual().start(() -> lines.lines().forEach(_ -> {}));
  }

  private List<String> command(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:+UseSerialGC");
    command.add("-Xmx768m");
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("-jar");
    command.add(Path.of("target", "rollcall.jar").toAbsolutePath().toString());
    command.addAll(List.of(arguments));
    command.addAll(List.of("--data", data.toString(), "--clock", clock));
    return command;
  }

  @Override
  public void close() {
    if (server != null) {
      server.destroy();
      server.onExit().orTimeout(30, TimeUnit.SECONDS).join();
    }
  }
}
