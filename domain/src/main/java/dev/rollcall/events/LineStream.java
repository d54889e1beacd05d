package dev.rollcall.events;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Reads NDJSON from a stream of any size in pieces of whole lines. */
final class LineStream {
  private static final int PIECE_BYTES = 1 << 20;

  private final LineReading reading;
  private final ByteProgress progress;
  private final int lineBytes;
  private byte[] piece;
  private int filled;
  private boolean skipping;
  private boolean first = true;

  LineStream(EventReader reader, EventSink sink, ByteProgress progress) {
    this.reading = new LineReading(reader, sink);
    this.progress = progress;
    this.lineBytes = reader.limits().lineBytes();
    this.piece = new byte[Math.min(PIECE_BYTES, lineBytes + 1)];
  }

  /** Reads to the end; returns how many events there were. */
  int read(InputStream stream) throws IOException {
    long bytes = 0;
    for (int n = stream.read(piece, 0, piece.length);
        n >= 0;
        n = stream.read(piece, filled, piece.length - filled)) {
      bytes += n;
      filled += n;
      wholeLines(filled - n);
      progress.read(bytes);
    }
    lines(filled);
    return reading.events();
  }

  /**
   * Reads the lines that are whole and keeps the rest, making room behind it. Before {@code known}
   * there is no newline.
   */
  private void wholeLines(int known) {
    int end = filled;
    while (end > known && piece[end - 1] != '\n') {
      end--;
    }
    if (end > known) {
      lines(end);
    }
    if (filled > lineBytes && !skipping) {
      skipping = true;
      reading.tooLong();
    }
    if (skipping) {
      filled = 0;
    } else if (filled == piece.length) {
      piece = Arrays.copyOf(piece, Math.min(2 * piece.length, lineBytes + 1));
    }
  }

  private void lines(int end) {
    int begin = first ? Utf8.behindMark(piece, 0, end) : 0;
    first = false;
    while (skipping && begin < end) {
      skipping = piece[begin++] != '\n';
    }
    if (reading.read(piece, begin, end, Integer.MAX_VALUE) >= 0) {
      throw new IllegalArgumentException(
          "a stream may hold at most " + Integer.MAX_VALUE + " events: split it");
    }
    System.arraycopy(piece, end, piece, 0, filled - end);
    filled -= end;
  }
}
