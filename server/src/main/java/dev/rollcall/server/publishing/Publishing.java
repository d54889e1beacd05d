package dev.rollcall.server.publishing;

import dev.rollcall.catalog.Tenant;
import dev.rollcall.events.Region;
import dev.rollcall.rollup.Progress;
import dev.rollcall.rollup.RollupReport;
import dev.rollcall.server.DataFolder;
import dev.rollcall.server.FolderLock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Publishes one tenant and region at a time and notes how it went. Only one process does so on a
 * data folder at a time: it holds {@code rollup.lock} meanwhile.
 */
public final class Publishing {
  /** What publishes: {@link dev.rollcall.rollup.Rollup#run} outside of tests. */
  @FunctionalInterface
  public interface RollupRun {
    /** Publishes every day up to {@code through} that is new or has changed. */
    RollupReport run(Tenant tenant, Region region, LocalDate through, Progress progress);
  }

  private final DataFolder folder;
  private final PublishingNotes notes;
  private final RollupRun rollup;
  private final Clock clock;

  public Publishing(DataFolder folder, RollupRun rollup, Clock clock) {
    this.folder = folder;
    this.notes = new PublishingNotes(folder.publishing());
    this.rollup = rollup;
    this.clock = clock;
  }

  /** The last day of a region that has ended by a moment (S4). */
  public static LocalDate lastClosedDay(Region region, Instant moment) {
    return region.dayOf(moment).minusDays(1);
  }

  /** The right to publish in this folder; empty at once while another process has it. */
  public Optional<FolderLock> tryTakeTurn() {
    Optional<FolderLock> turn = FolderLock.tryTake(folder.rollupLock());
    turn.ifPresent(this::emptySpill);
    return turn;
  }

  private void emptySpill(FolderLock turn) {
    try {
      folder.emptySpill();
    } catch (RuntimeException e) {
      turn.close();
      throw e;
    }
  }

  /** Which process publishes at the moment, as far as is known. */
  public String whoseTurn() {
    return FolderLock.holder(folder.rollupLock());
  }

  /**
   * Publishes what is new or has changed; the caller holds the turn. Success and failure are noted,
   * a failure is thrown on.
   */
  public RollupReport run(Tenant tenant, Region region, LocalDate through, Progress progress) {
    Instant begun = clock.instant();
    try {
      RollupReport report = rollup.run(tenant, region, through, progress);
      Duration taken = Duration.between(begun, clock.instant());
      notes.write(
          PublishingNote.success(tenant.id(), region, clock.instant(), through, report, taken));
      return report;
    } catch (RuntimeException e) {
      noteFailure(tenant, region, e);
      throw e;
    }
  }

  private void noteFailure(Tenant tenant, Region region, RuntimeException failure) {
    try {
      notes.write(notes.read(tenant.id(), region).failed(clock.instant(), whatHappened(failure)));
    } catch (RuntimeException disk) {
      failure.addSuppressed(disk);
    }
  }

  private static String whatHappened(RuntimeException failure) {
    String message = failure.getMessage();
    return message == null || message.isBlank()
        ? failure.getClass().getSimpleName()
        : message.replaceAll("\\s+", " ").strip();
  }
}
