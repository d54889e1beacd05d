package dev.rollcall.kit;

import dev.rollcall.events.EventLines;
import dev.rollcall.events.TenantDay;
import dev.rollcall.journal.Journal;
import dev.rollcall.journal.JournalBatch;
import dev.rollcall.journal.JournalException;
import dev.rollcall.journal.JournalPosition;
import dev.rollcall.journal.LineChange;
import dev.rollcall.journal.LineReader;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A journal that lives as long as the process: for tests of what stands on a journal. {@link
 * #reopened()} shows the same days again, as a restart would.
 */
public final class MemoryJournal implements Journal {
  private final ReentrantLock lock;
  private final Map<TenantDay, EventLines> days;
  private boolean closed;

  /** An empty journal. */
  public MemoryJournal() {
    this(new ReentrantLock(), new TreeMap<>());
  }

  private MemoryJournal(ReentrantLock lock, Map<TenantDay, EventLines> days) {
    this.lock = lock;
    this.days = days;
  }

  /** Another journal on the same days. */
  public MemoryJournal reopened() {
    return new MemoryJournal(lock, days);
  }

  @Override
  public void append(JournalBatch batch) {
    lock.lock();
    try {
      if (closed) {
        throw new JournalException("the journal is closed; open it again to append");
      }
      batch.days().forEach(this::append);
    } finally {
      lock.unlock();
    }
  }

  private void append(TenantDay day, EventLines added) {
    if (added.count() == 0) {
      return;
    }
    EventLines lines = days.computeIfAbsent(day, _ -> new EventLines());
    int start = 0;
    for (int at = 0; at < added.length(); at++) {
      if (added.bytes()[at] == '\n') {
        lines.addLine(added.bytes(), start, at - start);
        start = at + 1;
      }
    }
  }

  @Override
  public SortedSet<TenantDay> days(String tenant) {
    lock.lock();
    try {
      SortedSet<TenantDay> found = new TreeSet<>(days.keySet());
      found.removeIf(day -> !day.tenant().equals(tenant));
      return found;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public JournalPosition position(TenantDay day) {
    lock.lock();
    try {
      return new JournalPosition(lines(day).count());
    } finally {
      lock.unlock();
    }
  }

  @Override
  public LineReader open(TenantDay day) {
    lock.lock();
    try {
      EventLines lines = lines(day);
      // The array only ever grows behind this length.
      return new MemoryLines(lines.bytes(), lines.length());
    } finally {
      lock.unlock();
    }
  }

  private EventLines lines(TenantDay day) {
    return days.getOrDefault(day, new EventLines());
  }

  /** Memory has one form only, so there is nothing to do. */
  @Override
  public void seal(TenantDay day) {}

  /** Nothing stays longer than the process. */
  @Override
  public void settle(List<TenantDay> days) {}

  @Override
  public long change(TenantDay day, LineChange change) {
    lock.lock();
    try (LineReader lines = open(day)) {
      EventLines kept = new EventLines();
      long changed = 0;
      while (lines.next()) {
        byte[] line = change.of(lines.buffer(), lines.offset(), lines.length());
        if (line == null) {
          kept.addLine(lines.buffer(), lines.offset(), lines.length());
        } else {
          kept.addLine(line, 0, line.length);
          changed++;
        }
      }
      days.put(day, kept);
      return changed;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void delete(TenantDay day) {
    lock.lock();
    try {
      days.remove(day);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
    } finally {
      lock.unlock();
    }
  }

  private static final class MemoryLines implements LineReader {
    private final byte[] bytes;
    private final int limit;
    private int start;
    private int end = -1;

    MemoryLines(byte[] bytes, int limit) {
      this.bytes = bytes;
      this.limit = limit;
    }

    @Override
    public boolean next() {
      if (end + 1 >= limit) {
        return false;
      }
      start = end + 1;
      end = start;
      while (bytes[end] != '\n') {
        end++;
      }
      return true;
    }

    @Override
    public byte[] buffer() {
      return bytes;
    }

    @Override
    public int offset() {
      return start;
    }

    @Override
    public int length() {
      return end - start;
    }

    @Override
    public void close() {}
  }
}
