package dev.rollcall.server.trials;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A file system of the trial's own. Mounting needs root. */
final class Mount implements AutoCloseable {
  private static final int BUSY_TRIES = 50;
  private static final int BUSY_MILLIS = 100;

  /** {@code _IOR('X', 125, uint32)}: the file system is not to touch its disk any more. */
  private static final long SHUTDOWN = 0x8004587dL;

  /** Not even what its own journal holds is written. */
  private static final int NO_LOG_FLUSH = 2;

  private final Path at;
  private final List<String> mount;
  private boolean mounted;

  private Mount(Path at, List<String> mount) {
    this.at = at;
    this.mount = mount;
  }

  /** A disk in memory, of a size such as {@code 48m}. */
  static Mount ofMemory(Path at, String size) {
    Mount made =
        new Mount(
            directory(at),
            List.of("mount", "-t", "tmpfs", "-o", "size=" + size, "none", at.toString()));
    made.mount();
    return made;
  }

  /** A disk in a file, with a new file system such as {@code ext4}. */
  static Mount ofFile(Path at, String type, Path image, String size) {
    run(List.of("truncate", "-s", size, image.toString()));
    run(List.of("mkfs." + type, "-q", image.toString()));
    Mount made =
        new Mount(directory(at), List.of("mount", "-o", "loop", image.toString(), at.toString()));
    made.mount();
    return made;
  }

  private static Path directory(Path path) {
    try {
      return Files.createDirectories(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path root() {
    return at;
  }

  void mount() {
    run(mount);
    mounted = true;
  }

  /** Waits until nobody uses it any more. */
  void unmount() {
    for (int i = 1; ; i++) {
      try {
        run(List.of("umount", at.toString()));
        mounted = false;
        return;
      } catch (IllegalStateException busy) {
        if (i == BUSY_TRIES) {
          throw busy;
        }
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(BUSY_MILLIS));
      }
    }
  }

  /** From now on nothing reaches the disk, as when its power is cut. */
  @SuppressWarnings("restricted") // There is no other way to an ioctl.
  void cutPower() {
    Linker linker = Linker.nativeLinker();
    Linker.Option variadic = Linker.Option.firstVariadicArg(2);
    try (Arena arena = Arena.ofConfined()) {
      MethodHandle open =
          linker.downcallHandle(
              linker.defaultLookup().findOrThrow("open"),
              FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT),
              variadic);
      MethodHandle ioctl =
          linker.downcallHandle(
              linker.defaultLookup().findOrThrow("ioctl"),
              FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, ADDRESS),
              variadic);
      MethodHandle close =
          linker.downcallHandle(
              linker.defaultLookup().findOrThrow("close"),
              FunctionDescriptor.of(JAVA_INT, JAVA_INT));
      int folder = (int) open.invokeExact(arena.allocateFrom(at.toString()), 0);
      MemorySegment how = arena.allocateFrom(JAVA_INT, NO_LOG_FLUSH);
      int failed = (int) ioctl.invokeExact(folder, SHUTDOWN, how);
      int left = (int) close.invokeExact(folder);
      if (folder < 0 || failed != 0 || left != 0) {
        throw new IllegalStateException("the power of " + at + " can not be cut");
      }
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  private static void run(List<String> command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IllegalStateException(String.join(" ", command) + ": " + said);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    if (mounted) {
      unmount();
    }
  }
}
