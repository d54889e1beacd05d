package dev.rollcall.journal;

import dev.rollcall.events.TenantDay;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A journal of plain files, one folder a day:
 *
 * <pre>
 * journal/acme/cn/2026-11-20/000001.ndjson
 *   {"batch":{"first":1,"events":2,"bytes":361,"crc32c":"9ae0daaf"}}
 *   {"specversion":"1.0","id":"7f3a","source":"portal",...}
 *   {"specversion":"1.0","id":"7f3b","source":"portal",...}
 *   {"batch":{"first":3,...
 * </pre>
 *
 * <p>Several journals, in this process and in others, may append to one folder at once; readers
 * need no lock. After the first failed sync nothing more is accepted by this object; a full disk
 * refuses batches with {@link JournalFull} until there is room. The format and the promises are in
 * {@code docs/formats/journal.md}.
 */
public final class FileJournal implements Journal {
  private static final int LISTING_TRIES = 100;

  private final Path journal;
  private final TornTails tails;
  private final Committer committer;
  private final ParquetEngine engine;
  private final Sealing sealing;

  private FileJournal(Path journal, JournalLimits limits, Disk disk) throws IOException {
    this.journal = journal;
    this.tails = new TornTails(journal, disk);
    OpenDays days = new OpenDays(journal, disk, limits.openFiles(), tails);
    FolderLock lock = new FolderLock(journal);
    this.committer = new Committer(journal, disk, limits, lock, days);
    this.engine = new ParquetEngine(journal);
    this.sealing = new Sealing(journal, disk, committer, lock, tails, engine);
  }

  /** Opens the journal in a folder, {@code <data>/journal}, which is created if need be. */
  public static FileJournal open(Path folder) {
    return open(folder, JournalLimits.standard());
  }

  /** Opens the journal in a folder, within limits. */
  public static FileJournal open(Path folder, JournalLimits limits) {
    return open(folder, limits, new LocalDisk());
  }

  static FileJournal open(Path folder, JournalLimits limits, Disk disk) {
    try {
      Path journal = Files.createDirectories(folder.toAbsolutePath()).toRealPath();
      FileJournal opened = new FileJournal(journal, limits, disk);
      opened.committer.start();
      return opened;
    } catch (IOException e) {
      throw new JournalException("the journal in " + folder + " can not be opened: " + e, e);
    }
  }

  /**
   * {@inheritDoc}
   *
   * <p>The lines must not change before the call returns, and after {@link JournalBusy} never.
   *
   * @throws JournalBusy when the disk does not keep up; the batch may be sent again
   * @throws JournalFull when the disk has no room; nothing was kept, the batch may be sent again
   */
  @Override
  public void append(JournalBatch batch) {
    if (batch.events() > 0) {
      committer.append(batch);
    }
  }

  @Override
  public SortedSet<TenantDay> days(String tenant) {
    try {
      SortedSet<TenantDay> found = new TreeSet<>();
      for (TenantDay day : DayFolder.days(journal, tenant)) {
        if (seenEvents(day) || position(day).events() > 0) {
          found.add(day);
        }
      }
      return found;
    } catch (IOException e) {
      throw new JournalException("the days of " + tenant + " can not be listed: " + e, e);
    }
  }

  private boolean seenEvents(TenantDay day) {
    DayTail tail = tails.lastSeen(day);
    return tail != null && tail.events() > 0;
  }

  @Override
  public JournalPosition position(TenantDay day) {
    return new JournalPosition(listed(day, folder -> tails.read(day, folder)).events());
  }

  @Override
  public LineReader open(TenantDay day) {
    return listed(day, folder -> DayLines.open(folder, engine));
  }

  @Override
  public void seal(TenantDay day) {
    sealing.seal(day);
  }

  @Override
  public void settle(List<TenantDay> days) {
    committer.settle(days);
  }

  @Override
  public long change(TenantDay day, LineChange change) {
    if (isAnyChanged(day, change)) {
      return sealing.change(day, change);
    }
    sealing.tidy(day);
    return 0;
  }

  private boolean isAnyChanged(TenantDay day, LineChange change) {
    try (ChangedLines lines = new ChangedLines(open(day), change)) {
      while (lines.next()) {
        if (lines.count() > 0) {
          return true;
        }
      }
      return false;
    }
  }

  @Override
  public void delete(TenantDay day) {
    sealing.delete(day);
  }

  /**
   * Looks at the tail of every day, of all tenants, and cuts those that are torn, as the next
   * append to the day would. Quick: one small read a day.
   *
   * @return everything cut since this journal was opened, oldest first; the first 1,000
   */
  public List<Recovery> recover() {
    committer.locked(() -> {
      committer.forgetFiles();
      tails.cutAll();
      return true;
    });
    return recoveries();
  }

  /** The torn tails cut since this journal was opened, oldest first; the first 1,000. */
  public List<Recovery> recoveries() {
    return tails.recoveries();
  }

  @Override
  public Optional<String> stopped() {
    return committer.stopped();
  }

  /** Something that is done with the listing of a day's folder. */
  private interface Listed<T> {
    T apply(DayFolder folder) throws IOException;
  }

  /** Lists a day and uses it; again when it was sealed in between and a listed file is gone. */
  private <T> T listed(TenantDay day, Listed<T> use) {
    try {
      NoSuchFileException gone = new NoSuchFileException(day.toString());
      for (int i = 0; i < LISTING_TRIES; i++) {
        try {
          return use.apply(DayFolder.list(journal, day));
        } catch (NoSuchFileException e) {
          gone = e;
        }
      }
      throw gone;
    } catch (IOException e) {
      throw new JournalException("the journal of " + day + " can not be read: " + e, e);
    }
  }

  @Override
  public void close() {
    committer.close();
    engine.close();
  }
}
