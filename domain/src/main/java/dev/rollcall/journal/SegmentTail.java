package dev.rollcall.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Where the whole batches of a segment end, found from its tail.
 *
 * <pre>
 *   batch | batch | batch | torn
 *                         ^end  ^size
 * </pre>
 *
 * @param end behind the last whole batch, in bytes
 * @param events the number within the day of the last line of that batch; 0 when there is none
 * @param size of the file in bytes
 */
record SegmentTail(long end, long events, long size) {
  private static final int FIRST_WINDOW_BYTES = 64 * 1024;

  /** Looks at as little of the end as shows one whole batch. */
  static SegmentTail read(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      long size = channel.size();
      long window = FIRST_WINDOW_BYTES;
      while (true) {
        long from = Math.max(0, size - window);
        SegmentTail tail = within(channel, from, size);
        if (tail != null || from == 0) {
          SegmentTail found = tail == null ? new SegmentTail(0, 0, size) : tail;
          tornOrThrow(channel, file, found.end, size);
          return found;
        }
        window *= 4;
      }
    }
  }

  /** Looks only at what was added behind a batch border that is known. */
  static SegmentTail readOn(Path file, long border, long events) throws IOException {
    try (BatchCursor batches = BatchCursor.open(file, border)) {
      long last = events;
      while (batches.next()) {
        BatchHeader header = batches.header();
        last = header.first() + header.events() - 1;
      }
      return new SegmentTail(batches.end(), last, batches.limit());
    }
  }

  boolean torn() {
    return end < size;
  }

  private static @Nullable SegmentTail within(FileChannel channel, long from, long size)
      throws IOException {
    byte[] bytes = bytes(channel, from, size);
    for (int at = bytes.length - BatchHeader.START.length; at >= 0; at--) {
      boolean lineStart = at > 0 ? bytes[at - 1] == '\n' : from == 0;
      if (lineStart && BatchHeader.startsAt(bytes, at, bytes.length)) {
        BatchHeader header = BatchHeader.read(bytes, at, bytes.length);
        if (header != null && header.total() <= bytes.length - at && header.matches(bytes, at)) {
          long last = header.first() + header.events() - 1;
          return new SegmentTail(from + at + header.total(), last, size);
        }
      }
    }
    return null;
  }

  /**
   * Decides what the bad bytes behind a batch border are. One commit writes one batch to a file and
   * syncs it before the next, so a torn tail is at most one batch: a header further on, or a header
   * whose batch ends before the file does, means that something acknowledged is damaged.
   *
   * @return whether there is a torn tail
   */
  static boolean tornOrThrow(FileChannel channel, Path file, long end, long size)
      throws IOException {
    if (end == size) {
      return false;
    }
    byte[] bytes = bytes(channel, end, size);
    for (int at = 1; at <= bytes.length - BatchHeader.START.length; at++) {
      if (bytes[at - 1] == '\n' && BatchHeader.startsAt(bytes, at, bytes.length)) {
        throw new JournalDamaged(
            file, end, "a batch fails its checksum and another one follows at byte " + (end + at));
      }
    }
    BatchHeader header = BatchHeader.read(bytes, 0, bytes.length);
    if (header != null && header.total() < bytes.length) {
      throw new JournalDamaged(file, end, "a batch fails its checksum and more follows it");
    }
    return true;
  }

  private static byte[] bytes(FileChannel channel, long from, long to) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(to - from));
    int count = 0;
    while (bytes.hasRemaining() && count >= 0) {
      count = channel.read(bytes, from + bytes.position());
    }
    // A file that was cut meanwhile reads as zeros here, which no header and no checksum accepts.
    return bytes.array();
  }
}
