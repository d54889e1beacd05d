package dev.rollcall.catalog;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import org.jdbi.v3.core.ConnectionFactory;
import org.sqlite.SQLiteConfig;

/** Opens connections to one SQLite file, and lends a few of them for reading. */
final class SqliteConnections implements ConnectionFactory, AutoCloseable {
  /** How many may read at once; the others wait their turn. */
  private static final int READERS = 4;

  /** How long to wait for another process that is writing. */
  private static final int BUSY_TIMEOUT_MILLIS = 30_000;

  private final Path file;
  private final Semaphore turns = new Semaphore(READERS);
  private final Queue<Connection> idle = new ConcurrentLinkedQueue<>();
  private volatile boolean closed;

  SqliteConnections(Path file) {
    this.file = file;
  }

  /** A connection that writes. Its transactions begin by taking the write lock of the file. */
  Connection openWriter() throws SQLException {
    SQLiteConfig config = config();
    config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
    Connection connection = connect(config);
    try (Statement statement = connection.createStatement()) {
      // What is erased must not linger in free pages (S7).
      statement.execute("pragma secure_delete = on");
    }
    return connection;
  }

  /** A connection that can only read. */
  Connection openReader() throws SQLException {
    Connection connection = connect(config());
    try (Statement statement = connection.createStatement()) {
      statement.execute("pragma query_only = on");
    }
    return connection;
  }

  @Override
  public Connection openConnection() throws SQLException {
    turns.acquireUninterruptibly();
    try {
      Connection connection = idle.poll();
      return connection != null ? connection : openReader();
    } catch (SQLException | RuntimeException e) {
      turns.release();
      throw e;
    }
  }

  @Override
  public void closeConnection(Connection connection) throws SQLException {
    try {
      if (closed) {
        connection.close();
      } else {
        idle.add(connection);
      }
    } finally {
      turns.release();
    }
  }

  /** Closes the readers, after waiting for those at work. */
  @Override
  public void close() throws SQLException {
    closed = true;
    turns.acquireUninterruptibly(READERS);
    try {
      for (Connection reader = idle.poll(); reader != null; reader = idle.poll()) {
        reader.close();
      }
    } finally {
      turns.release(READERS);
    }
  }

  private Connection connect(SQLiteConfig config) throws SQLException {
    if (closed) {
      throw new SQLException("the catalog was closed");
    }
    return config.createConnection("jdbc:sqlite:" + file);
  }

  private static SQLiteConfig config() {
    SQLiteConfig config = new SQLiteConfig();
    config.setBusyTimeout(BUSY_TIMEOUT_MILLIS);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.enforceForeignKeys(true);
    return config;
  }
}
