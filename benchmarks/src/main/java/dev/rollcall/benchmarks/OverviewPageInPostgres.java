package dev.rollcall.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;

/** The peer: 20 departments, one day or the whole month, one app, by SQL over indexed tables. */
final class OverviewPageInPostgres {
  private static final int PAGES = 30;
  private static final int DAYS = 31;

  private OverviewPageInPostgres() {}

  /**
   * Runs it.
   *
   * @param args the folder of {@link MonthOfUse}, how many apps are asked for
   */
  public static void main(String[] args) throws IOException, InterruptedException, SQLException {
    Path folder = Path.of(args[0]);
    int apps = Integer.parseInt(args[1]);
    Figures figures = new Figures();
    try (Postgres postgres = new Postgres(folder, MonthInPostgres.SETTINGS);
        Connection connection = postgres.connect();
        Statement sql = connection.createStatement()) {
      MonthInPostgres.load(sql, folder);
      sql.execute("create index on usage (app, day)");
      sql.execute("create index on chain (department, person)");
      sql.execute("vacuum analyze");
      try (PreparedStatement page = connection.prepareStatement(DuckDb.sql("overview_page.sql"))) {
        ask(page, 0, 1, 1);
        measure(postgres, page, apps, figures);
      }
    }
    figures.print();
  }

  private static void measure(Postgres postgres, PreparedStatement page, int apps, Figures figures)
      throws SQLException {
    double[] millis = new double[PAGES];
    double cpu = postgres.process().cpuSeconds();
    Stopwatch watch = new Stopwatch();
    for (int i = 0; i < PAGES; i++) {
      long start = System.nanoTime();
      int app = OverviewPage.asked(i % apps);
      boolean month = i % 2 == 1;
      ask(page, app, month ? 0 : i, month ? DAYS - 1 : i);
      millis[i] = (System.nanoTime() - start) / 1e6;
    }
    figures.put("requests", PAGES / watch.wallSeconds());
    figures.put("micros", (postgres.process().cpuSeconds() - cpu) / PAGES * 1e6);
    Arrays.sort(millis);
    figures.put("millis", millis[PAGES / 2]);
    figures.put("worst", millis[PAGES - 1]);
  }

  private static void ask(PreparedStatement page, int app, int firstDay, int lastDay)
      throws SQLException {
    page.setInt(1, app);
    page.setInt(2, firstDay);
    page.setInt(3, lastDay);
    int rows = 0;
    try (ResultSet result = page.executeQuery()) {
      while (result.next()) {
        rows++;
      }
    }
    if (rows == 0) {
      throw new IllegalStateException("PostgreSQL found nothing for app " + List.of(app));
    }
  }
}
