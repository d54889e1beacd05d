package dev.rollcall.rollup;

import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBDataChunkWriter;
import org.duckdb.DuckDBTableFunctionBindInfo;
import org.duckdb.DuckDBWritableVector;

/** One chunk of rows on their way into the table {@code events}: numbers only. */
final class EventRows {
  private final DuckDBWritableVector days;
  private final DuckDBWritableVector seqs;
  private final DuckDBWritableVector highKeys;
  private final DuckDBWritableVector lowKeys;
  private final DuckDBWritableVector times;
  private final DuckDBWritableVector people;
  private final DuckDBWritableVector actions;
  private final DuckDBWritableVector subjects;
  private final DuckDBWritableVector clients;
  private final int capacity;
  private int count;

  EventRows(DuckDBDataChunkWriter chunk) {
    int column = 0;
    this.days = chunk.vector(column++);
    this.seqs = chunk.vector(column++);
    this.highKeys = chunk.vector(column++);
    this.lowKeys = chunk.vector(column++);
    this.times = chunk.vector(column++);
    this.people = chunk.vector(column++);
    this.actions = chunk.vector(column++);
    this.subjects = chunk.vector(column++);
    this.clients = chunk.vector(column);
    this.capacity = Math.toIntExact(chunk.capacity());
  }

  /** Declares the columns, in the order of the fields above. */
  static void columns(DuckDBTableFunctionBindInfo info) {
    info.addResultColumn("day", DuckDBColumnType.INTEGER)
        .addResultColumn("seq", DuckDBColumnType.INTEGER)
        .addResultColumn("key_high", DuckDBColumnType.BIGINT)
        .addResultColumn("key_low", DuckDBColumnType.BIGINT)
        .addResultColumn("micros", DuckDBColumnType.BIGINT)
        .addResultColumn("person", DuckDBColumnType.INTEGER)
        .addResultColumn("action", DuckDBColumnType.INTEGER)
        .addResultColumn("subject", DuckDBColumnType.INTEGER)
        .addResultColumn("client", DuckDBColumnType.INTEGER);
  }

  boolean hasRoom() {
    return count < capacity;
  }

  /** Begins a row: which event, and when. */
  void event(int day, int seq, long[] key, long micros) {
    days.setInt(count, day);
    seqs.setInt(count, seq);
    highKeys.setLong(count, key[0]);
    lowKeys.setLong(count, key[1]);
    times.setLong(count, micros);
  }

  /** Ends a row: who did what, with what. */
  void deed(int person, int action, int subject, int client) {
    people.setInt(count, person);
    actions.setInt(count, action);
    subjects.setInt(count, subject);
    clients.setInt(count, client);
    count++;
  }

  int count() {
    return count;
  }
}
