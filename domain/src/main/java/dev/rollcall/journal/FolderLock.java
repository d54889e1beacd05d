package dev.rollcall.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Keeps writers of one journal folder apart, in this process and in others. Regions of the file
 * {@code .lock}:
 *
 * <pre>
 *   byte 0     turn: held while waiting for byte 1, so that two busy writers alternate
 *   byte 1     writing: held during one group commit
 *   byte 2     sealing: held while a day is sealed
 *   8 to 15    the number of the writer that wrote last
 * </pre>
 *
 * A process loses its locks on a file as soon as it closes any channel of that file, so each writer
 * has one channel, used by its committer alone.
 */
final class FolderLock implements Closeable {
  /** Begins with a dot because no tenant does. */
  static final String NAME = ".lock";

  private static final long TURN = 0;
  private static final long WRITING = 1;
  private static final long SEALING = 2;
  private static final long REGIONS = 3;
  private static final long LAST_WRITER = 8;
  private static final long RETRY_NANOS = 200_000;

  private final FileChannel channel;
  private final long me = UUID.randomUUID().getMostSignificantBits();
  private @Nullable FileLock writing;
  private @Nullable FileLock sealing;

  FolderLock(Path journal) throws IOException {
    this.channel =
        FileChannel.open(
            journal.resolve(NAME),
            StandardOpenOption.CREATE,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE);
  }

  /**
   * Waits until no one else writes.
   *
   * @return whether another writer was here since this one wrote last
   */
  boolean acquire() throws IOException {
    FileLock turn = lock(TURN);
    try {
      writing = lock(WRITING);
    } finally {
      turn.release();
    }
    ByteBuffer last = ByteBuffer.allocate(Long.BYTES);
    channel.read(last, LAST_WRITER);
    if (!last.hasRemaining() && last.getLong(0) == me) {
      return false;
    }
    channel.write(last.clear().putLong(me).flip(), LAST_WRITER);
    return true;
  }

  void release() throws IOException {
    if (writing != null) {
      writing.release();
      writing = null;
    }
  }

  /** Tries to become the only one that seals. */
  boolean trySealing() throws IOException {
    try {
      sealing = channel.tryLock(SEALING, 1, false);
      return sealing != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  void releaseSealing() throws IOException {
    if (sealing != null) {
      sealing.release();
      sealing = null;
    }
  }

  /** Waits until no other writer of this process holds a region, since closing would free it. */
  @Override
  public void close() throws IOException {
    while (true) {
      try {
        channel.tryLock(0, REGIONS, false);
        channel.close();
        return;
      } catch (OverlappingFileLockException e) {
        LockSupport.parkNanos(RETRY_NANOS);
      }
    }
  }

  private FileLock lock(long region) throws IOException {
    while (true) {
      try {
        return channel.lock(region, 1, false);
      } catch (OverlappingFileLockException e) {
        // Another writer of this process has it or waits for it.
        LockSupport.parkNanos(RETRY_NANOS);
      }
    }
  }
}
