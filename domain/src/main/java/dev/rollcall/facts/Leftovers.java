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
import java.util.Set;
import java.util.stream.Stream;

/**
 * Removes published files that nobody can reach any more: versions replaced more than a day ago,
 * and what a roll-up left that never came to publish. Only one may be at work on a data folder, and
 * no roll-up beside it.
 */
public final class Leftovers {
  /** Page tokens pin a publication for two hours; a day leaves room for slow readers. */
  private static final Duration GRACE = Duration.ofDays(1);

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
      throw new FactsException("Could not remove old files of " + run + " (" + e + ").", e);
    }
    return removed;
  }
}
