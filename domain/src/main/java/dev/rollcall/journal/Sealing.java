package dev.rollcall.journal;

import dev.rollcall.events.TenantDay;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Turns the segments of a day into one Parquet file.
 *
 * <pre>
 *   1  under the lock    a new empty segment; those before it never change again
 *   2  without the lock  sealed-000007.parquet: written under another name, verified, synced, renamed
 *   3  under the lock    sealed.json: written under another name, synced, renamed. This is the commit
 *   4                    the segments up to 7 and the Parquet file before are deleted
 * </pre>
 */
final class Sealing {
  private static final Duration RETRY = Duration.ofMillis(20);
  private static final String TEMPORARY = ".tmp";

  private final Path journal;
  private final Disk disk;
  private final Committer committer;
  private final FolderLock lock;
  private final TornTails tails;
  private final ParquetEngine engine;

  Sealing(
      Path journal,
      Disk disk,
      Committer committer,
      FolderLock lock,
      TornTails tails,
      ParquetEngine engine) {
    this.journal = journal;
    this.disk = disk;
    this.committer = committer;
    this.lock = lock;
    this.tails = tails;
    this.engine = engine;
  }

  /** Something that is done while nobody else seals. */
  private interface Work<T> {
    T run() throws IOException;
  }

  /** Seals a day; one seal at a time in a journal folder, also across processes. */
  void seal(TenantDay day) {
    alone(
        day,
        () -> {
          Optional<DayFolder> frozen = committer.locked(() -> freeze(day));
          if (frozen.isPresent()) {
            seal(day, frozen.get(), (_, _, _) -> null);
          }
          return true;
        });
  }

  /** Seals a day, whether it is already or not, with other lines. Returns how many were changed. */
  long change(TenantDay day, LineChange change) {
    return alone(
        day,
        () -> {
          Optional<DayFolder> frozen = committer.locked(() -> freezeAll(day));
          return frozen.isPresent() ? seal(day, frozen.get(), change) : 0L;
        });
  }

  /** Deletes what seals that died have left of a day; quick when there is nothing. */
  void tidy(TenantDay day) {
    try {
      if (!unnamed(day).isEmpty() || !spilled().isEmpty()) {
        alone(
            day,
            () ->
                committer.locked(() -> {
                  clean(day);
                  return true;
                }));
      }
    } catch (IOException e) {
      throw new JournalException("what is left of " + day + " can not be listed: " + e, e);
    }
  }

  /** Deletes a day's folder. */
  void delete(TenantDay day) {
    alone(
        day,
        () ->
            committer.locked(() -> {
              committer.forgetFiles();
              Path folder = DayFolder.pathOf(journal, day);
              if (Files.exists(folder)) {
                // The seal goes last: without it covered segments would count again.
                for (Path file : DayFolder.files(folder)) {
                  if (!file.endsWith(SealedDay.NAME)) {
                    disk.delete(file);
                  }
                }
                deleteAll(folder);
                forceFolder(Objects.requireNonNull(folder.getParent()));
              }
              return true;
            }));
  }

  private long seal(TenantDay day, DayFolder frozen, LineChange change) throws IOException {
    try (ChangedLines lines = new ChangedLines(DayLines.open(frozen, engine), change)) {
      SealedDay seal = write(frozen, lines);
      committer.locked(() -> commit(day, seal));
      return lines.count();
    }
  }

  private <T> T alone(TenantDay day, Work<T> work) {
    awaitTurn();
    try {
      return work.run();
    } catch (FailedSync e) {
      committer.syncFailed(e);
      throw new JournalException("sealing " + day + " failed: " + e.getMessage(), e);
    } catch (IOException e) {
      throw Room.isMissing(journal, e)
          ? new JournalFull("no room on the disk of " + journal + " to seal " + day, e)
          : new JournalException("sealing " + day + " failed: " + e.getMessage(), e);
    } finally {
      release();
    }
  }

  /** Whatever has failed, others may seal. */
  private void release() {
    try {
      lock.releaseSealing();
    } catch (IOException e) {
      throw new JournalException("the lock for sealing can not be released: " + e, e);
    }
  }

  private void awaitTurn() {
    try {
      while (!committer.locked(lock::trySealing)) {
        Thread.sleep(RETRY);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new JournalException("interrupted while waiting to seal; nothing was changed", e);
    }
  }

  /** What is to be sealed; empty when no line came since the last seal. */
  private Optional<DayFolder> freeze(TenantDay day) throws IOException {
    clean(day);
    tails.cut(day);
    DayFolder folder = DayFolder.list(journal, day);
    if (folder.segments().isEmpty()) {
      return Optional.empty();
    }
    Segment last = folder.segments().getLast();
    if (Files.size(last.file()) > 0) {
      begin(folder.path(), last);
      return Optional.of(folder);
    }
    List<Segment> earlier = folder.segments().subList(0, folder.segments().size() - 1);
    return earlier.isEmpty()
        ? Optional.empty()
        : Optional.of(new DayFolder(folder.path(), folder.sealed(), earlier));
  }

  /** The whole day, behind which a new segment begins; empty when there is none. */
  private Optional<DayFolder> freezeAll(TenantDay day) throws IOException {
    clean(day);
    tails.cut(day);
    DayFolder folder = DayFolder.list(journal, day);
    if (folder.segments().isEmpty()) {
      if (folder.sealed().isEmpty()) {
        return Optional.empty();
      }
      int next = folder.sealed().get().throughSegment() + 1;
      disk.open(Segment.of(folder.path(), next).file()).close();
      folder = DayFolder.list(journal, day);
    }
    begin(folder.path(), folder.segments().getLast());
    return Optional.of(folder);
  }

  private void begin(Path folder, Segment last) throws IOException {
    force(last.file());
    disk.open(Segment.of(folder, last.number() + 1).file()).close();
    forceFolder(folder);
    committer.forgetFiles();
  }

  private SealedDay write(DayFolder frozen, LineReader lines) throws IOException {
    int through = frozen.segments().getLast().number();
    Path file = frozen.path().resolve(SealedDay.fileName(through));
    Path temporary = file.resolveSibling(file.getFileName() + TEMPORARY);
    SealedDay seal;
    try {
      seal =
          new SealedFile(engine)
              .write(lines, temporary, String.valueOf(file.getFileName()), through);
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(temporary);
      throw e;
    }
    force(temporary);
    disk.rename(temporary, file);
    forceFolder(frozen.path());
    return seal;
  }

  private boolean commit(TenantDay day, SealedDay seal) throws IOException {
    Path folder = DayFolder.pathOf(journal, day);
    Path file = folder.resolve(SealedDay.NAME);
    Path temporary = file.resolveSibling(SealedDay.NAME + TEMPORARY);
    try {
      try (Disk.OpenFile open = disk.open(temporary)) {
        open.truncate(0);
        open.write(ByteBuffer.wrap(seal.json()), 0);
      }
      force(temporary);
      disk.rename(temporary, file);
    } catch (FailedSync e) {
      throw e;
    } catch (IOException e) {
      giveUp(day, e);
      throw e;
    }
    forceFolder(folder);
    clean(day);
    return true;
  }

  /** Takes away what the seal has written, since a full disk needs the room. */
  private void giveUp(TenantDay day, IOException cause) throws FailedSync {
    try {
      clean(day);
    } catch (FailedSync e) {
      throw e;
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
  }

  /** Deletes what no seal names: half-written files, covered segments, replaced Parquet files. */
  private void clean(TenantDay day) throws IOException {
    List<Path> unnamed = unnamed(day);
    if (!unnamed.isEmpty()) {
      // The seal may be of a process that died before it synced the name.
      forceFolder(DayFolder.pathOf(journal, day));
    }
    for (Path file : unnamed) {
      disk.delete(file);
    }
    for (Path file : spilled()) {
      deleteAll(file);
    }
  }

  private List<Path> unnamed(TenantDay day) throws IOException {
    Path folder = DayFolder.pathOf(journal, day);
    Optional<SealedDay> seal = SealedDay.read(folder);
    int through = seal.map(SealedDay::throughSegment).orElse(0);
    String current = seal.map(SealedDay::file).orElse("");
    List<Path> unnamed = new ArrayList<>();
    for (Path file : DayFolder.files(folder)) {
      String name = String.valueOf(file.getFileName());
      boolean covered = Segment.of(file).map(s -> s.number() <= through).orElse(false);
      boolean replaced = name.endsWith(".parquet") && !name.equals(current);
      if (covered || replaced || name.endsWith(TEMPORARY)) {
        unnamed.add(file);
      }
    }
    return unnamed;
  }

  /** One seal runs at a time, so what others have spilled was left behind. */
  private List<Path> spilled() throws IOException {
    return DayFolder.files(journal).stream()
        .filter(file -> String.valueOf(file.getFileName()).startsWith(ParquetEngine.SPILL))
        .filter(file -> !file.equals(engine.spill()))
        .toList();
  }

  private void deleteAll(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        disk.delete(file);
      }
    }
  }

  private void force(Path file) throws FailedSync {
    try (Disk.OpenFile open = disk.open(file)) {
      open.force();
    } catch (IOException e) {
      throw new FailedSync("syncing " + file + " failed: " + e.getMessage(), e);
    }
  }

  private void forceFolder(Path folder) throws FailedSync {
    try {
      disk.forceFolder(folder);
    } catch (IOException e) {
      throw new FailedSync("syncing the folder " + folder + " failed: " + e.getMessage(), e);
    }
  }
}
