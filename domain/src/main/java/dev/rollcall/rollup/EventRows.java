package dev.rollcall.rollup;

import java.util.Arrays;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBDataChunkWriter;
import org.duckdb.DuckDBTableFunctionBindInfo;
import org.duckdb.DuckDBWritableVector;
import org.jspecify.annotations.Nullable;

/** One chunk of rows on their way into the table {@code events}. */
final class EventRows {
  private static final int DAY = 0;
  private static final int SEQ = 1;
  private static final int EVENT_KEY = 2;
  private static final int SOURCE = 3;
  private static final int ID = 4;
  private static final int ACTION = 5;
  private static final int AT = 6;
  private static final int PERSON = 7;
  private static final int APP = 8;
  private static final int FORM = 9;

  private final DuckDBWritableVector days;
  private final DuckDBWritableVector seqs;
  private final DuckDBWritableVector eventKeys;
  private final DuckDBWritableVector sources;
  private final DuckDBWritableVector ids;
  private final DuckDBWritableVector actions;
  private final DuckDBWritableVector times;
  private final DuckDBWritableVector people;
  private final DuckDBWritableVector apps;
  private final DuckDBWritableVector forms;
  private final byte[][] idTexts;
  private final byte[] @Nullable [] actionTexts;
  private final byte[] @Nullable [] formTexts;
  private int count;

  EventRows(DuckDBDataChunkWriter chunk) {
    this.days = chunk.vector(DAY);
    this.seqs = chunk.vector(SEQ);
    this.eventKeys = chunk.vector(EVENT_KEY);
    this.sources = chunk.vector(SOURCE);
    this.ids = chunk.vector(ID);
    this.actions = chunk.vector(ACTION);
    this.times = chunk.vector(AT);
    this.people = chunk.vector(PERSON);
    this.apps = chunk.vector(APP);
    this.forms = chunk.vector(FORM);
    int capacity = Math.toIntExact(chunk.capacity());
    this.idTexts = new byte[capacity][];
    this.actionTexts = new byte[capacity][];
    this.formTexts = new byte[capacity][];
  }

  /** Declares the columns, in the order of the fields above. */
  static void columns(DuckDBTableFunctionBindInfo info) {
    info.addResultColumn("day", DuckDBColumnType.INTEGER)
        .addResultColumn("seq", DuckDBColumnType.INTEGER)
        .addResultColumn("event_key", DuckDBColumnType.BIGINT)
        .addResultColumn("source", DuckDBColumnType.INTEGER)
        .addResultColumn("id", DuckDBColumnType.VARCHAR)
        .addResultColumn("action", DuckDBColumnType.VARCHAR)
        .addResultColumn("micros", DuckDBColumnType.BIGINT)
        .addResultColumn("person", DuckDBColumnType.INTEGER)
        .addResultColumn("app", DuckDBColumnType.INTEGER)
        .addResultColumn("form", DuckDBColumnType.VARCHAR);
  }

  boolean hasRoom() {
    return count < idTexts.length;
  }

  /** Begins a row with what every event has. */
  void event(int day, int seq, long eventKey, int source, byte[] id, long at) {
    days.setInt(count, day);
    seqs.setInt(count, seq);
    eventKeys.setLong(count, eventKey);
    sources.setInt(count, source);
    idTexts[count] = id;
    times.setLong(count, at);
  }

  /** Ends a row that is the use of an app. */
  void appUse(byte[] action, int person, int app, byte[] form) {
    actionTexts[count] = action;
    people.setInt(count, person);
    apps.setInt(count, app);
    formTexts[count] = form;
    count++;
  }

  /** Ends a row that is something else. */
  void other() {
    people.setNull(count);
    apps.setNull(count);
    count++;
  }

  /** Hands the rows over; returns how many. */
  int finish() {
    if (count > 0) {
      ids.setStringUtf8Batch(0, Arrays.copyOf(idTexts, count));
      actions.setStringUtf8Batch(0, Arrays.copyOf(actionTexts, count));
      forms.setStringUtf8Batch(0, Arrays.copyOf(formTexts, count));
    }
    return count;
  }
}
