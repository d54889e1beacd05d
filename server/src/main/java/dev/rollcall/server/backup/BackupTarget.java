package dev.rollcall.server.backup;

import java.io.IOException;
import java.nio.file.Path;

/** Where a backup goes. */
interface BackupTarget extends AutoCloseable {
  /**
   * Takes the first {@code bytes} bytes of a file, unless it has them already.
   *
   * @param path within the data folder, with {@code /}
   * @throws java.nio.file.NoSuchFileException when the file is gone
   */
  BackupList.Item put(String path, Path file, long bytes, long modified) throws IOException;

  /** Makes it a backup: everything put is on disk and verified once this has returned. */
  void finish(BackupList list) throws IOException;

  /** Bytes that were new to it. */
  long written();

  @Override
  void close() throws IOException;
}
