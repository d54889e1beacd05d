package dev.rollcall.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Every department and every app of a month at once: distinct people of each form and of all forms
 * together, page views, opens; beside DuckDB and PostgreSQL on the same rows. All three must give
 * the same figures. Rollcall counts newcomers and total users besides.
 *
 * <p>{@code MonthOfDepartments [PEOPLE [DEPARTMENTS [APPS [DAYS [FOLDER]]]]]}; the full run is
 * {@code 100000 5000 60 31}. A folder given is kept.
 */
public final class MonthOfDepartments {
  private MonthOfDepartments() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    int people = number(args, 0, 10_000);
    int departments = number(args, 1, 500);
    int apps = number(args, 2, 20);
    int days = number(args, 3, 31);
    Path folder =
        args.length > 4
            ? Files.createDirectories(Path.of(args[4]))
            : Files.createTempDirectory("month-of-departments");
    try {
      MonthOfUse month = new MonthOfUse(folder, people, departments, apps, days);
      month.write();
      String command = "MonthOfDepartments %d %d %d %d".formatted(people, departments, apps, days);
      measure(folder, month, apps, command);
    } finally {
      if (args.length <= 4) {
        Folders.delete(folder);
      }
    }
  }

  private static int number(String[] args, int index, int standard) {
    return args.length > index ? Integer.parseInt(args[index]) : standard;
  }

  private static void measure(Path folder, MonthOfUse month, int apps, String command)
      throws IOException, InterruptedException {
    Report report = new Report(command);
    Figures ours = OwnProcess.run(MonthCounting.class, folder, month.last(), apps);
    Figures duckDb = OwnProcess.run(MonthInDuckDb.class, folder);
    same(folder, "duckdb.csv");
    Figures postgres = OwnProcess.run(MonthInPostgres.class, folder);
    same(folder, "postgres.csv");
    double unit = ours.get("cold");
    report.header(
        "%,d rows (person, app, form, day)".formatted(month.rows()),
        "CPU s",
        "wall s",
        "peak MiB",
        "times Rollcall's");
    row(report, "Rollcall, first time in a new process", ours, "first", unit);
    row(report, "**Rollcall, from stored facts, page cache warm**", ours, "cold", unit);
    row(report, "Rollcall, from decoded facts", ours, "decoded", unit);
    row(report, "DuckDB, rows in memory", duckDb, "query", unit);
    row(report, "PostgreSQL, vacuumed, page cache warm", postgres, "query", unit);
    report.note("The same %,.0f figures from all three.".formatted(ours.get("figures")));
    report.print();
  }

  private static void row(Report report, String name, Figures figures, String figure, double unit) {
    report.row(
        name,
        Report.number(figures.get(figure)),
        Report.number(figures.get(figure + " wall")),
        Report.number(figures.get("MiB")),
        Report.times(figures.get(figure), unit));
  }

  private static void same(Path folder, String peer) throws IOException {
    long at = Files.mismatch(folder.resolve("ours.csv"), folder.resolve(peer));
    if (at >= 0) {
      throw new IllegalStateException(
          "%s and %s in %s differ at byte %d".formatted("ours.csv", peer, folder, at));
    }
  }
}
