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
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.commons.codec.digest.MurmurHash3;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/**
 * Reads days of the journal, line by line, and counts by person what the events did, before any
 * engine sees it: each event once (S6), with the opens of apps (S15). Keeps aside the lines of what
 * no engine counts. Not thread-safe.
 *
 * <p>A day with more events than are read at once is read in shares, each of other people, so that
 * memory does not grow with it; what arrived before is looked for first, in shares of other events.
 */
final class DayReading {
  private static final int MOST_AT_ONCE = 24_000_000;
  private static final int FEWEST_AT_ONCE = 1_000_000;
  private static final int MOST_BYTES_AN_EVENT = 60;

  private static final Set<EventType> DIRECTORY =
      EnumSet.of(
          EventType.DEPARTMENT_SET,
          EventType.DEPARTMENT_REMOVED,
          EventType.PERSON_SET,
          EventType.PERSON_LEFT,
          EventType.PERSON_ERASED,
          EventType.APP_SET);
  private static final long MICROS_PER_SECOND = 1_000_000;
  private static final long LAST_MICRO = 86_400 * MICROS_PER_SECOND - 1;
  private static final int NOBODY = -1;
  private static final int HASH_SEED = 20_261_120;

  private final Journal journal;
  private final Iterator<TenantDay> days;
  private final PersonNumbers people;
  private final int eventsAtOnce;
  private final Subjects subjects = new Subjects();
  private final EventLine line = new EventLine();
  private final KeptLines kept = new KeptLines();
  private final DayTallies tallies = new DayTallies();
  private final SeenEvents seen = new SeenEvents();
  private final EventBlock block = new EventBlock();
  private final Deeds deeds = new Deeds();
  private RoaringBitmap repeats = new RoaringBitmap();
  private @Nullable TenantDay current;
  private int day;
  private long dayBegins;
  private int events;
  private int shares;
  private int share;

  DayReading(Journal journal, List<TenantDay> days, PersonNumbers people, int eventsAtOnce) {
    this.journal = journal;
    this.days = days.iterator();
    this.people = people;
    this.eventsAtOnce = eventsAtOnce;
  }

  /** How many events are read at once with so much memory, of which they may take half. */
  static int eventsAtOnce(long heapBytes) {
    return Math.clamp(heapBytes / 2 / MOST_BYTES_AN_EVENT, FEWEST_AT_ONCE, MOST_AT_ONCE);
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

  /** The day that the deeds are of, in days since 1970-01-01. */
  int day() {
    return day;
  }

  /** What was read last: all of a day, or of the people of a share. */
  Deeds deeds() {
    return deeds;
  }

  /** Reads the next day, or the next share of one; false when there is none. */
  boolean next() {
    share++;
    if (share >= shares) {
      if (!days.hasNext()) {
        return false;
      }
      begin(days.next());
    }
    deeds.clear();
    forEachLine(this::take);
    countBlock();
    deeds.finish(actionsById(deeds.sort()));
    return true;
  }

  private void begin(TenantDay next) {
    current = next;
    day = Math.toIntExact(next.day().toEpochDay());
    dayBegins = next.region().startOf(next.day()).getEpochSecond() * MICROS_PER_SECOND;
    tallies.begin(day);
    // What comes while the day is read is left to the next roll-up.
    events = Math.toIntExact(journal.position(next).events());
    shares = Math.max(1, Math.ceilDiv(events, eventsAtOnce));
    share = 0;
    repeats = new RoaringBitmap();
    if (shares > 1) {
      findRepeats();
    } else {
      seen.clear(events);
    }
  }

  private interface Lines {
    void line(LineReader lines, int seq);
  }

  private void forEachLine(Lines each) {
    try (LineReader lines = journal.open(Objects.requireNonNull(current))) {
      // To the very end, where the journal compares checksums.
      for (int seq = 0; lines.next(); seq++) {
        if (seq < events) {
          line.read(lines.buffer(), lines.offset(), lines.length());
          each.line(lines, seq);
        }
      }
    }
  }

  private void findRepeats() {
    for (int part = 0; part < shares; part++) {
      int mine = part;
      seen.clear(eventsAtOnce);
      forEachLine((_, seq) -> {
        long[] key = key();
        if (Long.remainderUnsigned(key[0], shares) == mine && !seen.add(key[0], key[1])) {
          repeats.add(seq);
        }
      });
    }
    seen.clear(0);
  }

  private void take(LineReader lines, int seq) {
    int action = Actions.of(line);
    boolean activity = action != Actions.NONE || !DIRECTORY.contains(line.type());
    if (block.isFull()) {
      countBlock();
    }
    if (shares > 1) {
      boolean repeat = repeats.contains(seq);
      if (share == 0) {
        tallies.add(activity, repeat);
      }
      if (!repeat) {
        addToBlock(action, lines, seq);
      }
    } else {
      long[] key = key();
      block.key(key[0], key[1], activity);
      addToBlock(action, lines, seq);
    }
  }

  private void addToBlock(int action, LineReader lines, int seq) {
    int person = person();
    if (action == Actions.NONE) {
      int end = lines.offset() + lines.length();
      block.line(seq, Arrays.copyOfRange(lines.buffer(), lines.offset(), end));
    } else {
      int subject = subjects.of(action, line);
      int client = action == Actions.GROUP_MESSAGE ? -1 : subjects.client(line);
      block.deed(seq, action, subject, person, micros(), Actions.amount(action, line), client);
    }
  }

  private void countBlock() {
    if (shares == 1) {
      block.sift(seen, tallies, repeats);
    }
    block.count(deeds, share, shares, bytes -> kept.add(day, bytes));
    block.clear();
  }

  /** Since the day began. An event that is of another day counts at this one's begin or end. */
  private long micros() {
    return Math.clamp(line.timeMicros() - dayBegins, 0, LAST_MICRO);
  }

  /** Reads the share once more, for the ids of those for whom time alone does not decide. */
  private Map<Long, int[]> actionsById(List<Long> tied) {
    if (tied.isEmpty()) {
      return Map.of();
    }
    TiedIds ids = new TiedIds(tied);
    forEachLine((_, seq) -> {
      int action = Actions.of(line);
      if (Actions.isOfApp(action) && !repeats.contains(seq)) {
        int person = person();
        if (person % shares == share) {
          int visitor = deeds.visitor(subjects.of(action, line), person);
          ids.add(AppMoments.at(visitor, micros()), line, action);
        }
      }
    });
    return ids.actions();
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
