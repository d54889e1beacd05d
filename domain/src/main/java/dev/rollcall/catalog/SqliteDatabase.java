package dev.rollcall.catalog;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/**
 * One SQLite file: transactions that read, transactions that write, and news of changes.
 *
 * <pre>
 *   write  --lock--&gt;  one connection   begin immediate ... commit   (synchronous = FULL)
 *   read   --turns-&gt;  a few connections, each transaction sees one moment
 *   watch            one connection that asks "pragma data_version"
 * </pre>
 */
final class SqliteDatabase implements AutoCloseable {
  private final Path file;
  private final SqliteConnections connections;
  private final Connection writer;
  private final Connection watcher;
  private final PreparedStatement dataVersion;
  private final Jdbi writing;
  private final Jdbi reading;
  private final ReentrantLock oneWriter = new ReentrantLock(true);
  private final Freshness freshness;

  /** Opens a file whose schema is there already. */
  SqliteDatabase(Path file) throws SQLException {
    this.file = file;
    this.connections = new SqliteConnections(file);
    this.writer = connections.openWriter();
    this.watcher = connections.openReader();
    this.dataVersion = watcher.prepareStatement("pragma data_version");
    this.writing = Jdbi.create(writer);
    this.reading = Jdbi.create(connections);
    this.freshness = new Freshness(this::dataVersion);
  }

  Freshness freshness() {
    return freshness;
  }

  /** Runs one transaction that only reads; it sees the database as of one moment. */
  <T> T read(HandleCallback<T, SQLException> work) {
    try {
      return reading.inTransaction(work);
    } catch (JdbiException | SQLException e) {
      throw SqliteFaults.of("read", file, e);
    }
  }

  /** Runs one transaction that writes, or nothing of it when {@code work} throws. */
  <T> T write(HandleCallback<T, SQLException> work) {
    if (oneWriter.isHeldByCurrentThread()) {
      throw new IllegalStateException("A transaction on " + file + " began inside another one.");
    }
    oneWriter.lock();
    try {
      return writing.inTransaction(work);
    } catch (JdbiException | SQLException e) {
      throw SqliteFaults.of("written", file, e);
    } finally {
      freshness.committed();
      oneWriter.unlock();
    }
  }

  /** What SQLite finds wrong with the file. */
  List<String> damage() {
    return read(handle ->
        handle.createQuery("pragma integrity_check").mapTo(String.class).list().stream()
            .filter(line -> !line.equals("ok"))
            .toList());
  }

  /** Moves what was written from the write-ahead log to the file, if no reader is in the way. */
  void emptyLog() {
    oneWriter.lock();
    try {
      writing.useHandle(handle -> handle.execute("pragma wal_checkpoint(truncate)"));
    } catch (JdbiException e) {
      throw SqliteFaults.of("written", file, e);
    } finally {
      oneWriter.unlock();
    }
  }

  /** Writes what it holds at one moment to a new file. */
  void copyTo(Path copy) {
    oneWriter.lock();
    try {
      writing.useHandle(handle -> handle.execute("vacuum into ?", copy.toString()));
    } catch (JdbiException e) {
      throw SqliteFaults.of("copied", file, e);
    } finally {
      oneWriter.unlock();
    }
  }

  @Override
  public void close() {
    oneWriter.lock();
    try {
      connections.close();
      dataVersion.close();
      watcher.close();
      writer.close();
    } catch (SQLException e) {
      throw SqliteFaults.of("closed", file, e);
    } finally {
      oneWriter.unlock();
    }
  }

  /** Called by one thread at a time. */
  private long dataVersion() {
    try (ResultSet rows = dataVersion.executeQuery()) {
      rows.next();
      return rows.getLong(1);
    } catch (SQLException e) {
      throw SqliteFaults.of("read", file, e);
    }
  }
}
