package dev.rollcall.directory;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/**
 * Writes a whole state: a line that names the format, a line for each record in a fixed order, and
 * a last line with the state's identity.
 */
final class CarriedWriter {
  static final String FIRST_LINE = "rollcall directory 1";
  static final String LAST_LINE_BEGIN = "= ";

  private CarriedWriter() {}

  static void write(DirectoryState state, OutputStream out) {
    CarriedLines lines = new CarriedLines();
    try {
      BufferedOutputStream buffered = new BufferedOutputStream(out, 1 << 16);
      buffered.write((FIRST_LINE + "\n").getBytes(UTF_8));
      state.forEach(record -> writeLine(lines, record, buffered));
      buffered.write((LAST_LINE_BEGIN + state.identity() + "\n").getBytes(UTF_8));
      buffered.flush();
    } catch (IOException e) {
      throw unwritten(e);
    }
  }

  private static void writeLine(CarriedLines lines, CarriedRecord record, OutputStream out) {
    try {
      lines.write(record, out);
    } catch (IOException e) {
      throw unwritten(e);
    }
  }

  private static UncheckedIOException unwritten(IOException e) {
    return new UncheckedIOException("the directory's state could not be written: " + e, e);
  }
}
