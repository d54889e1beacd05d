package dev.rollcall.benchmarks;

import java.nio.file.Path;
import java.sql.SQLException;

/**
 * The peer: DuckDB reads the same lines by {@code read_json} and counts what {@code rollup/*.sql}
 * counts, first arrivals only. Nothing is encoded, synced or published.
 */
final class RollupDayDuckDb {
  private RollupDayDuckDb() {}

  /**
   * Runs it.
   *
   * @param args the data folder
   */
  public static void main(String[] args) throws SQLException {
    Path folder = Path.of(args[0]);
    Figures figures = new Figures();
    try (DuckDb duckDb = new DuckDb("1024MB")) {
      Stopwatch whole = new Stopwatch();
      String lines =
          folder.resolve("journal/acme/cn").resolve(RollupDay.DAY.toString()) + "/*.ndjson";
      for (String statement :
          DuckDb.sql("rollup_day.sql").replace("${lines}", lines).split(";", -1)) {
        if (!statement.isBlank()) {
          Stopwatch watch = new Stopwatch();
          duckDb.run(statement);
          figures.put("statement " + statement.strip().lines().findFirst().orElse(""), watch);
        }
      }
      figures.putProcess();
      figures.put("wall", whole.wallSeconds());
      duckDb.run(
          """
          copy (
            select app, form, count(*) as people, sum(views)::bigint as views, sum(opens)::bigint as opens
            from app_use group by app, form order by app || ',' || form
          ) to '%s' (header false)
          """
              .formatted(folder.resolve("duckdb.csv")));
    }
    figures.print();
  }
}
