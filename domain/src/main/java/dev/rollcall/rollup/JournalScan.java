package dev.rollcall.rollup;

import dev.rollcall.events.EventLine;
import dev.rollcall.events.EventType;
import dev.rollcall.events.Field;
import dev.rollcall.events.TenantDay;
import dev.rollcall.journal.Journal;
import dev.rollcall.journal.LineReader;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.commons.codec.digest.MurmurHash3;
import org.duckdb.DuckDBDataChunkWriter;
import org.duckdb.DuckDBTableFunction;
import org.duckdb.DuckDBTableFunctionBindInfo;
import org.duckdb.DuckDBTableFunctionCallInfo;
import org.duckdb.DuckDBTableFunctionInitInfo;
import org.jspecify.annotations.Nullable;

/**
 * Reads days of the journal, line by line, as the rows of the table {@code events}, and keeps aside
 * the lines of what SQL does not count. DuckDB pulls the rows on one thread.
 */
final class JournalScan
    implements DuckDBTableFunction<JournalScan, JournalScan, JournalScan>, AutoCloseable {
  private static final Set<EventType> DIRECTORY =
      EnumSet.of(
          EventType.DEPARTMENT_SET,
          EventType.DEPARTMENT_REMOVED,
          EventType.PERSON_SET,
          EventType.PERSON_LEFT,
          EventType.PERSON_ERASED,
          EventType.APP_SET);
  private static final long MICROS_PER_SECOND = 1_000_000;
  private static final int NOBODY = -1;
  private static final int HASH_SEED = 20_261_120;

  private final Journal journal;
  private final Iterator<TenantDay> days;
  private final PersonNumbers people;
  private final Subjects subjects = new Subjects();
  private final EventLine line = new EventLine();
  private final KeptLines kept = new KeptLines();
  private final DayTallies tallies = new DayTallies();
  private @Nullable LineReader reader;
  private @Nullable RuntimeException failure;
  private int day;
  private long dayBegins;
  private int seq;

  JournalScan(Journal journal, List<TenantDay> days, PersonNumbers people) {
    this.journal = journal;
    this.days = days.iterator();
    this.people = people;
  }

  KeptLines kept() {
    return kept;
  }

  DayTallies tallies() {
    return tallies;
  }

  Subjects subjects() {
    return subjects;
  }

  /**
   * DuckDB reports a failure in here as text only; this is the failure itself, if there was one.
   */
  @Nullable RuntimeException failure() {
    return failure;
  }

  @Override
  public void close() {
    if (reader != null) {
      reader.close();
      reader = null;
    }
  }

  @Override
  public JournalScan bind(DuckDBTableFunctionBindInfo info) {
    EventRows.columns(info);
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
      EventRows rows = new EventRows(chunk);
      while (rows.hasRoom() && nextLine()) {
        add(rows);
      }
      return rows.count();
    } catch (RuntimeException e) {
      failure = e;
      throw e;
    }
  }

  private boolean nextLine() {
    while (reader == null || !reader.next()) {
      close();
      if (!days.hasNext()) {
        return false;
      }
      TenantDay next = days.next();
      day = Math.toIntExact(next.day().toEpochDay());
      dayBegins = next.region().startOf(next.day()).getEpochSecond() * MICROS_PER_SECOND;
      seq = -1;
      tallies.begin(day);
      reader = journal.open(next);
    }
    seq++;
    line.read(reader.buffer(), reader.offset(), reader.length());
    return true;
  }

  private void add(EventRows rows) {
    int action = Actions.of(line);
    int person = person();
    tallies.add(action != Actions.NONE || !DIRECTORY.contains(line.type()));
    rows.event(day, seq, key(), line.timeMicros() - dayBegins);
    rows.deed(person, action, subjects.of(action, line), subjects.client(line));
    if (action == Actions.NONE) {
      LineReader current = Objects.requireNonNull(reader);
      int end = current.offset() + current.length();
      kept.add(day, seq, Arrays.copyOfRange(current.buffer(), current.offset(), end));
    }
  }

  /** 128 bits of source and id, which stand side by side in a line. */
  private long[] key() {
    int offset = line.idOffset();
    int length = line.sourceOffset() + line.sourceLength() - offset;
    return MurmurHash3.hash128x64(line.buffer(), offset, length, HASH_SEED);
  }

  /** The number of whoever the event is about. */
  private int person() {
    if (line.has(Field.PERSON)) {
      return number(Field.PERSON);
    }
    if (line.has(Field.MEMBER)) {
      return number(Field.MEMBER);
    }
    return line.has(Field.OWNER) ? number(Field.OWNER) : NOBODY;
  }

  private int number(Field field) {
    int offset = line.offset(field);
    int length = line.length(field);
    return isPlain(offset, length)
        ? people.number(line.buffer(), offset, length)
        : people.number(Objects.requireNonNull(line.text(field)));
  }

  /** Whether a string of the line stands there as it is, without escapes. */
  private boolean isPlain(int offset, int length) {
    byte[] buffer = line.buffer();
    for (int i = offset; i < offset + length; i++) {
      if (buffer[i] == '\\') {
        return false;
      }
    }
    return true;
  }
}
