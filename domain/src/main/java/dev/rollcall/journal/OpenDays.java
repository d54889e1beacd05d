package dev.rollcall.journal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.rollcall.events.TenantDay;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;

/**
 * The days open for appending, the longest unused closed first, and the synced tails of many more.
 * Used by the committer alone, while the folder lock is held.
 */
final class OpenDays {
  private static final int MOST_TAILS = 100_000;

  private final Path journal;
  private final Disk disk;
  private final int mostFiles;
  private final TornTails tails;
  private final LinkedHashMap<TenantDay, DayFile> files = new LinkedHashMap<>(16, 0.75f, true);
  private final Cache<TenantDay, DayTail> synced =
      Caffeine.newBuilder().maximumSize(MOST_TAILS).build();

  OpenDays(Path journal, Disk disk, int mostFiles, TornTails tails) {
    this.journal = journal;
    this.disk = disk;
    this.mostFiles = mostFiles;
    this.tails = tails;
  }

  /**
   * The day's last segment, its torn tail cut.
   *
   * @param unsynced receives the folders whose names have to be synced before the day's next batch
   *     is durable
   */
  DayFile open(TenantDay day, Set<Path> unsynced) throws IOException {
    DayFile open = files.get(day);
    if (open != null) {
      return open;
    }
    DayTail known = synced.getIfPresent(day);
    if (known == null) {
      createFolders(day, unsynced);
    }
    DayFolder folder = DayFolder.list(journal, day);
    DayTail tail = DayTail.read(folder, known);
    DayFile file = DayFile.open(day, disk, folder, tail);
    if (tail.equals(known)) {
      file.foundOnDisk();
    }
    if (known == null || known.segment() != file.tail().segment()) {
      unsynced.add(folder.path());
    }
    files.put(day, file);
    if (tail.torn()) {
      file.cut();
      tails.add(new Recovery(file.path(), tail.end(), tail.size() - tail.end()));
    }
    closeEldest();
    return file;
  }

  /** Remembers that everything written to this day is durable. */
  void synced(DayFile file) {
    synced.put(file.day(), file.tail());
    tails.written(file.day(), file.tail());
  }

  /** Closes every file: another writer was here, or what was written has been taken back. */
  void closeFiles() throws IOException {
    List<DayFile> open = new ArrayList<>(files.values());
    files.clear();
    IOException failure = null;
    for (DayFile file : open) {
      try {
        file.close();
      } catch (IOException e) {
        failure = failure == null ? e : failure;
      }
    }
    if (failure != null) {
      throw failure;
    }
  }

  private void closeEldest() throws IOException {
    Iterator<DayFile> eldest = files.values().iterator();
    while (files.size() > mostFiles) {
      DayFile file = eldest.next();
      eldest.remove();
      file.close();
    }
  }

  /** Another process may have made these and died before syncing, so all are synced once. */
  private void createFolders(TenantDay day, Set<Path> unsynced) throws IOException {
    Path folder = DayFolder.pathOf(journal, day);
    List<Path> chain = new ArrayList<>();
    for (Path at = folder; !at.equals(journal); at = parent(at)) {
      chain.addFirst(at);
    }
    for (Path missing : chain) {
      disk.createFolder(missing);
      unsynced.add(parent(missing));
    }
    unsynced.add(parent(journal));
    unsynced.add(folder);
  }

  private static Path parent(Path path) {
    Path parent = path.getParent();
    return parent == null ? path : parent;
  }
}
