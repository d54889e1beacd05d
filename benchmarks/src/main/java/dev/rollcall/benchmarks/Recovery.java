package dev.rollcall.benchmarks;

import dev.rollcall.events.Region;
import dev.rollcall.events.TenantDay;
import dev.rollcall.journal.FileJournal;
import dev.rollcall.journal.JournalBatch;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * From starting the jar to {@code /readyz} after it was killed, with a large journal of 31 days of
 * which several have a torn tail, and while it was counting days. Beside it PostgreSQL, killed with
 * as many bytes of rows in its log that no checkpoint has seen.
 *
 * <p>{@code Recovery JAR [MEBIBYTES]}.
 */
public final class Recovery {
  private static final int STARTS = 5;
  private static final int DAYS = 31;
  private static final int TORN_DAYS = 5;
  private static final int BATCH_EVENTS = 5_000;
  private static final long MEBIBYTE = 1 << 20;

  private Recovery() {}

  public static void main(String[] args) throws IOException, InterruptedException, SQLException {
    long bytes = (args.length > 1 ? Long.parseLong(args[1]) : 64) * MEBIBYTE;
    Path folder = Files.createTempDirectory("recovery");
    try {
      Report report = new Report("Recovery rollcall.jar %,d MiB".formatted(bytes / MEBIBYTE));
      report.header(
          "start after a kill", "CPU s", "times an empty one", "wall s", "slowest wall s");
      Path jarFile = Path.of(args[0]).toAbsolutePath();
      Path data = folder.resolve("data");
      Jar jar = new Jar(jarFile, data);
      var _ = jar.run("tenant", "add", "Acme", "--region", "cn", "--json");
      List<Jar.Server> empty = starts(jar, () -> {});
      write(data.resolve("journal"), bytes);
      List<Jar.Server> full = starts(jar, () -> tear(data.resolve("journal")));
      row(report, "Rollcall, an empty journal", empty, empty);
      row(report, "Rollcall, %,d MiB, torn tails".formatted(bytes / MEBIBYTE), full, empty);
      report.row(
          "PostgreSQL, as many bytes in its log",
          "-",
          "-",
          Report.number(postgres(folder, bytes)),
          "-");
      report.note("fsync of 4 KiB: %.3f ms".formatted(SyncCost.medianMillis(folder)));
      report.print();
    } finally {
      Folders.delete(folder);
    }
  }

  private static void row(
      Report report, String what, List<Jar.Server> starts, List<Jar.Server> empty) {
    Jar.Server middle = starts.get(STARTS / 2);
    report.row(
        what,
        Report.number(middle.cpuSeconds()),
        Report.times(middle.cpuSeconds(), empty.get(STARTS / 2).cpuSeconds()),
        Report.number(middle.wallSeconds()),
        Report.number(starts.getLast().wallSeconds()));
  }

  /** What is done to the folder before each start. */
  private interface Damage {
    void make() throws IOException;
  }

  /** Starts, the quickest first; every server was killed. */
  private static List<Jar.Server> starts(Jar jar, Damage before)
      throws IOException, InterruptedException {
    List<Jar.Server> starts = new ArrayList<>();
    for (int i = 0; i < STARTS; i++) {
      before.make();
      Jar.Server server = jar.serve();
      starts.add(server);
      server.process().destroyForcibly();
      server.process().onExit().join();
    }
    starts.sort(Comparator.comparingDouble(Jar.Server::wallSeconds));
    return starts;
  }

  private static void write(Path journal, long bytes) {
    Instant now = Clock.systemUTC().instant();
    try (FileJournal open = FileJournal.open(journal)) {
      long written = 0;
      for (int batch = 0; written < bytes; batch++) {
        TenantDay day =
            new TenantDay("acme", Region.CN, Region.CN.dayOf(now).minusDays(batch % DAYS));
        JournalBatch lines = batch(day, batch);
        written += lines.lines(day).length();
        open.append(lines);
      }
    }
  }

  private static JournalBatch batch(TenantDay day, int number) {
    JournalBatch batch = new JournalBatch();
    for (int i = 0; i < BATCH_EVENTS; i++) {
      String text =
          "{\"specversion\":\"1.0\",\"id\":\"7f3a-%d-%05d\",\"source\":\"portal\",\"type\":\"app.page_viewed\",\"time\":\"%sT01:30:%02dZ\",\"data\":{\"person\":\"u%d\",\"app\":\"cli_%d\",\"form\":\"webapp\",\"page\":\"/home\"}}"
              .formatted(number, i, day.day(), i % 60, i * 31 % 10_007, i % 60);
      byte[] line = text.getBytes(StandardCharsets.US_ASCII);
      batch.lines(day).addLine(line, 0, line.length);
    }
    return batch;
  }

  /** Half of a last batch stands once more at the end of the newest days' segments. */
  private static void tear(Path journal) throws IOException {
    List<Path> segments = new ArrayList<>();
    try (Stream<Path> files = Files.walk(journal)) {
      files.filter(file -> file.toString().endsWith(".ndjson")).forEach(segments::add);
    }
    segments.sort(Comparator.reverseOrder());
    for (Path segment : segments.subList(0, Math.min(TORN_DAYS, segments.size()))) {
      byte[] all = Files.readAllBytes(segment);
      int last = all.length - 1;
      byte[] mark = "{\"batch\":".getBytes(StandardCharsets.US_ASCII);
      while (!Arrays.equals(all, last, Math.min(all.length, last + mark.length), mark, 0, 9)) {
        last--;
      }
      byte[] half = Arrays.copyOfRange(all, last, last + (all.length - last) / 2);
      Files.write(segment, half, StandardOpenOption.APPEND);
    }
  }

  /** Seconds from starting PostgreSQL to its first answer after it was stopped at once. */
  private static double postgres(Path folder, long bytes) throws IOException, SQLException {
    List<String> settings = List.of("max_wal_size=64GB", "checkpoint_timeout=1d");
    try (Postgres postgres = new Postgres(folder, settings)) {
      try (Connection connection = postgres.connect();
          Statement statement = connection.createStatement()) {
        statement.execute("create table event (id text, source text, type text, line text)");
        statement.execute("checkpoint");
        String begun = text(statement, "select pg_current_wal_lsn()");
        while (Long.parseLong(
                text(statement, "select pg_wal_lsn_diff(pg_current_wal_lsn(), '" + begun + "')"))
            < bytes) {
          statement.execute(
              "insert into event select md5(i::text), 'portal', 'app.page_viewed', repeat(md5(i::text), 4)"
                  + " from generate_series(1, 20000) i");
        }
      }
      return postgres.secondsToStartAfterACrash();
    }
  }

  private static String text(Statement statement, String sql) throws SQLException {
    try (var rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }
}
