package dev.rollcall.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * What the vendors' SDKs and WxJava really sent to a stub, byte for byte. The folder with the
 * recordings is given by {@code rollcall.shared}, or is {@code shared} beside the repository;
 * without it the tests that need them are skipped.
 */
public final class Recordings {
  private static final String BETWEEN = "-----8<-----[^\n]*\n";
  private static final String ANSWER = "\n=> ";

  /** The stub misbehaved on purpose below such paths; clients took them for their base address. */
  private static final Pattern BASE = Pattern.compile("^(GET|POST) /s/[^/]+/");

  private Recordings() {}

  /**
   * One request.
   *
   * @param file the file it stands in
   * @param bytes head and body as they were sent, but for the base address
   */
  public record Recording(String file, String bytes) {
    /** The path and query. */
    public String target() {
      return bytes.split(" ", 3)[1];
    }

    /** The body; empty when there was none. */
    public String body() {
      return bytes.substring(bytes.indexOf("\r\n\r\n") + 4);
    }

    /** The same with another body, and the length that it has. */
    public Recording withBody(String body) {
      String head = bytes.substring(0, bytes.indexOf("\r\n\r\n") + 4);
      int length = body.getBytes(StandardCharsets.UTF_8).length;
      String fitting = head.replaceAll("Content-Length: [0-9]+", "Content-Length: " + length);
      return new Recording(file, fitting + body);
    }

    /** The same with something in its head exchanged. */
    public Recording withHead(String pattern, String replacement) {
      int end = bytes.indexOf("\r\n\r\n");
      String head = bytes.substring(0, end).replaceAll(pattern, replacement);
      return new Recording(file, head + bytes.substring(end));
    }

    @Override
    public String toString() {
      return file + ": " + bytes;
    }
  }

  /** Those of all files whose path is wanted, in the order in which they were sent. */
  public static List<Recording> to(Predicate<String> path) throws IOException {
    Path folder =
        Path.of(System.getProperty("rollcall.shared", "../../shared")).resolve("contract/captures");
    Assumptions.assumeTrue(
        Files.isDirectory(folder), "No recordings in " + folder + "; see -Drollcall.shared");
    List<Path> files;
    try (Stream<Path> listed = Files.list(folder)) {
      files = listed.sorted().toList();
    }
    List<Recording> wanted = new ArrayList<>();
    for (Path file : files) {
      for (String recording : Files.readString(file, StandardCharsets.UTF_8).split(BETWEEN, -1)) {
        if (!recording.isBlank()) {
          Recording request = new Recording(file.getFileName().toString(), request(recording));
          if (path.test(request.target())) {
            wanted.add(request);
          }
        }
      }
    }
    return wanted;
  }

  /**
   * Undoes the notation of the recordings: line ends are written out, the stub's answer follows,
   * after a line end of its own where there was no body.
   */
  private static String request(String recording) {
    String sent = recording.substring(0, recording.lastIndexOf(ANSWER)).replace("\\r\\n\n", "\r\n");
    int head = sent.indexOf("\r\n\r\n") + 4;
    return BASE.matcher(sent.substring(0, head)).replaceFirst("$1 /")
        + sent.substring(head).stripTrailing();
  }
}
