package dev.rollcall.benchmarks;

import dev.rollcall.events.EventLine;
import dev.rollcall.events.Region;
import dev.rollcall.events.TenantDay;
import dev.rollcall.journal.FileJournal;
import dev.rollcall.journal.LineReader;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/** The product's steps one by one, on the same rows: walking the lines, then each SQL file. */
final class RollupDaySteps {
  private static final List<String> STEPS =
      List.of(
          "repeats", "arrivals", "deeds", "tied_views", "app_moments", "app_turns", "app_opens");

  private RollupDaySteps() {}

  /**
   * Runs it.
   *
   * @param args the data folder
   */
  public static void main(String[] args) throws SQLException {
    Path folder = Path.of(args[0]);
    Figures figures = new Figures();
    walk(folder, figures);
    try (DuckDb duckDb = new DuckDb("1024MB")) {
      String lines =
          folder.resolve("journal/acme/cn").resolve(RollupDay.DAY.toString()) + "/*.ndjson";
      for (String statement :
          DuckDb.sql("rollup_day_events.sql").replace("${lines}", lines).split(";", -1)) {
        if (!statement.isBlank()) {
          duckDb.run(statement);
        }
      }
      duckDb.run("create table tied_places (day integer, seq integer, place integer)");
      for (String step : STEPS) {
        Stopwatch watch = new Stopwatch();
        duckDb.run(DuckDb.sql("/dev/rollcall/rollup/" + step + ".sql"));
        figures.put("step " + step + ".sql", watch);
      }
      Stopwatch watch = new Stopwatch();
      duckDb.run("create table usages as " + DuckDb.sql("/dev/rollcall/rollup/usages.sql"));
      figures.put("step usages.sql", watch);
    }
    figures.print();
  }

  private static void walk(Path folder, Figures figures) {
    try (FileJournal journal = FileJournal.open(folder.resolve("journal"));
        LineReader lines =
            journal.open(new TenantDay(RollupDay.TENANT, Region.CN, RollupDay.DAY))) {
      Stopwatch watch = new Stopwatch();
      EventLine line = new EventLine();
      long keys = 0;
      while (lines.next()) {
        line.read(lines.buffer(), lines.offset(), lines.length());
        keys ^= line.key();
      }
      figures.put("step walking the lines", watch);
      figures.put("keys", (double) (keys & 1));
    }
  }
}
