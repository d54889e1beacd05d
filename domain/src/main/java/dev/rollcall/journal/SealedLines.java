package dev.rollcall.journal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/** The lines of a sealed day's Parquet file, checked against its seal. */
final class SealedLines implements LineReader {
  private static final int READ_BYTES = 1 << 16;

  private final Path file;
  private final SealedDay seal;
  private final ParquetEngine engine;
  private final DuckDBConnection connection;
  private final Statement statement;
  private final ResultSet rows;
  private final LinesChecksum read = new LinesChecksum();
  private byte @Nullable [] ahead;
  private byte[] line = {};

  private SealedLines(Path file, SealedDay seal, ParquetEngine engine, DuckDBConnection connection)
      throws SQLException {
    this.file = file;
    this.seal = seal;
    this.engine = engine;
    this.connection = connection;
    this.statement = connection.createStatement();
    this.rows =
        statement.executeQuery(
            "select coalesce(line, encode(canonical_line(id, source, type, time, region, data)))"
                + " from read_parquet("
                + ParquetEngine.quoted(file)
                + ")");
    // With the first row the file is open, and may be deleted.
    this.ahead = fetch();
  }

  /**
   * Checks the file against its seal and opens it.
   *
   * @throws NoSuchFileException when it was replaced since the seal was read
   */
  static SealedLines open(Path file, SealedDay seal, ParquetEngine engine) throws IOException {
    if (Files.size(file) != seal.bytes() || !sha256(file).equals(seal.sha256())) {
      throw new JournalDamaged(file, 0, "it is not what " + SealedDay.NAME + " says it is");
    }
    DuckDBConnection connection = null;
    try {
      connection = engine.connect();
      return new SealedLines(file, seal, engine, connection);
    } catch (SQLException e) {
      engine.failed(e);
      close(connection);
      if (!Files.exists(file)) {
        throw new NoSuchFileException(file.toString());
      }
      throw new IOException("DuckDB can not read " + file + ": " + e.getMessage(), e);
    }
  }

  private static void close(@Nullable DuckDBConnection connection) {
    try {
      if (connection != null) {
        connection.close();
      }
    } catch (SQLException e) {
      throw new JournalException("closing DuckDB failed: " + e.getMessage(), e);
    }
  }

  /** The SHA-256 of a file, in hex. */
  static String sha256(Path file) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
        byte[] buffer = new byte[READ_BYTES];
        int count = 0;
        while (count >= 0) {
          count = in.read(buffer);
        }
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private byte @Nullable [] fetch() throws SQLException {
    return rows.next() ? rows.getBytes(1) : null;
  }

  @Override
  public boolean next() {
    byte[] next = ahead;
    if (next == null) {
      checkEnd();
      return false;
    }
    line = next;
    read.add(line, 0, line.length);
    try {
      ahead = fetch();
    } catch (SQLException e) {
      engine.failed(e);
      throw new JournalException("reading " + file + " failed: " + e.getMessage(), e);
    }
    return true;
  }

  private void checkEnd() {
    if (read.rows() != seal.rows() || !read.hex().equals(seal.linesCrc32c())) {
      throw new JournalDamaged(
          file,
          0,
          "it gives %,d lines with checksum %s instead of %,d with %s"
              .formatted(read.rows(), read.hex(), seal.rows(), seal.linesCrc32c()));
    }
  }

  @Override
  public byte[] buffer() {
    return line;
  }

  @Override
  public int offset() {
    return 0;
  }

  @Override
  public int length() {
    return line.length;
  }

  @Override
  public void close() {
    try {
      rows.close();
      statement.close();
    } catch (SQLException e) {
      throw new JournalException("closing " + file + " failed: " + e.getMessage(), e);
    } finally {
      close(connection);
    }
  }
}
