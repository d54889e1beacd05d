package dev.rollcall.journal;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The lines of a day: the sealed ones, then its segments one after the other. */
final class DayLines implements LineReader {
  private final Deque<BatchCursor> segments;
  private @Nullable LineReader current;
  private long read;

  private DayLines(@Nullable LineReader sealed, Deque<BatchCursor> segments) {
    this.current = sealed;
    this.segments = segments;
  }

  /**
   * Opens every file of the day at once, so that none of them can be deleted under the reader.
   *
   * @throws java.nio.file.NoSuchFileException when the day was sealed since it was listed
   */
  static DayLines open(DayFolder folder, ParquetEngine engine) throws IOException {
    List<BatchCursor> open = new ArrayList<>();
    try {
      for (Segment segment : folder.segments()) {
        open.add(BatchCursor.open(segment.file(), 0));
      }
      LineReader sealed = null;
      if (folder.sealed().isPresent()) {
        SealedDay seal = folder.sealed().get();
        sealed = SealedLines.open(folder.path().resolve(seal.file()), seal, engine);
      }
      return new DayLines(sealed, new ArrayDeque<>(open));
    } catch (IOException | RuntimeException e) {
      for (BatchCursor cursor : open) {
        cursor.close();
      }
      throw e;
    }
  }

  @Override
  public boolean next() {
    while (true) {
      LineReader lines = current;
      if (lines != null) {
        if (lines.next()) {
          read++;
          return true;
        }
        current = null;
        lines.close();
      }
      BatchCursor segment = segments.poll();
      if (segment == null) {
        return false;
      }
      current = new SegmentLines(segment, read, segments.isEmpty());
    }
  }

  private LineReader current() {
    if (current == null) {
      throw new IllegalStateException("no current line");
    }
    return current;
  }

  @Override
  public byte[] buffer() {
    return current().buffer();
  }

  @Override
  public int offset() {
    return current().offset();
  }

  @Override
  public int length() {
    return current().length();
  }

  @Override
  public void close() {
    if (current != null) {
      current.close();
    }
    for (BatchCursor segment : segments) {
      new SegmentLines(segment, 0, true).close();
    }
    segments.clear();
  }
}
