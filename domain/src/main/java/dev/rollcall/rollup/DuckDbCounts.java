package dev.rollcall.rollup;

import dev.rollcall.events.DirectoryEvent;
import dev.rollcall.events.GroupEvent;
import dev.rollcall.facts.UsageKey;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.duckdb.DuckDBReadableVector;

/** What one pass of {@link DuckDbEngine} counted. */
final class DuckDbCounts implements DayCounts {
  private final Connection connection;
  private final DayReading reading;
  private final Map<Integer, KeptLines.Day> kept;

  DuckDbCounts(Connection connection, DayReading reading) {
    this.connection = connection;
    this.reading = reading;
    this.kept = reading.kept().days();
  }

  @Override
  public Totals totals(LocalDate day) {
    int epochDay = Math.toIntExact(day.toEpochDay());
    return new Totals(
        reading.tallies().events(epochDay),
        reading.tallies().repeats(epochDay),
        reading.tallies().activity(epochDay));
  }

  @Override
  public List<DirectoryEvent> directory(LocalDate day) {
    return keptOf(day).directory();
  }

  @Override
  public List<GroupEvent> groupEvents(LocalDate day) {
    return keptOf(day).groups();
  }

  private KeptLines.Day keptOf(LocalDate day) {
    return kept.getOrDefault(Math.toIntExact(day.toEpochDay()), KeptLines.Day.EMPTY);
  }

  @Override
  public void groupMessages(GroupMessageReader reader) {
    read(
        "group_messages",
        (chunk, rows) -> {
          DuckDBReadableVector days = chunk.vector(0);
          DuckDBReadableVector chats = chunk.vector(1);
          DuckDBReadableVector members = chunk.vector(2);
          DuckDBReadableVector counts = chunk.vector(3);
          for (int row = 0; row < rows; row++) {
            reader.messages(
                LocalDate.ofEpochDay(days.getInt(row)),
                reading.subjects().chat(chats.getInt(row)),
                members.getInt(row),
                counts.getInt(row));
          }
        });
  }

  @Override
  public void usages(UsageReader reader) {
    read("usages", new UsageRows(reading.subjects(), reader));
  }

  private void read(String step, Chunks.Reader reader) {
    try {
      Chunks.read(connection, DuckDbEngine.sql(step), reader);
    } catch (SQLException e) {
      throw new RollupException("Could not read what was counted: " + e.getMessage(), e);
    }
  }

  /** Rows of {@code usages.sql}; a usage's key is made once. */
  private static final class UsageRows implements Chunks.Reader {
    private final Subjects subjects;
    private final UsageReader reader;
    private int epochDay = Integer.MIN_VALUE;
    private LocalDate day = LocalDate.EPOCH;
    private int measure = -1;
    private int subject = -1;
    private UsageKey key = UsageKey.workplaces();

    UsageRows(Subjects subjects, UsageReader reader) {
      this.subjects = subjects;
      this.reader = reader;
    }

    @Override
    public void read(org.duckdb.DuckDBDataChunkReader chunk, int rows) {
      DuckDBReadableVector days = chunk.vector(0);
      DuckDBReadableVector measures = chunk.vector(1);
      DuckDBReadableVector subjectNumbers = chunk.vector(2);
      DuckDBReadableVector people = chunk.vector(3);
      DuckDBReadableVector amounts = chunk.vector(4);
      DuckDBReadableVector opens = chunk.vector(5);
      for (int row = 0; row < rows; row++) {
        usage(days.getInt(row), measures.getInt(row), subjectNumbers.getInt(row));
        reader.use(day, key, people.getInt(row), amount(amounts.getLong(row)), opens.getInt(row));
      }
    }

    private void usage(int dayOfRow, int measureOfRow, int subjectOfRow) {
      if (dayOfRow != epochDay) {
        epochDay = dayOfRow;
        day = LocalDate.ofEpochDay(dayOfRow);
      }
      if (measureOfRow != measure || subjectOfRow != subject) {
        measure = measureOfRow;
        subject = subjectOfRow;
        key = subjects.key(measure, subject);
      }
    }

    private int amount(long amount) {
      return switch (measure) {
        case Actions.TALKED, Actions.CLIENT -> 0;
        default -> (int) Math.min(amount, Integer.MAX_VALUE);
      };
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
