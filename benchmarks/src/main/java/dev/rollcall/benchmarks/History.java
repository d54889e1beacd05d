package dev.rollcall.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.zip.GZIPInputStream;

/**
 * Years of chat messages, imported and published by the commands of the jar: each a page view and a
 * message in a group, with the organisation as old as they are.
 *
 * <p>{@code History JAR FOLDER}; the folder holds {@code activity.csv.gz}, {@code users.csv.gz} and
 * {@code departments.csv.gz}.
 */
public final class History {
  private static final String SINCE = "2018-01-01";

  private History() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    Path source = Path.of(args[1]);
    Path folder = Files.createTempDirectory("history");
    try {
      Path directory = folder.resolve("directory.ndjson");
      Path activity = folder.resolve("activity.ndjson");
      writeDirectory(source, directory);
      writeActivity(source, activity);
      Report report = new Report("History rollcall.jar " + source.getFileName());
      Jar jar = new Jar(Path.of(args[0]).toAbsolutePath(), folder.resolve("data"));
      var _ = jar.run("tenant", "add", "Acme", "--id", "acme", "--region", "us", "--json");
      report.header("command", "wall s", "CPU s", "peak MiB", "answer");
      row(
          report,
          "import, directory",
          jar.run(
              "import",
              "--tenant",
              "acme",
              "--directory-since",
              SINCE,
              "--json",
              directory.toString()));
      row(
          report,
          "import, activity",
          jar.run("import", "--tenant", "acme", "--json", activity.toString()));
      row(report, "**rollup**", jar.run("rollup", "--json"));
      row(report, "rollup again, nothing new", jar.run("rollup", "--json"));
      row(
          report,
          "retain, so that what each person did goes",
          jar.run("retain", "--journal-days", "30", "--person-days", "30", "--json"));
      row(report, "verify", jar.run("verify", "--json"));
      report.print();
    } finally {
      Folders.delete(folder);
    }
  }

  private static void row(Report report, String command, Jar.Run run) {
    report.row(
        command,
        Report.number(run.wallSeconds()),
        Report.number(run.cpuSeconds()),
        run.peakMebibytes(),
        "`" + run.output().strip().replaceAll("(?<=.{300}).*", "...") + "`");
  }

  /** What is done with the cells of a line. */
  private interface Row {
    void read(String[] cells);
  }

  private static void forEach(Path file, Row row) throws IOException {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      var _ = lines.readLine();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        row.read(line.split(",", -1));
      }
    }
  }

  private static void writeDirectory(Path source, Path file) throws IOException {
    try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(file))) {
      forEach(
          source.resolve("departments.csv.gz"),
          cells ->
              event(
                  out,
                  "d-" + cells[0],
                  "department.set",
                  Instant.parse(SINCE + "T00:00:00Z"),
                  "\"department\":\"%s\",\"parent\":\"%s\",\"name\":\"%s\""
                      .formatted(cells[0], cells[1].isEmpty() ? "0" : cells[1], plain(cells[2]))));
      forEach(
          source.resolve("users.csv.gz"),
          cells ->
              event(
                  out,
                  "p-" + cells[0],
                  "person.set",
                  Instant.parse(SINCE + "T00:00:00Z"),
                  "\"person\":\"%s\",\"name\":\"%s\",\"departments\":[\"%s\"]"
                      .formatted(cells[0], plain(cells[1]), cells[2])));
    }
  }

  private static void writeActivity(Path source, Path file) throws IOException {
    try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(file))) {
      int[] count = {0};
      forEach(
          source.resolve("activity.csv.gz"),
          cells -> {
            Instant time = Instant.ofEpochMilli(Long.parseLong(cells[0]));
            int number = ++count[0];
            event(
                out,
                "v-" + number,
                "app.page_viewed",
                time,
                "\"person\":\"%s\",\"app\":\"cli_chat\",\"form\":\"webapp\"".formatted(cells[1]));
            event(
                out,
                "m-" + number,
                "group.message_sent",
                time,
                "\"chat\":\"%s\",\"member\":\"%s\"".formatted(cells[3], cells[1]));
          });
    }
  }

  private static void event(PrintWriter out, String id, String type, Instant time, String data) {
    out.print(
        "{\"specversion\":\"1.0\",\"id\":\"" + id + "\",\"source\":\"chat\",\"type\":\"" + type);
    out.print("\",\"time\":\"" + time + "\",\"data\":{" + data + "}}\n");
  }

  private static String plain(String text) {
    return text.replace("\\", "").replace("\"", "");
  }
}
