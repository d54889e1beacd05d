package dev.rollcall.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * A journal on a disk whose syncs take longer than this machine's. In the journal's own package,
 * for the journal's disk is nobody else's business.
 */
public final class SlowSyncs {
  private SlowSyncs() {}

  /** Opens the journal in a folder; every sync takes this much longer. */
  public static FileJournal open(Path folder, Duration longer) {
    return FileJournal.open(
        folder, JournalLimits.standard(), new SlowDisk(new LocalDisk(), longer));
  }

  private record SlowDisk(Disk disk, Duration longer) implements Disk {
    @Override
    public OpenFile open(Path file) throws IOException {
      return new SlowFile(disk.open(file), longer);
    }

    @Override
    public void createFolder(Path folder) throws IOException {
      disk.createFolder(folder);
    }

    @Override
    public void forceFolder(Path folder) throws IOException {
      LockSupport.parkNanos(longer.toNanos());
      disk.forceFolder(folder);
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
      disk.rename(from, to);
    }

    @Override
    public void delete(Path file) throws IOException {
      disk.delete(file);
    }
  }

  private record SlowFile(Disk.OpenFile file, Duration longer) implements Disk.OpenFile {
    @Override
    public long size() throws IOException {
      return file.size();
    }

    @Override
    public void write(ByteBuffer bytes, long at) throws IOException {
      file.write(bytes, at);
    }

    @Override
    public void force() throws IOException {
      LockSupport.parkNanos(longer.toNanos());
      file.force();
    }

    @Override
    public void truncate(long size) throws IOException {
      file.truncate(size);
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }
}
