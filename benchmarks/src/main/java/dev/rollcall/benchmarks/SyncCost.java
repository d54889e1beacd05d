package dev.rollcall.benchmarks;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/** What an fsync costs here: it belongs beside every durable figure. */
final class SyncCost {
  private static final int TIMES = 200;
  private static final int BLOCK_BYTES = 4096;

  private SyncCost() {}

  /** The median, in milliseconds, of appending one block to a file of a folder and syncing it. */
  static double medianMillis(Path folder) throws IOException {
    Path file = Files.createTempFile(folder, "sync", ".tmp");
    long[] nanos = new long[TIMES];
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      for (int i = 0; i < TIMES; i++) {
        long start = System.nanoTime();
        channel.write(ByteBuffer.allocate(BLOCK_BYTES));
        channel.force(false);
        nanos[i] = System.nanoTime() - start;
      }
    } finally {
      Files.delete(file);
    }
    Arrays.sort(nanos);
    return nanos[TIMES / 2] / 1e6;
  }
}
