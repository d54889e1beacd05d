package dev.rollcall.facts;

import dev.rollcall.catalog.Publication;
import dev.rollcall.catalog.Publications;
import dev.rollcall.events.Region;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Removes files that nobody can reach any more: versions replaced more than a day ago, and what a
 * roll-up wrote that never came to publish. Only one may be at work on a data folder, and no
 * roll-up beside it.
 */
public final class Leftovers {
  /** Page tokens pin a publication for two hours; a day leaves room for slow readers. */
  private static final Duration GRACE = Duration.ofDays(1);

  private static final Instant END_OF_TIME = Instant.parse("9999-12-31T00:00:00Z");

  private final FactFolder folder;
  private final Publications publications;
  private final Clock clock;

  public Leftovers(FactFolder folder, Publications publications, Clock clock) {
    this.folder = folder;
    this.publications = publications;
    this.clock = clock;
  }

  /**
   * Removes them, if any version of the region was replaced long enough ago. Returns how many files
   * went.
   */
  public int remove(String tenant, Region region) {
    Instant now = clock.instant();
    List<Publication> old = replaced(tenant, region, now.minus(GRACE));
    if (old.isEmpty()) {
      return 0;
    }
    Set<Path> kept = new HashSet<>();
    publications
        .at(tenant, region, publications.sequence(tenant, region))
        .forEach(publication -> keep(publication, kept));
    replaced(tenant, region, now.plusSeconds(1)).stream()
        .filter(publication -> !old.contains(publication))
        .forEach(publication -> keep(publication, kept));
    int removed = 0;
    for (Path run : folder.runsBefore(tenant, region, now.minus(GRACE))) {
      removed += remove(run, kept);
    }
    publications.forget(old);
    return removed;
  }

  /**
   * Removes at once what roll-ups wrote that failed or died before the catalog named it. Returns
   * how many runs went.
   */
  public int removeUnfinished(String tenant, Region region) {
    List<Path> unfinished = folder.unfinishedRuns(tenant, region);
    if (unfinished.isEmpty()) {
      return 0;
    }
    Set<Path> named = new HashSet<>();
    publications
        .at(tenant, region, publications.sequence(tenant, region))
        .forEach(publication -> named.add(runOf(publication)));
    replaced(tenant, region, END_OF_TIME).forEach(publication -> named.add(runOf(publication)));
    int removed = 0;
    for (Path run : unfinished) {
      if (named.contains(run)) {
        finish(run);
      } else {
        remove(run, Set.of());
        removed++;
      }
    }
    return removed;
  }

  /**
   * The same after a failure, as a full disk needs the room; what can not be removed now goes
   * before the next roll-up.
   */
  public void removeUnfinishedAfter(RuntimeException failure, String tenant, Region region) {
    try {
      removeUnfinished(tenant, region);
    } catch (RuntimeException e) {
      failure.addSuppressed(e);
    }
  }

  /**
   * Notes that something of a region is about to go for good: {@link #isRemovalDue} is true from
   * then on, also after a crash, until {@link #removeAll} has removed its files.
   */
  public void announceRemoval(String tenant, Region region) {
    Path mark = folder.removalMark(tenant, region);
    try {
      if (Files.notExists(mark)) {
        Files.createFile(mark);
      }
      FactsRun.force(Objects.requireNonNull(mark.getParent()));
    } catch (IOException e) {
      throw new FactsException(
          "Could not write %s (%s); nothing was changed.".formatted(mark, e.getMessage()), e);
    }
  }

  /** Whether files of a region were to be removed for good and may be there still. */
  public boolean isRemovalDue(String tenant, Region region) {
    return Files.exists(folder.removalMark(tenant, region));
  }

  /**
   * Removes every file of a region that the published days do not need, however young. Whoever
   * calls has made the catalog forget replaced versions. Returns how many files went.
   */
  public int removeAll(String tenant, Region region) {
    Set<Path> kept = new HashSet<>();
    publications
        .at(tenant, region, publications.sequence(tenant, region))
        .forEach(publication -> keep(publication, kept));
    int removed = 0;
    for (Path run : folder.runs(tenant, region)) {
      removed += remove(run, kept);
    }
    removeMark(folder.removalMark(tenant, region));
    return removed;
  }

  private Path runOf(Publication publication) {
    return Objects.requireNonNull(folder.file(publication.manifest()).getParent());
  }

  private static void finish(Path run) {
    try {
      Files.delete(run.resolve(FactsRun.UNFINISHED));
    } catch (IOException e) {
      throw unremovable(run, e);
    }
  }

  private List<Publication> replaced(String tenant, Region region, Instant before) {
    return publications.replacedBefore(before).stream()
        .filter(publication -> publication.day().tenant().equals(tenant))
        .filter(publication -> publication.day().region() == region)
        .toList();
  }

  private void keep(Publication publication, Set<Path> kept) {
    Manifest manifest = folder.manifest(publication.manifest());
    kept.add(folder.file(publication.manifest()));
    manifest.files().forEach(file -> kept.add(folder.file(file.path())));
  }

  private static int remove(Path run, Set<Path> kept) {
    int removed = 0;
    try (Stream<Path> files = Files.list(run)) {
      List<Path> all = files.toList();
      for (Path file : all) {
        if (!kept.contains(file)) {
          Files.delete(file);
          removed++;
        }
      }
      if (removed == all.size()) {
        Files.delete(run);
      }
    } catch (IOException e) {
      throw unremovable(run, e);
    }
    return removed;
  }

  private static void removeMark(Path mark) {
    try {
      Files.deleteIfExists(mark);
    } catch (IOException e) {
      throw unremovable(mark, e);
    }
  }

  private static FactsException unremovable(Path run, IOException e) {
    return new FactsException("Could not remove old files of " + run + " (" + e + ").", e);
  }
}
