package dev.rollcall.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** A disk whose steps fail on demand. */
final class FailingDisk implements Disk {
  private final Disk disk = new LocalDisk();
  private final AtomicInteger steps = new AtomicInteger();
  private volatile Predicate<Step> fails = _ -> false;
  private volatile String message = "Input/output error";
  private volatile int writable = Integer.MAX_VALUE;

  /** One call: what it is, on which file, and the how many-th call it is. */
  record Step(Call call, Path file, int number) {}

  /** What a disk can be asked. */
  enum Call {
    OPEN,
    CREATE_FOLDER,
    FORCE_FOLDER,
    RENAME,
    DELETE,
    WRITE,
    FORCE,
    TRUNCATE
  }

  /** From now on, these steps fail. */
  void failWhen(Predicate<Step> fails) {
    this.fails = fails;
  }

  /** From now on, everything behind this many more calls fails, as if the process had died. */
  void dieAfter(int calls) {
    steps.set(0);
    fails = step -> step.number() > calls;
  }

  /** From now on a write puts only so many bytes on the disk and then finds no room. */
  void fillAfter(int bytes) {
    message = "No space left on device";
    writable = bytes;
    fails = step -> step.call() == Call.WRITE;
  }

  /** Everything works again. */
  void heal() {
    writable = Integer.MAX_VALUE;
    fails = _ -> false;
  }

  int steps() {
    return steps.get();
  }

  private void step(Call call, Path file) throws IOException {
    if (fails.test(new Step(call, file, steps.incrementAndGet()))) {
      throw new IOException(message);
    }
  }

  @Override
  public OpenFile open(Path file) throws IOException {
    step(Call.OPEN, file);
    return new FailingFile(file, disk.open(file));
  }

  @Override
  public void createFolder(Path folder) throws IOException {
    step(Call.CREATE_FOLDER, folder);
    disk.createFolder(folder);
  }

  @Override
  public void forceFolder(Path folder) throws IOException {
    step(Call.FORCE_FOLDER, folder);
    disk.forceFolder(folder);
  }

  @Override
  public void rename(Path from, Path to) throws IOException {
    step(Call.RENAME, to);
    disk.rename(from, to);
  }

  @Override
  public void delete(Path file) throws IOException {
    step(Call.DELETE, file);
    disk.delete(file);
  }

  private final class FailingFile implements OpenFile {
    private final Path path;
    private final OpenFile file;

    FailingFile(Path path, OpenFile file) {
      this.path = path;
      this.file = file;
    }

    @Override
    public long size() throws IOException {
      return file.size();
    }

    @Override
    public void write(ByteBuffer bytes, long at) throws IOException {
      try {
        step(Call.WRITE, path);
      } catch (IOException e) {
        int some = Math.min(writable, bytes.remaining() / 2);
        file.write(bytes.slice().limit(some), at);
        throw e;
      }
      file.write(bytes, at);
    }

    @Override
    public void force() throws IOException {
      step(Call.FORCE, path);
      file.force();
    }

    @Override
    public void truncate(long size) throws IOException {
      step(Call.TRUNCATE, path);
      file.truncate(size);
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }
}
