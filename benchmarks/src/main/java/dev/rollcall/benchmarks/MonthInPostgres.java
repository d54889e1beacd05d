package dev.rollcall.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** The peer with the rows in a table, vacuumed and analysed; CPU of its server processes. */
final class MonthInPostgres {
  static final List<String> SETTINGS =
      List.of(
          "shared_buffers=2GB",
          "work_mem=512MB",
          "maintenance_work_mem=512MB",
          "max_wal_size=8GB",
          "hash_mem_multiplier=2");

  private MonthInPostgres() {}

  /**
   * Runs it.
   *
   * @param args the folder
   */
  public static void main(String[] args) throws IOException, InterruptedException, SQLException {
    Path folder = Path.of(args[0]);
    Figures figures = new Figures();
    try (Postgres postgres = new Postgres(folder, SETTINGS);
        Connection connection = postgres.connect();
        Statement sql = connection.createStatement()) {
      load(sql, folder);
      sql.execute("select count(*) from usage");
      double before = postgres.process().cpuSeconds();
      Stopwatch watch = new Stopwatch();
      sql.execute("create temp table figures as " + DuckDb.sql("month_of_departments.sql"));
      figures.put("query", postgres.process().cpuSeconds() - before);
      figures.put("query wall", watch.wallSeconds());
      figures.put("MiB", (double) postgres.process().peakMebibytesOfAll());
      org.postgresql.copy.CopyManager copies =
          connection.unwrap(org.postgresql.PGConnection.class).getCopyAPI();
      try (var out = java.nio.file.Files.newOutputStream(folder.resolve("postgres.csv"))) {
        var _ =
            copies.copyOut(
                "copy (select * from figures order by app, form, department) to stdout csv", out);
      }
    }
    figures.print();
  }

  /** Copies the rows and leaves them vacuumed and analysed. */
  static void load(Statement sql, Path folder) throws SQLException {
    sql.execute(
        "create table usage (day int, app int, form int, person int, views int, opens int)");
    sql.execute("create table chain (person int, department int)");
    sql.execute("copy usage from program 'cat %s/rows.csv' csv".formatted(folder));
    sql.execute("copy chain from program 'cat %s/chain.csv' csv".formatted(folder));
    sql.execute("vacuum analyze usage");
    sql.execute("vacuum analyze chain");
  }
}
