package dev.rollcall.benchmarks;

import dev.rollcall.facts.PersonMetric;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The peer: pages of people of a day by the last key, what they did beside them. */
final class UserStatsPullInPostgres {
  private static final int ENDS = 200;

  private UserStatsPullInPostgres() {}

  /**
   * Runs it.
   *
   * @param args the folder of {@link MonthOfPeople}, how many days
   */
  public static void main(String[] args) throws IOException, SQLException {
    Path folder = Path.of(args[0]);
    int days = Integer.parseInt(args[1]);
    Figures figures = new Figures();
    try (Postgres postgres = new Postgres(folder, MonthInPostgres.SETTINGS);
        Connection connection = postgres.connect();
        Statement sql = connection.createStatement()) {
      load(sql, folder);
      try (PreparedStatement page =
          connection.prepareStatement(DuckDb.sql("user_stats_page.sql"))) {
        pull(postgres, page, days, figures);
      }
      figures.put("MiB", (double) postgres.process().peakMebibytesOfAll());
    }
    figures.print();
  }

  private static void load(Statement sql, Path folder) throws SQLException {
    String metrics =
        Arrays.stream(PersonMetric.values())
            .map(metric -> metric.word() + " int")
            .collect(Collectors.joining(", "));
    sql.execute("create table person (person text collate \"C\", name text, department int)");
    sql.execute("create table person_day (day int, person text collate \"C\", " + metrics + ")");
    sql.execute("create table client_day (day int, person text collate \"C\", client int)");
    for (String table : List.of("person", "person_day", "client_day")) {
      sql.execute("copy %1$s from program 'cat %2$s/%1$s.csv' csv".formatted(table, folder));
    }
    sql.execute("create unique index on person (person)");
    sql.execute("create unique index on person_day (day, person)");
    sql.execute("create index on client_day (day, person)");
    sql.execute("vacuum analyze");
  }

  private static void pull(Postgres postgres, PreparedStatement page, int days, Figures figures)
      throws SQLException {
    List<Double> millis = new ArrayList<>();
    long rows = 0;
    double cpu = postgres.process().cpuSeconds();
    Stopwatch watch = new Stopwatch();
    for (int day = 0; day < days; day++) {
      String last = "";
      int found;
      do {
        long start = System.nanoTime();
        page.setInt(1, day);
        page.setInt(2, day);
        page.setString(3, last);
        page.setInt(4, UserStatsPull.PAGE);
        found = 0;
        try (ResultSet result = page.executeQuery()) {
          while (result.next()) {
            last = result.getString(1);
            found++;
          }
        }
        millis.add((System.nanoTime() - start) / 1e6);
        rows += found;
      } while (found == UserStatsPull.PAGE);
    }
    figures.put("cpu", postgres.process().cpuSeconds() - cpu);
    figures.put("wall", watch.wallSeconds());
    figures.put("rows", (double) rows);
    figures.put("early", UserStatsPull.middle(millis, 0, ENDS));
    figures.put("deep", UserStatsPull.middle(millis, millis.size() - ENDS, millis.size()));
  }
}
