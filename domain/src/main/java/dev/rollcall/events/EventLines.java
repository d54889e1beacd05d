package dev.rollcall.events;

import java.util.Arrays;

/**
 * A growing buffer of journal lines, one event each, ending with a newline. Not thread-safe.
 *
 * <p>A line is the event's canonical form: equal events give equal bytes.
 *
 * <pre>{@code
 * {"specversion":"1.0","id":"7f3a","source":"portal","type":"app.page_viewed",
 *  "time":"2026-11-20T01:30:00Z","region":"us","data":{"person":"u17","app":"cli_crm",...}}
 * }</pre>
 *
 * without the line break and the blanks; {@code region} and optional fields only when they are
 * there, {@code data} in the order of the catalogue.
 */
public final class EventLines {
  private final LineText text = new LineText();
  private int count;

  /** Appends one event as its canonical line. */
  public void add(Event event) {
    int before = text.length();
    try {
      EventText.write(event, text);
    } catch (RuntimeException e) {
      text.cutTo(before);
      throw e;
    }
    count++;
  }

  /** Appends a line that is canonical already, without its newline. */
  public void addLine(byte[] line, int offset, int lineLength) {
    text.raw(line, offset, lineLength);
    text.raw('\n');
    count++;
  }

  /** Forgets all lines and keeps the memory. */
  public void clear() {
    text.cutTo(0);
    count = 0;
  }

  /** The array that holds the lines; only the first {@link #length()} bytes count. */
  public byte[] bytes() {
    return text.bytes();
  }

  /** Bytes written so far. */
  public int length() {
    return text.length();
  }

  /** Lines written so far. */
  public int count() {
    return count;
  }

  /** One event as its canonical line, without the newline. */
  public static byte[] line(Event event) {
    LineText line = new LineText();
    EventText.write(event, line);
    return Arrays.copyOf(line.bytes(), line.length() - 1);
  }
}
