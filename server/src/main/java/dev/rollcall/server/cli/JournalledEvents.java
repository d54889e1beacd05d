package dev.rollcall.server.cli;

import dev.rollcall.events.EventLine;
import dev.rollcall.events.TenantDay;
import dev.rollcall.journal.Journal;
import dev.rollcall.journal.LineReader;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which events are in the journal already (S6), day by day. A day is read when first asked for;
 * when days take more memory than allowed, the one not asked for the longest is forgotten, and read
 * again should it come back. Not thread-safe.
 */
final class JournalledEvents {
  /** Memory for the events of all days together; one day may take more when it has to. */
  static final long MOST_BYTES = 256L << 20;

  private final Journal journal;
  private final long mostBytes;
  private final Map<TenantDay, EventKeys> days = new LinkedHashMap<>(16, 0.75f, true);
  private final EventKeys.Hash hash = new EventKeys.Hash();

  JournalledEvents(Journal journal, long mostBytes) {
    this.journal = journal;
    this.mostBytes = mostBytes;
  }

  /** Whether asking for a day will read it from the journal. */
  boolean mustRead(TenantDay day) {
    return !days.containsKey(day);
  }

  /** Adds an event; false when it is in the journal or was added before. */
  boolean add(TenantDay day, String source, String id) {
    EventKeys keys = days.get(day);
    if (keys == null) {
      keys = read(day);
      days.put(day, keys);
      forgetOldest(day);
    }
    return keys.add(hash.of(source, id));
  }

  private EventKeys read(TenantDay day) {
    EventKeys keys = new EventKeys();
    EventLine line = new EventLine();
    try (LineReader reader = journal.open(day)) {
      while (reader.next()) {
        line.read(reader.buffer(), reader.offset(), reader.length());
        keys.add(hash.of(line.source(), line.id()));
      }
    }
    return keys;
  }

  private void forgetOldest(TenantDay keep) {
    long bytes = days.values().stream().mapToLong(EventKeys::bytes).sum();
    for (Iterator<Map.Entry<TenantDay, EventKeys>> oldest = days.entrySet().iterator();
        bytes > mostBytes && oldest.hasNext(); ) {
      Map.Entry<TenantDay, EventKeys> day = oldest.next();
      if (!day.getKey().equals(keep)) {
        bytes -= day.getValue().bytes();
        oldest.remove();
      }
    }
  }
}
