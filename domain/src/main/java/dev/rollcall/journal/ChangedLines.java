package dev.rollcall.journal;

import org.jspecify.annotations.Nullable;

/** The lines of another reader, some of them with another text. */
final class ChangedLines implements LineReader {
  private final LineReader lines;
  private final LineChange change;
  private byte @Nullable [] changed;
  private long count;

  ChangedLines(LineReader lines, LineChange change) {
    this.lines = lines;
    this.change = change;
  }

  @Override
  public boolean next() {
    if (!lines.next()) {
      return false;
    }
    changed = change.of(lines.buffer(), lines.offset(), lines.length());
    count += changed == null ? 0 : 1;
    return true;
  }

  /** How many lines so far have another text. */
  long count() {
    return count;
  }

  @Override
  public byte[] buffer() {
    return changed == null ? lines.buffer() : changed;
  }

  @Override
  public int offset() {
    return changed == null ? lines.offset() : 0;
  }

  @Override
  public int length() {
    return changed == null ? lines.length() : changed.length;
  }

  @Override
  public void close() {
    lines.close();
  }
}
