package dev.rollcall.server.backup;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** A backup as one tar file: the files of the data folder, and their list at the end. */
final class BackupTar implements BackupTarget {
  /** The entry that makes the file a backup. */
  static final String LIST = "backup.json";

  private final Path file;
  private final Path unfinished;
  private final TarArchiveOutputStream tar;
  private long written;

  BackupTar(Path file) throws IOException {
    this.file = file.toAbsolutePath();
    this.unfinished = this.file.resolveSibling(this.file.getFileName() + ".unfinished");
    this.tar =
        new TarArchiveOutputStream(
            new BufferedOutputStream(Files.newOutputStream(unfinished)), "UTF-8");
    tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
    tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
  }

  @Override
  public BackupList.Item put(String path, Path source, long bytes, long modified)
      throws IOException {
    try (InputStream in = Files.newInputStream(source)) {
      String sha256 = entry(path, in, bytes, modified);
      return new BackupList.Item(path, bytes, sha256, modified);
    }
  }

  private String entry(String path, InputStream in, long bytes, long modified) throws IOException {
    TarArchiveEntry entry = new TarArchiveEntry(path);
    entry.setSize(bytes);
    entry.setModTime(modified);
    tar.putArchiveEntry(entry);
    String sha256 = Content.copy(in, tar, bytes);
    tar.closeArchiveEntry();
    written += bytes;
    return sha256;
  }

  @Override
  public void finish(BackupList list) throws IOException {
    byte[] bytes = list.toBytes();
    entry(LIST, new ByteArrayInputStream(bytes), bytes.length, 0);
    tar.close();
    Content.force(unfinished);
    TarContent.verify(unfinished);
    Path folder = Objects.requireNonNull(file.getParent(), "a file lies in a folder");
    Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    Content.force(folder);
  }

  @Override
  public long written() {
    return written;
  }

  @Override
  public void close() throws IOException {
    tar.close();
    Files.deleteIfExists(unfinished);
  }
}
