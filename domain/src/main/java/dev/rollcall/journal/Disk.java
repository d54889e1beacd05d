package dev.rollcall.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/** What appending needs of a file system, so that a test can let each step fail. */
interface Disk {
  /** Opens a file for writing and creates it when it is missing. */
  OpenFile open(Path file) throws IOException;

  /** Creates one folder unless it is there. */
  void createFolder(Path folder) throws IOException;

  /** Makes the names in a folder durable. */
  void forceFolder(Path folder) throws IOException;

  /** Gives a file another name, in place of one that has it. */
  void rename(Path from, Path to) throws IOException;

  void delete(Path file) throws IOException;

  /** A file that is written at given places. */
  interface OpenFile extends Closeable {
    long size() throws IOException;

    /** Writes all remaining bytes. */
    void write(ByteBuffer bytes, long at) throws IOException;

    /** Makes everything written durable. */
    void force() throws IOException;

    void truncate(long size) throws IOException;
  }
}
