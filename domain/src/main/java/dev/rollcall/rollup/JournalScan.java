package dev.rollcall.rollup;

import dev.rollcall.events.EventLine;
import dev.rollcall.events.EventType;
import dev.rollcall.events.Field;
import dev.rollcall.events.TenantDay;
import dev.rollcall.journal.Journal;
import dev.rollcall.journal.LineReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.duckdb.DuckDBDataChunkWriter;
import org.duckdb.DuckDBTableFunction;
import org.duckdb.DuckDBTableFunctionBindInfo;
import org.duckdb.DuckDBTableFunctionCallInfo;
import org.duckdb.DuckDBTableFunctionInitInfo;
import org.jspecify.annotations.Nullable;

/**
 * Reads days of the journal, line by line, as the rows of the table {@code events}, and keeps aside
 * the lines of directory events. DuckDB pulls the rows on one thread.
 */
final class JournalScan
    implements DuckDBTableFunction<JournalScan, JournalScan, JournalScan>, AutoCloseable {
  /** A directory event as it arrived. */
  @SuppressWarnings("ArrayRecordComponent") // never compared, read once
  record DirectoryLine(int day, int seq, byte[] line) {}

  private static final Set<EventType> DIRECTORY =
      EnumSet.of(
          EventType.DEPARTMENT_SET,
          EventType.DEPARTMENT_REMOVED,
          EventType.PERSON_SET,
          EventType.PERSON_LEFT,
          EventType.PERSON_ERASED,
          EventType.APP_SET);
  private static final Map<EventType, byte[]> ACTIONS =
      new EnumMap<>(
          Map.of(
              EventType.APP_PAGE_VIEWED, ascii("view"),
              EventType.APP_LEFT, ascii("left"),
              EventType.APP_CLOSED, ascii("closed"),
              EventType.BOT_MESSAGE_SENT, ascii("talk"),
              EventType.BOT_MESSAGE_READ, ascii("talk")));
  private static final byte[] GADGET = ascii("gadget");
  private static final byte[] WEBAPP = ascii("webapp");
  private static final byte[] BOT = ascii("bot");
  private static final int NOBODY = -1;

  private final Journal journal;
  private final Iterator<TenantDay> days;
  private final PersonNumbers people;
  private final Dictionary sources = new Dictionary();
  private final Dictionary apps = new Dictionary();
  private final EventLine line = new EventLine();
  private final List<DirectoryLine> directory = new ArrayList<>();
  private final DayTallies tallies = new DayTallies();
  private @Nullable LineReader reader;
  private @Nullable RuntimeException failure;
  private int day;
  private int seq;

  JournalScan(Journal journal, List<TenantDay> days, PersonNumbers people) {
    this.journal = journal;
    this.days = days.iterator();
    this.people = people;
  }

  List<DirectoryLine> directory() {
    return directory;
  }

  DayTallies tallies() {
    return tallies;
  }

  String app(int index) {
    return apps.text(index);
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
      return rows.finish();
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
      seq = -1;
      reader = journal.open(next);
    }
    seq++;
    line.read(reader.buffer(), reader.offset(), reader.length());
    return true;
  }

  private void add(EventRows rows) {
    EventType type = line.type();
    boolean activity = !DIRECTORY.contains(type);
    tallies.add(day, activity);
    int source = sources.index(line.buffer(), line.sourceOffset(), line.sourceLength());
    rows.event(day, seq, line.key(), source, id(), line.timeMicros());
    int person = line.has(Field.PERSON) ? person() : NOBODY;
    byte[] action = ACTIONS.get(type);
    if (action != null) {
      rows.appUse(action, person, app(), form());
      return;
    }
    rows.other();
    if (!activity) {
      LineReader current = Objects.requireNonNull(reader);
      int end = current.offset() + current.length();
      byte[] copy = Arrays.copyOfRange(current.buffer(), current.offset(), end);
      directory.add(new DirectoryLine(day, seq, copy));
    }
  }

  private byte[] id() {
    int offset = line.idOffset();
    return isPlain(offset, line.idLength())
        ? Arrays.copyOfRange(line.buffer(), offset, offset + line.idLength())
        : line.id().getBytes(StandardCharsets.UTF_8);
  }

  private int person() {
    int offset = line.offset(Field.PERSON);
    int length = line.length(Field.PERSON);
    return isPlain(offset, length)
        ? people.number(line.buffer(), offset, length)
        : people.number(Objects.requireNonNull(line.text(Field.PERSON)));
  }

  private int app() {
    int offset = line.offset(Field.APP);
    int length = line.length(Field.APP);
    return isPlain(offset, length)
        ? apps.index(line.buffer(), offset, length)
        : apps.index(Objects.requireNonNull(line.text(Field.APP)));
  }

  /** The word of the form: events of a bot name none. */
  private byte[] form() {
    if (!line.has(Field.FORM)) {
      return BOT;
    }
    return line.buffer()[line.offset(Field.FORM)] == GADGET[0] ? GADGET : WEBAPP;
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

  private static byte[] ascii(String word) {
    return word.getBytes(StandardCharsets.US_ASCII);
  }
}
