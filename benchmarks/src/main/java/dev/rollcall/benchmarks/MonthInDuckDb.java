package dev.rollcall.benchmarks;

import java.nio.file.Path;
import java.sql.SQLException;

/** The peer with the rows in columns, in memory. */
final class MonthInDuckDb {
  private MonthInDuckDb() {}

  /**
   * Runs it.
   *
   * @param args the folder
   */
  public static void main(String[] args) throws SQLException {
    Path folder = Path.of(args[0]);
    Figures figures = new Figures();
    try (DuckDb duckDb = new DuckDb("4096MB")) {
      duckDb.run(
          """
          create table usage (day int, app int, form int, person int, views int, opens int);
          create table chain (person int, department int);
          copy usage from '%1$s/rows.csv' (header false);
          copy chain from '%1$s/chain.csv' (header false)
          """
              .formatted(folder));
      Stopwatch watch = new Stopwatch();
      duckDb.run("create table figures as " + DuckDb.sql("month_of_departments.sql"));
      figures.put("query", watch);
      figures.putProcess();
      duckDb.run(
          "copy (select * from figures order by app, form, department) to '%s/duckdb.csv' (header false)"
              .formatted(folder));
    }
    figures.print();
  }
}
