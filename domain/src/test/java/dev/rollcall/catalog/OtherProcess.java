package dev.rollcall.catalog;

import dev.rollcall.events.Region;
import dev.rollcall.events.TenantDay;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;

/** A second process on the same catalog: what it is told to do, and how to start it. */
final class OtherProcess {
  static final Instant NOW = Instant.parse("2026-11-20T01:30:00Z");
  static final int DAYS = 500;

  private OtherProcess() {}

  /**
   * Arguments: the file, what to do, and what it is done to. Prints one line for each thing done.
   */
  public static void main(String[] arguments) {
    try (SqliteCatalog catalog = open(Path.of(arguments[0]))) {
      switch (arguments[1]) {
        case "signing-key" ->
            System.out.println(HexFormat.of().formatHex(catalog.signingKeys().current()));
        case "revoke-key" -> {
          catalog.keys().revoke(arguments[2], "test:other");
          System.out.println("revoked");
        }
        case "publish-forever" -> {
          while (true) {
            System.out.println(catalog.publications().publish(days(), NOW));
          }
        }
        default -> throw new IllegalArgumentException(arguments[1]);
      }
    }
  }

  static SqliteCatalog open(Path file) {
    return SqliteCatalog.open(file, Clock.fixed(NOW, ZoneOffset.UTC));
  }

  /** {@value #DAYS} days of tenant {@code acme}. */
  static List<Publications.Entry> days() {
    LocalDate first = LocalDate.of(2025, 1, 1);
    return IntStream.range(0, DAYS)
        .mapToObj(i -> new TenantDay("acme", Region.CN, first.plusDays(i)))
        .map(day -> new Publications.Entry(day, day + "/manifest.json", 1, "", "after"))
        .toList();
  }

  static Process start(Path file, String... work) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(OtherProcess.class.getName());
    command.add(file.toString());
    command.addAll(List.of(work));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  /** The next line that is no log line of a library. */
  static String line(BufferedReader output) throws IOException {
    String line = output.readLine();
    while (line != null && !line.matches("[0-9a-z]+")) {
      line = output.readLine();
    }
    if (line == null) {
      throw new IOException("The other process ended before it said anything.");
    }
    return line;
  }
}
