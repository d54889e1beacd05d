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
import java.util.Properties;
import org.duckdb.DuckDBFunctions;

/**
 * The engine inside the process. Every pass has a database of its own, in memory, thrown away at
 * its end: DuckDB never holds what must survive. Thread-safe.
 */
public final class DuckDbEngine implements Engine {
  private final Path spill;
  private final int memoryMegabytes;
  private final int threads;
  private final int eventsAtOnce;

  /**
   * @param spill a folder for what does not fit into memory
   * @param memoryMegabytes how much memory a pass may take outside the Java heap
   */
  public DuckDbEngine(Path spill, int memoryMegabytes, int threads) {
    this(
        spill, memoryMegabytes, threads, DayReading.eventsAtOnce(Runtime.getRuntime().maxMemory()));
  }

  /**
   * @param eventsAtOnce a day with more is read several times, so that memory does not grow with
   *     it; about 40 bytes each
   */
  public DuckDbEngine(Path spill, int memoryMegabytes, int threads, int eventsAtOnce) {
    this.spill = spill;
    this.memoryMegabytes = memoryMegabytes;
    this.threads = threads;
    this.eventsAtOnce = eventsAtOnce;
  }

  @Override
  public DayCounts count(Journal journal, List<TenantDay> days, PersonNumbers people) {
    DayReading reading = new DayReading(journal, days, people, eventsAtOnce);
    Connection connection = connect();
    try {
      load(connection, new JournalScan(reading));
      run(connection, "set threads = " + threads);
      return new DuckDbCounts(connection, reading);
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
      function.withName("journal_deeds").withFunction(scan).register(connection);
    }
    try {
      run(connection, sql("deeds"));
    } catch (SQLException e) {
      if (scan.failure() != null) {
        throw scan.failure();
      }
      throw e;
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
