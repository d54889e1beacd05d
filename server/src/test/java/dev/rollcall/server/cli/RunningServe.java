package dev.rollcall.server.cli;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code serve}, typed in this process and running until it ends by itself or is closed. */
final class RunningServe implements AutoCloseable {
  private static final Pattern ADDRESS = Pattern.compile("https?://127\\.0\\.0\\.1:\\d+");

  private final CompletableFuture<Integer> status = new CompletableFuture<>();
  private final Thread thread;
  private final URI address;

  RunningServe(Path data, String... options) throws IOException {
    PipedOutputStream out = new PipedOutputStream();
    BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(new PipedInputStream(out), StandardCharsets.UTF_8));
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Shell shell =
        new Shell(
            InputStream.nullInputStream(),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            false,
            Map.of(),
            Clock.systemUTC());
    List<String> typed =
        new ArrayList<>(List.of("serve", "--port", "0", "--data", data.toString()));
    typed.addAll(List.of(options));
    thread =
        Thread.ofPlatform()
            .start(() -> status.complete(new Commands(shell).run(typed.toArray(String[]::new))));
    Matcher found = ADDRESS.matcher(String.valueOf(lines.readLine()));
    if (!found.find()) {
      throw new IllegalStateException(err.toString(StandardCharsets.UTF_8));
    }
    address = URI.create(found.group());
  }

  URI address() {
    return address;
  }

  /** The exit status, once it has ended by itself. */
  int status() {
    return status.join();
  }

  @Override
  public void close() {
    thread.interrupt();
    status.join();
  }
}
