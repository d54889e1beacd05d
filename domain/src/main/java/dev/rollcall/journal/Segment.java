package dev.rollcall.journal;

import java.nio.file.Path;
import java.util.Optional;

/**
 * One file of lines as they arrived, such as {@code 000001.ndjson}.
 *
 * @param number from 1, never used twice within a day
 */
record Segment(int number, Path file) implements Comparable<Segment> {
  private static final String SUFFIX = ".ndjson";
  private static final int DIGITS = 6;

  static Segment of(Path folder, int number) {
    return new Segment(number, folder.resolve("%06d".formatted(number) + SUFFIX));
  }

  /** The segment of a file name, or empty when the file is something else. */
  static Optional<Segment> of(Path file) {
    String name = String.valueOf(file.getFileName());
    String digits = name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : "";
    boolean number = digits.length() >= DIGITS && digits.length() < 10;
    return number && digits.chars().allMatch(c -> c >= '0' && c <= '9')
        ? Optional.of(new Segment(Integer.parseInt(digits), file))
        : Optional.empty();
  }

  @Override
  public int compareTo(Segment other) {
    return Integer.compare(number, other.number);
  }
}
