package dev.rollcall.rollup;

import java.sql.Connection;
import java.sql.SQLException;
import org.duckdb.DuckDBChunkedResult;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBPreparedStatement;

/** Reads results of DuckDB chunk by chunk, column by column. */
final class Chunks {
  /** Takes chunks. */
  interface Reader {
    /** One chunk and how many rows it has. */
    void read(DuckDBDataChunkReader chunk, int rows);
  }

  private Chunks() {}

  static void read(Connection connection, String sql, Reader reader) throws SQLException {
    try (var statement = connection.prepareStatement(sql).unwrap(DuckDBPreparedStatement.class);
        DuckDBChunkedResult result = statement.query()) {
      while (result.nextChunk()) {
        DuckDBDataChunkReader chunk = result.chunk();
        reader.read(chunk, Math.toIntExact(chunk.rowCount()));
      }
    }
  }
}
