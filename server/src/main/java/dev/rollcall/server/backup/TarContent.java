package dev.rollcall.server.backup;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;

/** Reads a {@link BackupTar} from its first to its last byte. */
final class TarContent {
  private static final int LONGEST_LIST = 1 << 30;

  /** Says where an entry goes. */
  interface Destination {
    OutputStream open(String path) throws IOException;
  }

  private TarContent() {}

  /** Reads it and checks that it is what its list says. */
  static BackupList verify(Path file) throws IOException {
    return unpack(file, _ -> OutputStream.nullOutputStream());
  }

  /**
   * Unpacks it.
   *
   * @throws BackupException when it is not a whole backup; what was unpacked is of no use then
   */
  static BackupList unpack(Path file, Destination destination) throws IOException {
    Map<String, String> found = new HashMap<>();
    BackupList list = null;
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file));
        TarArchiveInputStream tar = new TarArchiveInputStream(in, "UTF-8")) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        if (entry.getName().equals(BackupTar.LIST)) {
          list = list(file, tar, entry);
        } else {
          try (OutputStream out = destination.open(entry.getName())) {
            found.put(entry.getName(), Content.copy(tar, out, entry.getSize()));
          }
        }
      }
    }
    return checked(file, list, found);
  }

  private static BackupList list(Path file, TarArchiveInputStream tar, TarArchiveEntry entry)
      throws IOException {
    if (entry.getSize() > LONGEST_LIST) {
      throw new BackupException(file + " has a list that is too long to be one.");
    }
    return BackupList.read(tar.readNBytes((int) entry.getSize()), file + ":" + BackupTar.LIST);
  }

  private static BackupList checked(
      Path file, @Nullable BackupList list, Map<String, String> found) {
    if (list == null) {
      throw new BackupException(
          file + " ends before its list: it is no whole backup of Rollcall. Use another one.");
    }
    for (BackupList.Item item : list.files()) {
      if (!item.sha256().equals(found.get(item.path()))) {
        throw new BackupException(
            "%s is damaged at %s. Use another backup.".formatted(file, item.path()));
      }
    }
    return list;
  }
}
