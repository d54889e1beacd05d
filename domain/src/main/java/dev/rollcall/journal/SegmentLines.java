package dev.rollcall.journal;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** The lines of one segment, batch by batch. */
final class SegmentLines implements LineReader {
  private static final VarHandle EIGHT_BYTES =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long NEWLINES = 0x0a0a0a0a0a0a0a0aL;
  private static final long LOW_BITS = 0x0101010101010101L;
  private static final long HIGH_BITS = 0x8080808080808080L;

  private final BatchCursor batches;
  private final boolean last;
  private long read;
  private int lineStart;
  private int lineEnd = -1;
  private int batchEnd;

  /**
   * @param read lines of the day before this segment
   * @param last whether this is the day's last segment; only there may a tail be torn
   */
  SegmentLines(BatchCursor batches, long read, boolean last) {
    this.batches = batches;
    this.read = read;
    this.last = last;
  }

  @Override
  public boolean next() {
    if (lineEnd + 1 >= batchEnd && !nextBatch()) {
      return false;
    }
    lineStart = lineEnd + 1;
    lineEnd = newline(batches.buffer(), lineStart, batchEnd);
    read++;
    return true;
  }

  private boolean nextBatch() {
    try {
      if (!batches.next()) {
        endOfSegment();
        return false;
      }
    } catch (IOException e) {
      throw new JournalException("reading " + batches.file() + " failed: " + e, e);
    }
    BatchHeader header = batches.header();
    if (header.first() != read + 1) {
      throw new JournalDamaged(
          batches.file(),
          batches.end() - header.total(),
          "a batch begins with line " + header.first() + " where line " + (read + 1) + " is due");
    }
    lineEnd = batches.body() - 1;
    batchEnd = batches.body() + header.bytes();
    return batchEnd > batches.body() || nextBatch();
  }

  private void endOfSegment() {
    if (!last && batches.end() < batches.limit()) {
      throw new JournalDamaged(
          batches.file(), batches.end(), "a batch fails its checksum and a later segment follows");
    }
  }

  /** The place of the first newline, eight bytes at a time; the limit when there is none. */
  private static int newline(byte[] bytes, int from, int limit) {
    int at = from;
    while (at <= limit - Long.BYTES) {
      long zeros = (long) EIGHT_BYTES.get(bytes, at) ^ NEWLINES;
      long found = (zeros - LOW_BITS) & ~zeros & HIGH_BITS;
      if (found != 0) {
        return at + (Long.numberOfTrailingZeros(found) >> 3);
      }
      at += Long.BYTES;
    }
    while (at < limit && bytes[at] != '\n') {
      at++;
    }
    return at;
  }

  @Override
  public byte[] buffer() {
    return batches.buffer();
  }

  @Override
  public int offset() {
    return lineStart;
  }

  @Override
  public int length() {
    return lineEnd - lineStart;
  }

  @Override
  public void close() {
    try {
      batches.close();
    } catch (IOException e) {
      throw new JournalException("closing " + batches.file() + " failed: " + e, e);
    }
  }
}
