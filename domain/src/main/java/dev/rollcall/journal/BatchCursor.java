package dev.rollcall.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Walks the batches of a segment from a known batch border up to a limit, checking each. It stops
 * in front of a torn tail, or of a batch that is being written right now, and throws where the
 * segment is damaged.
 */
final class BatchCursor implements Closeable {
  private static final int FIRST_BUFFER_BYTES = 256 * 1024;
  private static final int READ_BYTES = 256 * 1024;

  private final Path file;
  private final FileChannel channel;
  private final long limit;
  private byte[] buffer;
  private int start;
  private int filled;
  private long end;
  private int body;
  private @Nullable BatchHeader header;
  private boolean torn;

  private BatchCursor(Path file, FileChannel channel, long from, long limit) {
    this.file = file;
    this.channel = channel;
    this.end = from;
    this.limit = limit;
    this.buffer = new byte[Math.clamp(limit - from, 0, FIRST_BUFFER_BYTES)];
  }

  /** Opens a segment as long as it is now. */
  static BatchCursor open(Path file, long from) throws IOException {
    FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
    return new BatchCursor(file, channel, from, channel.size());
  }

  /** Moves to the next whole batch; false when there is none. */
  boolean next() throws IOException {
    if (end >= limit || torn) {
      return false;
    }
    if (!load()) {
      // The bytes may have been cut and written anew by another process since they were buffered.
      filled = start;
      if (!load()) {
        torn = SegmentTail.tornOrThrow(channel, file, end, limit);
        return false;
      }
    }
    return true;
  }

  private boolean load() throws IOException {
    fill((int) Math.min(BatchHeader.MOST_BYTES, limit - end));
    BatchHeader read = BatchHeader.read(buffer, start, filled);
    if (read == null || read.total() > limit - end) {
      return false;
    }
    if (!fill((int) read.total()) || !read.matches(buffer, start)) {
      return false;
    }
    header = read;
    body = start + read.length();
    start += (int) read.total();
    end += read.total();
    return true;
  }

  /** Has at least this many bytes from {@code start} on in the buffer; false if the file ends. */
  private boolean fill(int needed) throws IOException {
    if (buffer.length - start < needed) {
      byte[] roomier = needed > buffer.length ? new byte[needed + READ_BYTES] : buffer;
      System.arraycopy(buffer, start, roomier, 0, filled - start);
      filled -= start;
      start = 0;
      buffer = roomier;
    }
    while (filled - start < needed) {
      long at = end + (filled - start);
      int most = (int) Math.min(Math.min(buffer.length - filled, READ_BYTES), limit - at);
      int count = channel.read(ByteBuffer.wrap(buffer, filled, most), at);
      if (count <= 0) {
        return false;
      }
      filled += count;
    }
    return true;
  }

  /** The header of the current batch. */
  BatchHeader header() {
    if (header == null) {
      throw new IllegalStateException("no current batch");
    }
    return header;
  }

  /** Holds the lines of the current batch, until the next call of {@link #next}. */
  byte[] buffer() {
    return buffer;
  }

  /** Where in the buffer the lines of the current batch begin. */
  int body() {
    return body;
  }

  /** Where in the file the last whole batch ends. */
  long end() {
    return end;
  }

  /** How long the file was when it was opened. */
  long limit() {
    return limit;
  }

  Path file() {
    return file;
  }

  @Override
  public void close() throws IOException {
    channel.close();
    buffer = Arrays.copyOf(buffer, 0);
  }
}
