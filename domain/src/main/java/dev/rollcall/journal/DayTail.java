package dev.rollcall.journal;

import java.io.IOException;
import java.nio.file.Files;
import org.jspecify.annotations.Nullable;

/**
 * The end of a day: where the next batch goes and how many lines there are before it.
 *
 * @param segment the number of the last segment; the last sealed one (0: none) if there is no other
 * @param end behind its last whole batch, in bytes
 * @param events lines in the whole day
 * @param size of the last segment in bytes; more than {@code end} when its tail is torn
 */
record DayTail(int segment, long end, long events, long size) {

  /**
   * Reads the tail of a day's folder.
   *
   * @param hint an earlier tail of the same day, to look only at what came since; or null
   */
  static DayTail read(DayFolder folder, @Nullable DayTail hint) throws IOException {
    int index = folder.segments().size() - 1;
    if (index < 0) {
      int covered = folder.sealed().map(SealedDay::throughSegment).orElse(0);
      return new DayTail(covered, 0, folder.sealedRows(), 0);
    }
    Segment last = folder.segments().get(index);
    if (hint != null && hint.segment == last.number()) {
      long size = Files.size(last.file());
      if (size == hint.end) {
        return new DayTail(hint.segment, hint.end, hint.events, size);
      }
      if (size > hint.end) {
        SegmentTail tail = SegmentTail.readOn(last.file(), hint.end, hint.events);
        return new DayTail(hint.segment, tail.end(), tail.events(), tail.size());
      }
    }
    SegmentTail tail = SegmentTail.read(last.file());
    long events = tail.end() > 0 ? tail.events() : eventsBefore(folder, index);
    return new DayTail(last.number(), tail.end(), events, tail.size());
  }

  /** Behind the last segment with a batch in it, among those before this one. */
  private static long eventsBefore(DayFolder folder, int index) throws IOException {
    for (int i = index - 1; i >= 0; i--) {
      Segment earlier = folder.segments().get(i);
      SegmentTail tail = SegmentTail.read(earlier.file());
      if (tail.torn()) {
        throw new JournalDamaged(
            earlier.file(), tail.end(), "a batch fails its checksum and a later segment follows");
      }
      if (tail.end() > 0) {
        return tail.events();
      }
    }
    return folder.sealedRows();
  }

  boolean torn() {
    return end < size;
  }
}
