package dev.rollcall.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/** DuckDB in this process, in memory, and the SQL files beside this class. */
final class DuckDb implements AutoCloseable {
  private final Connection connection;

  DuckDb(String memory) throws SQLException {
    Properties settings = new Properties();
    settings.setProperty("threads", Integer.toString(Runtime.getRuntime().availableProcessors()));
    settings.setProperty("memory_limit", memory);
    settings.setProperty(
        "temp_directory", System.getProperty("java.io.tmpdir") + "/benchmark-duckdb");
    settings.setProperty("preserve_insertion_order", "false");
    settings.setProperty("autoinstall_known_extensions", "false");
    settings.setProperty("autoload_known_extensions", "false");
    connection = DriverManager.getConnection("jdbc:duckdb:", settings);
  }

  void run(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** The text of a resource, such as {@code /dev/rollcall/rollup/repeats.sql}. */
  static String sql(String resource) {
    try (InputStream in = DuckDb.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException(resource + " is missing from this build");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(resource + " can not be read", e);
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
