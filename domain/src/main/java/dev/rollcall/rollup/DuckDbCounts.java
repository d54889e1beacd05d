package dev.rollcall.rollup;

import dev.rollcall.directory.DirectoryState;
import dev.rollcall.events.DirectoryEvent;
import dev.rollcall.events.Form;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.duckdb.DuckDBChunkedResult;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBPreparedStatement;
import org.duckdb.DuckDBReadableVector;
import org.roaringbitmap.RoaringBitmap;

/** What one pass of {@link DuckDbEngine} counted. */
final class DuckDbCounts implements DayCounts {
  private static final RoaringBitmap NONE = new RoaringBitmap();
  private static final Form[] FORMS = Form.values();

  private final Connection connection;
  private final JournalScan scan;
  private final Map<Integer, RoaringBitmap> repeats = new HashMap<>();
  private final Map<Integer, List<DirectoryEvent>> directory = new TreeMap<>();

  /** One chunk of a result. */
  private interface Chunk {
    void read(DuckDBDataChunkReader chunk, int rows);
  }

  DuckDbCounts(Connection connection, JournalScan scan) throws SQLException {
    this.connection = connection;
    this.scan = scan;
    query(
        "select day, seq from repeats",
        (chunk, rows) -> {
          DuckDBReadableVector days = chunk.vector(0);
          DuckDBReadableVector seqs = chunk.vector(1);
          for (int row = 0; row < rows; row++) {
            repeats
                .computeIfAbsent(days.getInt(row), _ -> new RoaringBitmap())
                .add(seqs.getInt(row));
          }
        });
    readDirectory();
  }

  private void readDirectory() {
    for (JournalScan.DirectoryLine line : scan.directory()) {
      if (!repeats.getOrDefault(line.day(), NONE).contains(line.seq())) {
        directory
            .computeIfAbsent(line.day(), _ -> new ArrayList<>())
            .add(StoredLines.read(line.line()));
      }
    }
    directory.values().forEach(events -> events.sort(DirectoryState.ORDER));
    scan.directory().clear();
  }

  @Override
  public Totals totals(LocalDate day) {
    int epochDay = Math.toIntExact(day.toEpochDay());
    return new Totals(
        scan.tallies().events(epochDay),
        repeats.getOrDefault(epochDay, NONE).getLongCardinality(),
        scan.tallies().activity(epochDay));
  }

  @Override
  public List<DirectoryEvent> directory(LocalDate day) {
    return directory.getOrDefault(Math.toIntExact(day.toEpochDay()), List.of());
  }

  @Override
  public void appUse(AppUseReader reader) {
    try {
      query(DuckDbEngine.sql("app_use"), (chunk, rows) -> readUse(chunk, rows, reader));
    } catch (SQLException e) {
      throw new RollupException("Could not read what was counted: " + e.getMessage(), e);
    }
  }

  private void readUse(DuckDBDataChunkReader chunk, int rows, AppUseReader reader) {
    DuckDBReadableVector days = chunk.vector(0);
    DuckDBReadableVector apps = chunk.vector(1);
    DuckDBReadableVector forms = chunk.vector(2);
    DuckDBReadableVector people = chunk.vector(3);
    DuckDBReadableVector views = chunk.vector(4);
    DuckDBReadableVector opens = chunk.vector(5);
    int lastDay = Integer.MIN_VALUE;
    int lastApp = -1;
    LocalDate day = LocalDate.EPOCH;
    String app = "";
    for (int row = 0; row < rows; row++) {
      if (days.getInt(row) != lastDay) {
        lastDay = days.getInt(row);
        day = LocalDate.ofEpochDay(lastDay);
      }
      if (apps.getInt(row) != lastApp) {
        lastApp = apps.getInt(row);
        app = scan.app(lastApp);
      }
      Form form = FORMS[forms.getInt(row)];
      reader.use(day, app, form, people.getInt(row), views.getInt(row), opens.getInt(row));
    }
  }

  private void query(String sql, Chunk reader) throws SQLException {
    try (var statement = connection.prepareStatement(sql).unwrap(DuckDBPreparedStatement.class);
        DuckDBChunkedResult result = statement.query()) {
      while (result.nextChunk()) {
        DuckDBDataChunkReader chunk = result.chunk();
        reader.read(chunk, Math.toIntExact(chunk.rowCount()));
      }
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new RollupException("Could not close DuckDB: " + e.getMessage(), e);
    }
  }
}
