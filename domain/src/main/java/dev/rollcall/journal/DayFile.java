package dev.rollcall.journal;

import dev.rollcall.events.EventLines;
import dev.rollcall.events.TenantDay;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;

/** The last segment of a day, open for appending. Used only while the folder lock is held. */
final class DayFile implements Closeable {
  private final TenantDay day;
  private final Disk disk;
  private final Path folder;
  private Segment segment;
  private Disk.OpenFile file;
  private long end;
  private long events;
  private boolean onDisk;

  private DayFile(
      TenantDay day, Disk disk, Path folder, Segment segment, Disk.OpenFile file, DayTail tail) {
    this.day = day;
    this.disk = disk;
    this.folder = folder;
    this.segment = segment;
    this.file = file;
    this.end = tail.end();
    this.events = tail.events();
    this.onDisk = tail.size() == 0;
  }

  /** Opens the day's last segment, or begins its first. A torn tail is still there. */
  static DayFile open(TenantDay day, Disk disk, DayFolder folder, DayTail tail) throws IOException {
    Segment segment =
        folder.segments().isEmpty()
            ? Segment.of(folder.path(), tail.segment() + 1)
            : folder.segments().getLast();
    return new DayFile(day, disk, folder.path(), segment, disk.open(segment.file()), tail);
  }

  TenantDay day() {
    return day;
  }

  Path folder() {
    return folder;
  }

  Path path() {
    return segment.file();
  }

  /** Where the next batch goes. */
  long end() {
    return end;
  }

  /** The tail as it stands once everything written is synced. */
  DayTail tail() {
    return new DayTail(segment.number(), end, events, end);
  }

  /** The header line for these lines, next in order. */
  byte[] header(List<EventLines> lines) {
    return BatchHeader.write(events + 1, lines);
  }

  /** Notes that everything that was found in the segment is known to be synced. */
  void foundOnDisk() {
    onDisk = true;
  }

  /**
   * Makes durable what was found in the segment: whoever wrote it may have died before syncing it,
   * and nothing may stand behind lines that a power cut can still take.
   */
  void secure() throws FailedSync {
    if (!onDisk) {
      force();
      onDisk = true;
    }
  }

  /**
   * Whether the day's last batch is an end mark, or there is nothing that one could stand behind.
   */
  boolean isMarked() throws IOException {
    byte[] mark = header(List.of());
    if (end < mark.length) {
      return end == 0;
    }
    ByteBuffer found = ByteBuffer.allocate(mark.length);
    try (FileChannel channel = FileChannel.open(segment.file(), StandardOpenOption.READ)) {
      while (found.hasRemaining()
          && channel.read(found, end - mark.length + found.position()) >= 0) {
        // Reads on.
      }
    }
    return Arrays.equals(found.array(), mark);
  }

  /** Begins the next segment; everything in this one is synced first. */
  void rotate() throws IOException {
    force();
    onDisk = true;
    file.close();
    segment = Segment.of(folder, segment.number() + 1);
    file = disk.open(segment.file());
    end = 0;
  }

  /** Writes one batch behind the last, through a buffer of the caller's. */
  void append(byte[] header, List<EventLines> lines, ByteBuffer through) throws IOException {
    long at = end;
    try {
      through.clear().put(header);
      for (EventLines part : lines) {
        int copied = 0;
        while (copied < part.length()) {
          if (!through.hasRemaining()) {
            at = flush(through, at);
          }
          int next = Math.min(part.length() - copied, through.remaining());
          through.put(part.bytes(), copied, next);
          copied += next;
        }
      }
      end = flush(through, at);
    } catch (IOException e) {
      throw new FailedWrite("writing " + segment.file() + " failed: " + e.getMessage(), e);
    }
    for (EventLines part : lines) {
      events += part.count();
    }
  }

  private long flush(ByteBuffer through, long at) throws IOException {
    through.flip();
    int length = through.remaining();
    file.write(through, at);
    through.clear();
    return at + length;
  }

  /** Makes what was written durable. */
  void force() throws FailedSync {
    try {
      file.force();
    } catch (IOException e) {
      throw new FailedSync("syncing " + segment.file() + " failed: " + e.getMessage(), e);
    }
  }

  /** Cuts everything behind the last whole batch. */
  void cut() throws FailedWrite {
    onDisk = false;
    try {
      file.truncate(end);
    } catch (IOException e) {
      throw new FailedWrite("cutting " + segment.file() + " failed: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
