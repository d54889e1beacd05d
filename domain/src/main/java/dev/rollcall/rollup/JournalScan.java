package dev.rollcall.rollup;

import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBDataChunkWriter;
import org.duckdb.DuckDBTableFunction;
import org.duckdb.DuckDBTableFunctionBindInfo;
import org.duckdb.DuckDBTableFunctionCallInfo;
import org.duckdb.DuckDBTableFunctionInitInfo;
import org.duckdb.DuckDBWritableVector;
import org.jspecify.annotations.Nullable;

/** Gives what {@link DayReading} counts to DuckDB, which pulls the rows on one thread. */
final class JournalScan implements DuckDBTableFunction<JournalScan, JournalScan, JournalScan> {
  private final DayReading reading;
  private @Nullable RuntimeException failure;
  private boolean begun;

  JournalScan(DayReading reading) {
    this.reading = reading;
  }

  /**
   * DuckDB reports a failure in here as text only; this is the failure itself, if there was one.
   */
  @Nullable RuntimeException failure() {
    return failure;
  }

  @Override
  public JournalScan bind(DuckDBTableFunctionBindInfo info) {
    info.addResultColumn("day", DuckDBColumnType.INTEGER)
        .addResultColumn("action", DuckDBColumnType.INTEGER)
        .addResultColumn("subject", DuckDBColumnType.INTEGER)
        .addResultColumn("person", DuckDBColumnType.INTEGER)
        .addResultColumn("amount", DuckDBColumnType.BIGINT)
        .addResultColumn("opens", DuckDBColumnType.INTEGER);
    return this;
  }

  @Override
  public JournalScan init(DuckDBTableFunctionInitInfo info) {
    info.setMaxThreads(1);
    return this;
  }

  @Override
  public JournalScan localInit(DuckDBTableFunctionInitInfo info) {
    return this;
  }

  @Override
  public long apply(DuckDBTableFunctionCallInfo info, DuckDBDataChunkWriter chunk) {
    try {
      return fill(chunk);
    } catch (RuntimeException e) {
      failure = e;
      throw e;
    }
  }

  private long fill(DuckDBDataChunkWriter chunk) {
    DuckDBWritableVector days = chunk.vector(0);
    DuckDBWritableVector actions = chunk.vector(1);
    DuckDBWritableVector subjects = chunk.vector(2);
    DuckDBWritableVector people = chunk.vector(3);
    DuckDBWritableVector amounts = chunk.vector(4);
    DuckDBWritableVector opens = chunk.vector(5);
    Deeds deeds = reading.deeds();
    long row = 0;
    while (row < chunk.capacity() && nextRow(deeds)) {
      days.setInt(row, reading.day());
      actions.setInt(row, deeds.action());
      subjects.setInt(row, deeds.subject());
      people.setInt(row, deeds.person());
      amounts.setLong(row, deeds.amount());
      opens.setInt(row, deeds.opens());
      row++;
    }
    return row;
  }

  private boolean nextRow(Deeds deeds) {
    while (!begun || !deeds.next()) {
      begun = reading.next();
      if (!begun) {
        return false;
      }
    }
    return true;
  }
}
