package dev.rollcall.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A small Markdown table with what one must know to repeat it; can be pasted into README.md. */
final class Report {
  private final List<String> lines = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  /** Begins with the command line, the machine, the versions and the load at this moment. */
  Report(String command) {
    lines.add("`" + command + "`");
    lines.add("");
    lines.add(
        "%s UTC, commit %s, %s, load average %s, %s, DuckDB %s, %s"
            .formatted(
                LocalDateTime.now(ZoneOffset.UTC)
                    .format(DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT)),
                commit(),
                machine(),
                load(),
                Runtime.version(),
                version(org.duckdb.DuckDBDriver.class),
                "RoaringBitmap " + version(org.roaringbitmap.RoaringBitmap.class)));
    lines.add("");
  }

  void header(String... cells) {
    row((Object[]) cells);
    lines.add("|---".repeat(cells.length) + "|");
  }

  void row(Object... cells) {
    StringBuilder row = new StringBuilder("|");
    for (Object cell : cells) {
      row.append(' ').append(cell).append(" |");
    }
    lines.add(row.toString());
  }

  /** A sentence to stand below the table. */
  void note(String sentence) {
    notes.add(sentence);
  }

  void print() {
    lines.forEach(System.out::println);
    System.out.println();
    notes.forEach(System.out::println);
    System.out.println("Load average at the end: " + load());
  }

  /** A figure with a few digits, such as {@code 0.103}, {@code 9.62}, {@code 1,024}. */
  static String number(double value) {
    double size = Math.abs(value);
    String format = size < 1 ? "%.3f" : size < 10 ? "%.2f" : size < 1000 ? "%.1f" : "%,.0f";
    return String.format(Locale.ROOT, format, value);
  }

  /** A ratio such as {@code 12.3 x}. */
  static String times(double value, double unit) {
    return unit <= 0 ? "-" : number(value / unit) + " x";
  }

  /** The three load averages. */
  static String load() {
    return first(Path.of("/proc/loadavg"), "")
        .map(line -> line.replaceAll("^((\\S+ ){2}\\S+).*", "$1"))
        .orElse("unknown");
  }

  private static String machine() {
    String model =
        first(Path.of("/proc/cpuinfo"), "model name")
            .map(line -> line.replaceAll(".*: ", ""))
            .orElse("CPU");
    return Runtime.getRuntime().availableProcessors() + " cores (" + model + ")";
  }

  private static Optional<String> first(Path file, String beginning) {
    try (var lines = Files.lines(file)) {
      return lines.filter(line -> line.startsWith(beginning)).findFirst();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** The version in the name of the jar that a class comes from. */
  private static String version(Class<?> type) {
    String jar = String.valueOf(type.getProtectionDomain().getCodeSource().getLocation());
    return jar.replaceAll(".*-(\\d[0-9.]*)\\.jar$", "$1");
  }

  private static String commit() {
    try {
      Process git =
          new ProcessBuilder("git", "describe", "--always", "--dirty")
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      try (BufferedReader out = git.inputReader(StandardCharsets.UTF_8)) {
        String line = out.readLine();
        return line == null ? "unknown" : line;
      }
    } catch (IOException e) {
      return "unknown";
    }
  }
}
