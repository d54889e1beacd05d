package dev.rollcall.server.trials;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that takes all the room there is on a disk. */
final class Filling {
  private static final int KILOBYTE = 1 << 10;

  private final Path file;

  Filling(Path disk) {
    this.file = disk.resolve("filling");
  }

  /** Leaves about so many kilobytes. */
  void fill(int kilobytesLeft) throws IOException {
    try (RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw")) {
      writeUntilFull(out);
      out.setLength(Math.max(0, out.length() - (long) kilobytesLeft * KILOBYTE));
    }
  }

  private static void writeUntilFull(RandomAccessFile out) throws IOException {
    for (byte[] bytes = new byte[1 << 20]; bytes.length >= KILOBYTE; ) {
      try {
        out.write(bytes);
      } catch (IOException full) {
        bytes = new byte[bytes.length / 2];
      }
    }
  }

  /** Gives all of it back. */
  void empty() throws IOException {
    Files.delete(file);
  }
}
