package dev.rollcall.server.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The lines of an import file, and which of them an event stands on.
 *
 * <p>A journal file can be imported as it is: its batch lines ({@code {"batch":...}}) read as blank
 * lines, which hold no event.
 */
final class NumberedLines extends InputStream {
  private static final byte[] BATCH = {'{', '"', 'b', 'a', 't', 'c', 'h', '"', ':'};
  private static final int BUFFER_BYTES = 1 << 16;

  /** From this event on so many lines before it held none. */
  private record Skipped(long event, long lines) {}

  private enum Line {
    BEGINS,
    BLANK,
    EVENT,
    BATCH
  }

  private final InputStream source;
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private final Deque<Skipped> ahead = new ArrayDeque<>();
  private int begin;
  private int ready;
  private int end;
  private boolean atEnd;
  private Line line = Line.BEGINS;
  private long events;
  private long skipped;
  private long skippedBefore;

  NumberedLines(InputStream source) {
    this.source = source;
  }

  /** The number of the line an event stands on, from 1. Events must be asked for in their order. */
  long lineOf(int event) {
    while (!ahead.isEmpty() && ahead.getFirst().event() <= event) {
      skippedBefore = ahead.removeFirst().lines();
    }
    return event + skippedBefore + 1;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    while (begin == ready) {
      if (atEnd && begin == end) {
        return -1;
      }
      fill();
    }
    int count = Math.min(length, ready - begin);
    System.arraycopy(buffer, begin, target, offset, count);
    begin += count;
    return count;
  }

  /** Reads more; bytes are ready once it is known what their line is. */
  private void fill() throws IOException {
    System.arraycopy(buffer, ready, buffer, 0, end - ready);
    end -= ready;
    begin = 0;
    ready = 0;
    int count = source.read(buffer, end, buffer.length - end);
    atEnd = count < 0;
    end += Math.max(count, 0);
    while (ready < end && decided()) {
      if (line == Line.BATCH && buffer[ready] != '\n') {
        buffer[ready] = ' ';
      }
      step(buffer[ready++]);
    }
  }

  private boolean decided() {
    if (line != Line.BEGINS) {
      return true;
    }
    int same = 0;
    while (same < BATCH.length && ready + same < end && buffer[ready + same] == BATCH[same]) {
      same++;
    }
    if (same < BATCH.length && ready + same == end && !atEnd) {
      return false;
    }
    line = same == BATCH.length ? Line.BATCH : Line.BLANK;
    return true;
  }

  private void step(byte at) {
    if (at == '\n') {
      if (line == Line.EVENT) {
        events++;
      } else {
        ahead.addLast(new Skipped(events, ++skipped));
      }
      line = Line.BEGINS;
    } else if (line == Line.BLANK && at != ' ' && at != '\t' && at != '\r') {
      line = Line.EVENT;
    }
  }

  @Override
  public void close() throws IOException {
    source.close();
  }
}
