package dev.rollcall.catalog;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.sqlite.SQLiteDataSource;

/**
 * Brings a catalog file to the schema this version knows. The version of the file is read first, so
 * that a file which is up to date (almost always) does not pay for starting Flyway.
 */
final class SqliteSchema {
  /** The number of the newest migration. */
  static final int VERSION = 3;

  private static final String MIGRATIONS = "classpath:dev/rollcall/catalog/sqlite";
  private static final long LOCK_POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

  private final Path file;

  SqliteSchema(Path file) {
    this.file = file;
  }

  /**
   * Creates or upgrades the file where needed; one process at a time does it.
   *
   * @throws CatalogVersionException when the file is newer than this version knows
   */
  void bringUpToDate() throws IOException, SQLException {
    if (Files.exists(file) && isCurrent()) {
      return;
    }
    Path lockFile = file.resolveSibling(file.getFileName() + ".lock");
    try (FileChannel channel =
            FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = lock(channel)) {
      create();
      if (lock.isValid() && !isCurrent()) {
        migrate();
      }
    }
  }

  private boolean isCurrent() throws SQLException {
    int version = version();
    if (version > VERSION) {
      throw new CatalogVersionException(
          "The catalog "
              + file
              + " has schema version "
              + version
              + "; this Rollcall knows versions up to "
              + VERSION
              + ". Use the newer Rollcall that wrote it, or restore a backup made before the"
              + " upgrade. Nothing was changed.");
    }
    return version == VERSION;
  }

  /** 0 when the file is empty. */
  int version() throws SQLException {
    try (Connection connection = new SqliteConnections(file).openReader();
        Statement statement = connection.createStatement()) {
      if (!exists(statement)) {
        return 0;
      }
      try (ResultSet rows =
          statement.executeQuery(
              "select coalesce(max(cast(version as integer)), 0) from flyway_schema_history"
                  + " where success = 1")) {
        rows.next();
        return rows.getInt(1);
      }
    }
  }

  private static boolean exists(Statement statement) throws SQLException {
    try (ResultSet rows =
        statement.executeQuery(
            "select 1 from sqlite_master where type = 'table'"
                + " and name = 'flyway_schema_history'")) {
      return rows.next();
    }
  }

  /** Only the owner may read it. SQLite gives its log and its index the same permissions. */
  private void create() throws IOException {
    try {
      if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
        Files.createFile(
            file,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      } else {
        Files.createFile(file);
      }
    } catch (FileAlreadyExistsException e) {
      // An older file, or another process was first; its permissions are its owner's business.
      return;
    }
  }

  private void migrate() throws SQLException {
    try (Connection connection = new SqliteConnections(file).openWriter();
        Statement statement = connection.createStatement()) {
      statement.execute("pragma journal_mode = wal");
    }
    SQLiteDataSource source = new SQLiteDataSource();
    source.setUrl("jdbc:sqlite:" + file);
    try {
      Flyway.configure().dataSource(source).locations(MIGRATIONS).load().migrate();
    } catch (FlywayException e) {
      throw SqliteFaults.of("brought to schema version " + VERSION, file, e);
    }
  }

  /** Waits for its turn, also behind another thread of this process. */
  private static FileLock lock(FileChannel channel) throws IOException {
    while (true) {
      try {
        return channel.lock();
      } catch (OverlappingFileLockException e) {
        LockSupport.parkNanos(LOCK_POLL_NANOS);
      }
    }
  }
}
