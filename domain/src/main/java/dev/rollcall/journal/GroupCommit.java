package dev.rollcall.journal;

import dev.rollcall.events.EventLines;
import dev.rollcall.events.TenantDay;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Everything that one commit writes: one batch to each day, then one sync of each file and of each
 * folder with a new name. It can be taken back as a whole.
 */
final class GroupCommit {
  private final OpenDays days;
  private final Disk disk;
  private final JournalLimits limits;
  private final ParallelSync sync;
  private final ByteBuffer through;
  private final List<Mark> marks = new ArrayList<>();
  private final List<DayFile> unsynced = new ArrayList<>();
  private final Set<Path> unsyncedFolders = new LinkedHashSet<>();

  /** Where a file ended before this commit. */
  private record Mark(Path file, long end) {}

  GroupCommit(
      OpenDays days, Disk disk, JournalLimits limits, ParallelSync sync, ByteBuffer through) {
    this.days = days;
    this.disk = disk;
    this.limits = limits;
    this.sync = sync;
    this.through = through;
  }

  /**
   * Writes the lines of one day as one batch.
   *
   * @throws JournalDamaged when the day can not be appended to; nothing of it was written
   */
  DayFile write(TenantDay day, List<EventLines> lines) throws IOException {
    if (unsynced.size() >= limits.openFiles()) {
      syncFiles();
    }
    DayFile file = days.open(day, unsyncedFolders);
    file.secure();
    return append(file, lines);
  }

  /**
   * Makes durable what some days hold, and marks the end of each: what stands in front of a mark
   * was synced, so that damage to it can not be taken for a torn tail. At most as many days as
   * files may be open.
   *
   * @return those that got a mark
   */
  List<DayFile> settle(List<TenantDay> settled) throws IOException {
    List<DayFile> found = new ArrayList<>();
    List<ParallelSync.Step> steps = new ArrayList<>();
    for (TenantDay day : settled) {
      DayFile file = days.open(day, unsyncedFolders);
      found.add(file);
      steps.add(file::secure);
    }
    sync.all(steps);
    List<DayFile> marked = new ArrayList<>();
    for (DayFile file : found) {
      if (!file.isMarked()) {
        marked.add(append(file, List.of()));
      }
    }
    return marked;
  }

  private DayFile append(DayFile file, List<EventLines> lines) throws IOException {
    byte[] header = file.header(lines);
    long total = header.length + lines.stream().mapToLong(EventLines::length).sum();
    if (file.end() > 0 && file.end() + total > limits.segmentBytes()) {
      file.rotate();
      unsyncedFolders.add(file.folder());
    }
    marks.add(new Mark(file.path(), file.end()));
    file.append(header, lines, through);
    unsynced.add(file);
    return file;
  }

  /** Returns once everything written is durable. */
  void sync() throws IOException {
    syncFiles();
    List<ParallelSync.Step> folders = new ArrayList<>();
    for (Path folder : unsyncedFolders) {
      folders.add(() -> force(folder));
    }
    sync.all(folders);
  }

  private void syncFiles() throws IOException {
    List<ParallelSync.Step> files = new ArrayList<>();
    for (DayFile file : unsynced) {
      files.add(file::force);
    }
    sync.all(files);
    unsynced.clear();
  }

  private void force(Path folder) throws FailedSync {
    try {
      disk.forceFolder(folder);
    } catch (IOException e) {
      throw new FailedSync("syncing the folder " + folder + " failed: " + e.getMessage(), e);
    }
  }

  /** Cuts every file back to where it ended before. */
  void takeBack() throws IOException {
    days.closeFiles();
    for (Mark mark : marks.reversed()) {
      try (Disk.OpenFile file = disk.open(mark.file())) {
        if (file.size() > mark.end()) {
          file.truncate(mark.end());
          // Else a power cut could mix what was cut with what is written there next.
          file.force();
        }
      }
    }
  }
}
