package dev.rollcall.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A lock that one process at a time holds, as a lock on a file. The operating system frees it when
 * the process ends, however it ends. The file says who holds it, or who held it last.
 *
 * <p>Locks of files belong to whole processes, and closing a file frees every lock the process has
 * on it: what a process holds itself it must not look at by {@link #isHeld} or take again.
 */
public final class FolderLock implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FolderLock.class);

  private final FileChannel file;
  private final FileLock lock;

  private FolderLock(FileChannel file, FileLock lock) {
    this.file = file;
    this.lock = lock;
  }

  /** Takes the lock, or returns empty at once when somebody holds it. */
  public static Optional<FolderLock> tryTake(Path path) {
    try {
      FileChannel file =
          FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock = tryLock(file);
      if (lock == null) {
        file.close();
        return Optional.empty();
      }
      FolderLock taken = new FolderLock(file, lock);
      taken.note("process " + ProcessHandle.current().pid());
      return Optional.of(taken);
    } catch (IOException e) {
      throw new UncheckedIOException("%s can not be locked".formatted(path), e);
    }
  }

  /**
   * Writes who holds the lock, for those who find it held. A full disk may have no room for that;
   * the lock holds all the same.
   */
  public void note(String holder) {
    try {
      file.truncate(0);
      file.write(ByteBuffer.wrap((holder + "\n").getBytes(StandardCharsets.UTF_8)), 0);
    } catch (IOException e) {
      LOG.debug("{} can not be noted as the holder of a lock", holder, e);
    }
  }

  /** What the holder wrote; empty when that is not known. */
  public static String holder(Path path) {
    try {
      return Files.exists(path) ? Files.readString(path).strip() : "";
    } catch (IOException _) {
      return "";
    }
  }

  /** Whether somebody holds the lock at this moment. */
  public static boolean isHeld(Path path) {
    if (!Files.exists(path)) {
      return false;
    }
    try (FileChannel file = FileChannel.open(path, StandardOpenOption.WRITE)) {
      FileLock lock = tryLock(file);
      if (lock == null) {
        return true;
      }
      lock.release();
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException("%s can not be looked at".formatted(path), e);
    }
  }

  private static @Nullable FileLock tryLock(FileChannel file) throws IOException {
    try {
      return file.tryLock();
    } catch (OverlappingFileLockException _) {
      return null;
    }
  }

  @Override
  public void close() {
    try (file) {
      lock.release();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
