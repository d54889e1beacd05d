package dev.rollcall.rollup;

import dev.rollcall.events.DirectoryEvent;
import dev.rollcall.events.Event;
import dev.rollcall.events.EventLimits;
import dev.rollcall.events.EventLines;
import dev.rollcall.events.EventReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Events as journal lines and back. What was accepted once is read whatever the limits are now. */
public final class StoredLines {
  private static final int ANY = Integer.MAX_VALUE;
  private static final EventReader READER =
      new EventReader(new EventLimits(ANY, 1000, ANY, ANY, ANY, 1000, ANY, ANY));

  private StoredLines() {}

  /** The event of one line. */
  static Event read(byte[] line) {
    return read(line, 0, line.length);
  }

  /** The event of one line, given without its newline. */
  public static Event read(byte[] buffer, int offset, int length) {
    return READER.event(buffer, offset, length);
  }

  /** The events of lines that each end with a newline. */
  static List<DirectoryEvent> readAll(byte[] lines) {
    List<DirectoryEvent> events = new ArrayList<>();
    int start = 0;
    for (int at = 0; at < lines.length; at++) {
      if (lines[at] == '\n') {
        events.add((DirectoryEvent) READER.event(lines, start, at - start));
        start = at + 1;
      }
    }
    return events;
  }

  /** The lines of events. */
  static byte[] write(List<DirectoryEvent> events) {
    EventLines lines = new EventLines();
    events.forEach(lines::add);
    return Arrays.copyOf(lines.bytes(), lines.length());
  }
}
