package dev.rollcall.directory;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;

/** Reads what {@link CarriedWriter} wrote, line by line, and checks that all of it is there. */
final class CarriedReader {
  private final InputStream in;
  private final CarriedParser parser = new CarriedParser();
  private final byte[] chunk = new byte[1 << 16];
  private int chunkAt;
  private int chunkLength;
  private byte[] line = new byte[1 << 10];
  private int lineLength;
  private int lineNumber;

  CarriedReader(InputStream in) {
    this.in = in;
  }

  /** Restores every record into an empty state. */
  void read(DirectoryState state) {
    try {
      String first = next() ? text() : "";
      if (!first.equals(CarriedWriter.FIRST_LINE)) {
        throw new BrokenDirectoryException(
            "the directory's state begins with '%s', not with '%s'"
                .formatted(first, CarriedWriter.FIRST_LINE));
      }
      readRecords(state);
    } catch (IOException e) {
      throw new UncheckedIOException("the directory's state could not be read: " + e, e);
    }
  }

  private void readRecords(DirectoryState state) throws IOException {
    while (next()) {
      if (line[0] == CarriedWriter.LAST_LINE_BEGIN.charAt(0)) {
        readEnd(state);
        return;
      }
      restore(state);
    }
    throw new BrokenDirectoryException("the directory's state ends before its last line");
  }

  private void restore(DirectoryState state) {
    try {
      state.restore(parser.parse(line, lineLength));
    } catch (RuntimeException e) {
      throw new BrokenDirectoryException(
          "line %d of the directory's state is broken: %s".formatted(lineNumber, e.getMessage()),
          e);
    }
  }

  private void readEnd(DirectoryState state) throws IOException {
    if (!text().equals(CarriedWriter.LAST_LINE_BEGIN + state.identity())) {
      throw new BrokenDirectoryException("the directory's state does not fit its last line");
    }
    if (next()) {
      throw new BrokenDirectoryException("the directory's state goes on behind its last line");
    }
  }

  private String text() {
    return new String(line, 0, lineLength, UTF_8);
  }

  /** Moves to the next line; false at the end, where a line without its newline is none. */
  private boolean next() throws IOException {
    lineLength = 0;
    lineNumber++;
    while (chunkAt < chunkLength || refill()) {
      int end = chunkAt;
      while (end < chunkLength && chunk[end] != '\n') {
        end++;
      }
      append(end);
      chunkAt = end + 1;
      if (end < chunkLength) {
        return true;
      }
    }
    return false;
  }

  private boolean refill() throws IOException {
    chunkAt = 0;
    chunkLength = Math.max(0, in.read(chunk));
    return chunkLength > 0;
  }

  private void append(int end) {
    int more = end - chunkAt;
    if (lineLength + more > line.length) {
      line = Arrays.copyOf(line, Math.max(lineLength + more, 2 * line.length));
    }
    System.arraycopy(chunk, chunkAt, line, lineLength, more);
    lineLength += more;
  }
}
