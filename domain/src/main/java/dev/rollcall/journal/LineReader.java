package dev.rollcall.journal;

/**
 * Walks the lines of one day in order of arrival. A line is one event as {@link
 * dev.rollcall.events} writes it: UTF-8 JSON without the newline, valid until the next call.
 */
public interface LineReader extends AutoCloseable {
  /**
   * Moves to the next line; false at the end. Damage found by a checksum throws, naming the file.
   */
  boolean next();

  /** The array that holds the current line. */
  byte[] buffer();

  /** Where in {@link #buffer()} the current line begins. */
  int offset();

  /** How many bytes the current line has. */
  int length();

  @Override
  void close();
}
