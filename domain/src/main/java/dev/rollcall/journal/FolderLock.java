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
 * has one channel. It is used by its committer alone, but for giving up the right to seal.
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
  private volatile @Nullable FileLock sealing;

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
   * @throws FailedWrite when that can not be read or noted; the lock is not held then
   */
  boolean acquire() throws IOException {
    if (writing != null) {
      throw new FailedWrite("the lock of the last commit is still held", new IOException());
    }
    FileLock turn = lock(TURN);
    try {
      writing = lock(WRITING);
    } finally {
      turn.release();
    }
    try {
      return claim();
    } catch (IOException e) {
      release();
      throw new FailedWrite("reading or writing " + NAME + " failed: " + e.getMessage(), e);
    }
  }

  private boolean claim() throws IOException {
    ByteBuffer last = ByteBuffer.allocate(Long.BYTES);
    channel.read(last, LAST_WRITER);
    if (!last.hasRemaining() && last.getLong(0) == me) {
      return false;
    }
    last.clear().putLong(me).flip();
    while (last.hasRemaining()) {
      channel.write(last, LAST_WRITER + last.position());
    }
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
    FileLock held = sealing;
    if (held != null) {
      sealing = null;
      held.release();
    }
  }

  /** Waits until no other writer of this process holds a region, since closing would free it. */
  @Override
  public void close() throws IOException {
    release();
    releaseSealing();
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
