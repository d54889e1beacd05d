package dev.rollcall.server;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.util.ArrayList;
import java.util.List;

/**
 * Folders that a power cut does not take: a folder's name is on disk once the folder around it was
 * synced, and a file is as lost as the folders above it.
 */
public final class SyncedFolders {
  private SyncedFolders() {}

  /** Makes a folder and those above it that are missing; their names are on disk afterwards. */
  public static void create(Path folder, FileAttribute<?>... attributes) throws IOException {
    List<Path> around = new ArrayList<>();
    for (Path at = folder.toAbsolutePath(); at != null && !Files.exists(at); at = at.getParent()) {
      around.addFirst(at);
    }
    Files.createDirectories(folder, attributes);
    for (Path made : around) {
      Path parent = made.getParent();
      if (parent != null) {
        force(parent);
      }
    }
  }

  /** Returns once the names in a folder are on disk. */
  public static void force(Path folder) throws IOException {
    try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
      names.force(true);
    }
  }
}
