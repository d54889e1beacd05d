package dev.rollcall.journal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/**
 * DuckDB in memory, for writing and reading sealed days; started when it is first needed. Nothing
 * in it outlives a query.
 */
final class ParquetEngine implements AutoCloseable {
  /** How the folders begin that hold what does not fit in memory. */
  static final String SPILL = ".spill-";

  private final Path spill;
  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable DuckDBConnection instance;

  ParquetEngine(Path journal) {
    this.spill = journal.resolve(SPILL + UUID.randomUUID());
  }

  /** A connection of the caller's own. */
  DuckDBConnection connect() throws SQLException {
    lock.lock();
    try {
      DuckDBConnection running = instance;
      if (running == null) {
        running = start();
        instance = running;
      }
      return running.duplicate();
    } finally {
      lock.unlock();
    }
  }

  /** Gives the instance up when an error has made it unusable; the next query starts another. */
  void failed(SQLException failure) {
    String message = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
    if (message.contains("fatal") || message.contains("invalidated")) {
      close();
    }
  }

  Path spill() {
    return spill;
  }

  private DuckDBConnection start() throws SQLException {
    Properties settings = new Properties();
    settings.setProperty("autoinstall_known_extensions", "false");
    settings.setProperty("autoload_known_extensions", "false");
    // One thread opens a file once, so a file deleted while it is read is still read to its end.
    settings.setProperty("threads", "1");
    settings.setProperty("preserve_insertion_order", "true");
    settings.setProperty("memory_limit", "512MB");
    settings.setProperty("temp_directory", spill.toString());
    settings.setProperty("jdbc_stream_results", "true");
    DuckDBConnection started =
        DriverManager.getConnection("jdbc:duckdb:", settings).unwrap(DuckDBConnection.class);
    try (Statement statement = started.createStatement()) {
      statement.execute(sql("canonical_line.sql"));
    }
    return started;
  }

  /** The text of an SQL file of this package. */
  static String sql(String name) {
    try (InputStream file = ParquetEngine.class.getResourceAsStream(name)) {
      if (file == null) {
        throw new IllegalStateException(name + " is missing from the jar");
      }
      return new String(file.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A path as an SQL string. */
  static String quoted(Path path) {
    return "'" + path.toString().replace("'", "''") + "'";
  }

  @Override
  public void close() {
    lock.lock();
    try {
      if (instance != null) {
        instance.close();
        instance = null;
      }
    } catch (SQLException e) {
      throw new JournalException("closing DuckDB failed: " + e.getMessage(), e);
    } finally {
      lock.unlock();
    }
  }
}
