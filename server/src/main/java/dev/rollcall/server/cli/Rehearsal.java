package dev.rollcall.server.cli;

import dev.rollcall.server.DataFolder;
import dev.rollcall.server.Settings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Command;

/**
 * {@code rehearse}: does once what the program does every day, on a folder of its own, so that the
 * JDK can note in a cache what it needs for it ({@code -XX:AOTCacheOutput}). The launcher runs it
 * after a build.
 */
@Command(name = "rehearse", hidden = true, description = "Runs through everything once.")
final class Rehearsal extends Task {
  private static final String TENANT = "rehearsal";

  private static final int ANSWER_MILLIS = 10_000;

  Rehearsal(Shell shell) {
    super(shell);
  }

  @Override
  Answer run() {
    try {
      Path folder = Files.createTempDirectory("rollcall-rehearsal");
      try {
        rehearse(folder.resolve("data").toString());
      } finally {
        delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The rehearsal could not be held", e);
    }
    return Answer.silent();
  }

  private void rehearse(String data) throws IOException {
    command("", "tenant", "add", "Rehearsal", "--data", data);
    command("", "app", "add", "--tenant", TENANT, "--vendor", "feishu", "--data", data);
    command("", "key", "add", "--tenant", TENANT, "--for", "intake", "--data", data, "--json");
    command(event(), "import", "--tenant", TENANT, "-", "--data", data);
    command("", "rollup", "--data", data);
    command("", "status", "--data", data);
    Settings settings = Settings.standard().at(null, 0);
    try (Serving serving = Serving.start(DataFolder.open(Path.of(data)), settings, shell.clock())) {
      for (String path : List.of("/readyz", "/", "/v1/status", "/open-apis/x")) {
        ask(serving.address(), path);
      }
    }
  }

  private void command(String input, String... arguments) {
    PrintStream nowhere =
        new PrintStream(PrintStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    Shell quiet =
        new Shell(
            new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
            nowhere,
            shell.err(),
            false,
            shell.environment(),
            shell.clock());
    if (new Commands(quiet).run(arguments) != 0) {
      throw new CommandFailure("The rehearsal broke off at " + String.join(" ", arguments));
    }
  }

  private String event() {
    Instant yesterday = shell.clock().instant().minus(Duration.ofDays(2));
    return """
    {"specversion":"1.0","id":"1","source":"rehearsal","type":"app.page_viewed","time":"%s","data":{"person":"p","app":"a","form":"webapp"}}
    """
        .formatted(yesterday);
  }

  private static void ask(URI address, String path) throws IOException {
    try (Socket socket = new Socket(address.getHost(), address.getPort())) {
      String request =
          "GET %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".formatted(path);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      socket.shutdownOutput();
      socket.setSoTimeout(ANSWER_MILLIS);
      socket.getInputStream().transferTo(PrintStream.nullOutputStream());
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
