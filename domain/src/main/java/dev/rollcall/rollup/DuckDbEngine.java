package dev.rollcall.rollup;

import dev.rollcall.events.TenantDay;
import dev.rollcall.journal.Journal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBFunctions;
import org.roaringbitmap.RoaringBitmap;

/**
 * The engine inside the process. Every pass has a database of its own, in memory, thrown away at
 * its end: DuckDB never holds what must survive. Thread-safe.
 */
public final class DuckDbEngine implements Engine {
  private static final List<String> DEEDS = List.of("repeats", "arrivals", "deeds", "tied_views");
  private static final List<String> OPENS = List.of("app_moments", "app_turns", "app_opens");

  private final Path spill;
  private final int memoryMegabytes;
  private final int threads;

  /**
   * @param spill a folder for what does not fit into memory
   * @param memoryMegabytes how much memory a pass may take outside the Java heap
   */
  public DuckDbEngine(Path spill, int memoryMegabytes, int threads) {
    this.spill = spill;
    this.memoryMegabytes = memoryMegabytes;
    this.threads = threads;
  }

  @Override
  public DayCounts count(Journal journal, List<TenantDay> days, PersonNumbers people) {
    Connection connection = connect();
    try (JournalScan scan = new JournalScan(journal, days, people)) {
      load(connection, scan);
      run(connection, "set threads = " + threads);
      for (String step : DEEDS) {
        run(connection, sql(step));
      }
      run(connection, "drop table events");
      placeTied(connection, journal, days);
      for (String step : OPENS) {
        run(connection, sql(step));
      }
      return new DuckDbCounts(connection, scan);
    } catch (SQLException | RuntimeException e) {
      close(connection, e);
      throw new RollupException(
          "Could not count %s to %s: %s"
              .formatted(days.getFirst(), days.getLast().day(), e.getMessage()),
          e);
    }
  }

  @Override
  public void close() {
    // Every pass closes its own database.
  }

  private Connection connect() {
    Properties settings = new Properties();
    // The journal is read on one thread, and the one that waits for it would spin.
    settings.setProperty("threads", "1");
    settings.setProperty("memory_limit", memoryMegabytes + "MB");
    settings.setProperty("temp_directory", spill.toString());
    // Without it a result comes out of the order that it asks for, chunk by chunk, when it is
    // large.
    settings.setProperty("preserve_insertion_order", "true");
    settings.setProperty("autoinstall_known_extensions", "false");
    settings.setProperty("autoload_known_extensions", "false");
    try {
      return DriverManager.getConnection("jdbc:duckdb:", settings);
    } catch (SQLException e) {
      throw new RollupException("Could not start DuckDB: " + e.getMessage(), e);
    }
  }

  private static void load(Connection connection, JournalScan scan) throws SQLException {
    try (var function = DuckDBFunctions.tableFunction()) {
      function.withName("journal_events").withFunction(scan).register(connection);
    }
    try {
      run(connection, sql("events"));
    } catch (SQLException e) {
      if (scan.failure() != null) {
        throw scan.failure();
      }
      throw e;
    }
  }

  /** Makes the table {@code tied_places}: day, seq, place in the order of ids. */
  private static void placeTied(Connection connection, Journal journal, List<TenantDay> days)
      throws SQLException {
    run(connection, "create table tied_places (day integer, seq integer, place integer)");
    Map<Integer, RoaringBitmap> tied = DuckDbCounts.events(connection, sql("tied"));
    if (tied.isEmpty()) {
      return;
    }
    try (DuckDBAppender appender =
        connection.unwrap(DuckDBConnection.class).createAppender("tied_places")) {
      for (TenantDay day : days) {
        int epochDay = Math.toIntExact(day.day().toEpochDay());
        RoaringBitmap seqs = tied.get(epochDay);
        if (seqs != null) {
          for (TiedIds.Place place : TiedIds.places(journal, day, seqs)) {
            appender.beginRow().append(epochDay).append(place.seq()).append(place.place()).endRow();
          }
        }
      }
    }
  }

  static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** The text of a step. */
  static String sql(String step) {
    String name = step + ".sql";
    try (InputStream in = DuckDbEngine.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing from this build");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(name + " can not be read", e);
    }
  }

  private static void close(Connection connection, Exception cause) {
    try {
      connection.close();
    } catch (SQLException e) {
      cause.addSuppressed(e);
    }
  }
}
