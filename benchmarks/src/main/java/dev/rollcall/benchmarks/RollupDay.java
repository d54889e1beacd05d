package dev.rollcall.benchmarks;

import dev.rollcall.events.Event;
import dev.rollcall.events.EventLines;
import dev.rollcall.events.Region;
import dev.rollcall.events.TenantDay;
import dev.rollcall.journal.FileJournal;
import dev.rollcall.journal.JournalBatch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/**
 * One busy day from the journal to published, in a process of its own, beside DuckDB alone on the
 * same lines. The directory was published the day before.
 *
 * <p>{@code RollupDay [EVENTS [PEOPLE [DEPARTMENTS [FOLDER]]]]}; a folder given is kept.
 */
public final class RollupDay {
  /** The day that is measured. */
  static final LocalDate DAY = LocalDate.of(2026, 11, 20);

  static final String TENANT = "acme";
  private static final int APPS = 60;
  private static final int EVENTS_A_BATCH = 5000;
  private static final int EVENTS_THE_DAY_BEFORE = 50_000;

  /** What the launcher gives to {@code rollup}. */
  private static final List<String> FLAGS =
      List.of(
          "-XX:Tier4InvocationThreshold=20000",
          "-XX:Tier4MinInvocationThreshold=2400",
          "-XX:Tier4CompileThreshold=60000",
          "-XX:Tier4BackEdgeThreshold=160000");

  private RollupDay() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    long events = args.length > 0 ? Long.parseLong(args[0]) : 500_000;
    int people = args.length > 1 ? Integer.parseInt(args[1]) : 20_000;
    int departments = args.length > 2 ? Integer.parseInt(args[2]) : 1000;
    Path folder =
        args.length > 3
            ? Files.createDirectories(Path.of(args[3]))
            : Files.createTempDirectory("rollup-day");
    try {
      if (!Files.exists(folder.resolve("journal"))) {
        write(folder, events, people, departments);
      }
      forget(folder);
      var _ = OwnProcess.run(FLAGS, RollupDayProduct.class, folder, DAY.minusDays(1));
      measure(folder, "RollupDay %d %d %d".formatted(events, people, departments));
    } finally {
      if (args.length <= 3) {
        Folders.delete(folder);
      }
    }
  }

  /** Takes away what an earlier run published. */
  private static void forget(Path folder) throws IOException {
    for (String name : List.of("facts", "catalog.db", "catalog.db-wal", "catalog.db-shm")) {
      if (Files.exists(folder.resolve(name))) {
        Folders.delete(folder.resolve(name));
      }
    }
  }

  private static void write(Path folder, long events, int people, int departments) {
    try (FileJournal journal = FileJournal.open(folder.resolve("journal"))) {
      LocalDate before = DAY.minusDays(1);
      BusyDay quiet = new BusyDay(before, EVENTS_THE_DAY_BEFORE, people, departments, APPS);
      JournalBatch directory = new JournalBatch();
      quiet.directory().forEach(event -> add(directory, before, event));
      journal.append(directory);
      write(journal, before, quiet, EVENTS_THE_DAY_BEFORE);
      write(journal, DAY, new BusyDay(DAY, events, people, departments, APPS), events);
    }
  }

  private static void write(FileJournal journal, LocalDate day, BusyDay source, long events) {
    for (long first = 0; first < events; first += EVENTS_A_BATCH) {
      JournalBatch batch = new JournalBatch();
      EventLines lines = batch.lines(new TenantDay(TENANT, Region.CN, day));
      for (long i = first; i < Math.min(events, first + EVENTS_A_BATCH); i++) {
        lines.add(source.event(i));
      }
      journal.append(batch);
    }
  }

  private static void add(JournalBatch batch, LocalDate day, Event event) {
    batch.add(new TenantDay(TENANT, Region.CN, day), event);
  }

  private static void measure(Path folder, String command)
      throws IOException, InterruptedException {
    Report report = new Report(command);
    Figures ours = OwnProcess.run(FLAGS, RollupDayProduct.class, folder, DAY);
    Figures peer = OwnProcess.run(FLAGS, RollupDayDuckDb.class, folder);
    Figures steps = OwnProcess.run(FLAGS, RollupDaySteps.class, folder);
    compare(folder);
    report.header(
        "%,.0f events".formatted(ours.get("events")),
        "CPU s",
        "CPU s per million",
        "wall s",
        "peak MiB",
        "times ours");
    row(report, "**Rollcall, journal to published**", ours, ours);
    row(report, "DuckDB, read_json to a counted table", peer, ours);
    report.print();
    split(ours, steps);
  }

  private static void row(Report report, String name, Figures figures, Figures ours) {
    double millions = ours.get("events") / 1e6;
    report.row(
        name,
        Report.number(figures.get("cpu")),
        Report.number(figures.get("cpu") / millions),
        Report.number(figures.get("wall")),
        Report.number(figures.get("MiB")),
        Report.times(figures.get("cpu"), ours.get("cpu")));
  }

  private static void split(Figures ours, Figures steps) {
    System.out.println();
    System.out.println("| part | CPU s |");
    System.out.println("|---|---|");
    for (String name : ours.names()) {
      if (name.startsWith("part ") && !name.endsWith(" wall")) {
        line(name.substring(5), ours.get(name));
      }
    }
    for (String name : steps.names()) {
      if (name.startsWith("step ") && !name.endsWith(" wall")) {
        line("of it, run apart: " + name.substring(5), steps.get(name));
      }
    }
  }

  private static void line(String name, double cpuSeconds) {
    System.out.printf(Locale.ROOT, "| %s | %.2f |%n", name, cpuSeconds);
  }

  private static void compare(Path folder) throws IOException {
    Path ours = folder.resolve("ours.csv");
    Path peer = folder.resolve("duckdb.csv");
    long line = Files.mismatch(ours, peer);
    if (line >= 0) {
      throw new IllegalStateException("%s and %s differ at byte %d".formatted(ours, peer, line));
    }
    System.out.println("Both count the same people, page views and opens of every app and form.");
    System.out.println();
  }
}
