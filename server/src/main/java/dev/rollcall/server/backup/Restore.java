package dev.rollcall.server.backup;

import dev.rollcall.server.DataFolder;
import dev.rollcall.server.SyncedFolders;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Makes a data folder from a backup. The file that makes it one comes last, so that a restore that
 * was interrupted leaves nothing that could be taken for a data folder.
 */
public final class Restore {
  private static final String FORMAT = "FORMAT";
  private static final String FORMAT_UNFINISHED = "FORMAT.unfinished";

  private final Path destination;

  /**
   * @param destination a folder that is empty or not there yet
   */
  public Restore(Path destination) {
    this.destination = destination.toAbsolutePath().normalize();
  }

  /**
   * Brings back a backup of a folder, every file checked.
   *
   * @throws BackupException when it can not be brought back whole
   */
  public BackupList from(BackupFolder folder, String name) {
    BackupList list = folder.list(name);
    try {
      begin();
      for (BackupList.Item item : list.files()) {
        try (InputStream in = folder.open(item);
            OutputStream out = open(item.path())) {
          String sha256 = Content.copy(in, out, item.bytes());
          if (!sha256.equals(item.sha256())) {
            throw new BackupException(
                "The backup %s is damaged at %s. Use another one.".formatted(name, item.path()));
          }
        }
      }
      finish(list);
      return list;
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /**
   * Brings back a tar file, every file checked.
   *
   * @throws BackupException when it can not be brought back whole
   */
  public BackupList fromTar(Path tar) {
    try {
      begin();
      BackupList list = TarContent.unpack(tar, this::open);
      finish(list);
      return list;
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private BackupException failed(IOException e) {
    return new BackupException(
        "The backup could not be brought back to %s (%s). Empty that folder and try again."
            .formatted(destination, e),
        e);
  }

  private void begin() throws IOException {
    SyncedFolders.create(destination);
    try (Stream<Path> entries = Files.list(destination)) {
      if (entries.findAny().isPresent()) {
        throw new BackupException(
            destination + " is not empty; name an empty or a new folder with --data.");
      }
    }
  }

  private OutputStream open(String path) throws IOException {
    Path file = destination.resolve(path).normalize();
    if (path.isEmpty() || !file.startsWith(destination) || file.equals(destination)) {
      throw new BackupException("The backup names a file outside of a data folder: " + path);
    }
    Files.createDirectories(file.getParent());
    Path target = path.equals(FORMAT) ? destination.resolve(FORMAT_UNFINISHED) : file;
    return Files.newOutputStream(target, StandardOpenOption.CREATE_NEW);
  }

  private void finish(BackupList list) throws IOException {
    Set<Path> folders = new HashSet<>(List.of(destination));
    for (BackupList.Item item : list.files()) {
      Path file = destination.resolve(item.path().equals(FORMAT) ? FORMAT_UNFINISHED : item.path());
      Content.force(file);
      for (Path above = file.getParent();
          above != null && !above.equals(destination);
          above = above.getParent()) {
        folders.add(above);
      }
    }
    for (Path folder : folders) {
      Content.force(folder);
    }
    Path unfinished = destination.resolve(FORMAT_UNFINISHED);
    if (!Files.exists(unfinished)) {
      throw new BackupException("The backup has no FORMAT file: it is none of a data folder.");
    }
    DataFolder.requireKnown(unfinished, "The backup made at " + list.made());
    Files.move(unfinished, destination.resolve(FORMAT), StandardCopyOption.ATOMIC_MOVE);
    Content.force(destination);
  }
}
