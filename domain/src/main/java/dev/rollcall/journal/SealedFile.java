package dev.rollcall.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** Writes the lines of a day as Parquet and reads them back before anyone relies on them. */
final class SealedFile {
  private final ParquetEngine engine;

  SealedFile(ParquetEngine engine) {
    this.engine = engine;
  }

  /**
   * Writes a file and verifies it: rows, and every line in its place. Not synced yet.
   *
   * @param name the name it will have
   * @param throughSegment the last segment whose lines are among these
   */
  SealedDay write(LineReader lines, Path file, String name, int throughSegment) throws IOException {
    try (DuckDBConnection connection = engine.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("create temp table arrived (seq bigint, line blob)");
      LinesChecksum checksum = fill(connection, lines);
      statement.execute(
          "copy ("
              + ParquetEngine.sql("sealed_lines.sql")
              + ") to "
              + ParquetEngine.quoted(file)
              + " (format parquet, compression zstd)");
      SealedDay seal =
          new SealedDay(
              name,
              checksum.rows(),
              Files.size(file),
              SealedLines.sha256(file),
              checksum.hex(),
              throughSegment);
      verify(file, seal);
      return seal;
    } catch (SQLException e) {
      engine.failed(e);
      throw new IOException("DuckDB can not write " + file + ": " + e.getMessage(), e);
    }
  }

  private static LinesChecksum fill(DuckDBConnection connection, LineReader lines)
      throws SQLException {
    LinesChecksum checksum = new LinesChecksum();
    try (DuckDBAppender rows = connection.createAppender("temp", "main", "arrived")) {
      while (lines.next()) {
        int from = lines.offset();
        checksum.add(lines.buffer(), from, lines.length());
        byte[] line = java.util.Arrays.copyOfRange(lines.buffer(), from, from + lines.length());
        rows.beginRow().append(checksum.rows()).append(line).endRow();
      }
    }
    return checksum;
  }

  /** Reads to the end, where the reader compares with the seal. */
  private void verify(Path file, SealedDay seal) throws IOException {
    try (SealedLines written = SealedLines.open(file, seal, engine)) {
      long rows = 0;
      while (written.next()) {
        rows++;
      }
      if (rows != seal.rows()) {
        throw new IOException(file + " has " + rows + " rows instead of " + seal.rows());
      }
    }
  }
}
