package dev.rollcall.server.trials;

import dev.rollcall.catalog.Publication;
import dev.rollcall.catalog.SqliteCatalog;
import dev.rollcall.facts.FactFolder;
import dev.rollcall.facts.Manifest;
import dev.rollcall.server.DataFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What lies in a data folder that nothing there names. */
final class Leftovers {
  private final Path data;
  private final Clock clock;

  Leftovers(Path data, Clock clock) {
    this.data = data;
    this.clock = clock;
  }

  /** Half-written and spilled files, also within the journal. */
  List<Path> unfinished() {
    DataFolder folder = DataFolder.open(data);
    return Stream.concat(
            files(folder.spill()),
            files(folder.root()).filter(file -> isUnfinished(folder.root().relativize(file))))
        .distinct()
        .sorted()
        .toList();
  }

  private static boolean isUnfinished(Path file) {
    String path = file.toString();
    return path.endsWith(".tmp") || path.endsWith(".unfinished") || path.contains(".spill-");
  }

  /** Files of published days that no day published now consists of. */
  List<Path> unpublished(List<Office> offices) {
    DataFolder folder = DataFolder.open(data);
    Set<Path> named = new HashSet<>();
    FactFolder facts = new FactFolder(folder.facts(), clock);
    try (SqliteCatalog catalog = SqliteCatalog.open(folder.catalogFile(), clock)) {
      for (Office office : offices) {
        long newest = catalog.publications().sequence(office.tenant(), office.region());
        for (Publication day :
            catalog.publications().at(office.tenant(), office.region(), newest)) {
          named.add(folder.facts().resolve(day.manifest()));
          for (Manifest.Stored file : facts.manifest(day.manifest()).files()) {
            named.add(folder.facts().resolve(file.path()));
          }
        }
      }
    }
    return files(folder.facts()).filter(file -> !named.contains(file)).sorted().toList();
  }

  private static Stream<Path> files(Path folder) {
    if (!Files.exists(folder)) {
      return Stream.empty();
    }
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
