package dev.rollcall.server.backup;

import dev.rollcall.catalog.Publication;
import dev.rollcall.catalog.SqliteCatalog;
import dev.rollcall.catalog.Tenant;
import dev.rollcall.events.Region;
import dev.rollcall.facts.FactFolder;
import dev.rollcall.facts.Manifest;
import dev.rollcall.server.DataFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Copies a data folder that may be in use. First the catalog as it is at one moment, then the
 * published files it names, then the journal: so the journal has at least what was published, and
 * everything acknowledged before the backup began. Whoever calls holds the turn to publish, so that
 * no published file goes and no segment is sealed meanwhile.
 */
public final class Backup {
  private static final Set<String> ENDINGS_LEFT_OUT = Set.of(".tmp", ".lock", "lock");

  private final DataFolder folder;
  private final SqliteCatalog catalog;
  private final FactFolder facts;
  private final Clock clock;

  public Backup(DataFolder folder, SqliteCatalog catalog, FactFolder facts, Clock clock) {
    this.folder = folder;
    this.catalog = catalog;
    this.facts = facts;
    this.clock = clock;
  }

  /**
   * What was done.
   *
   * @param bytes of the whole backup
   * @param written bytes that were not there before
   */
  public record Report(int files, long bytes, long written) {}

  /** Hears how far it is. */
  public interface Progress {
    void copied(int files, int inAll);
  }

  /** Makes a backup in a folder with others, or in a new one. */
  public Report into(BackupFolder target, Progress progress) {
    try (BackupTarget writing = target.begin(clock.instant())) {
      return run(writing, progress);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /** Makes a backup as a tar file, which replaces one that is there once it is complete. */
  public Report intoTar(Path file, Progress progress) {
    try (BackupTarget writing = new BackupTar(file)) {
      return run(writing, progress);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private static BackupException failed(IOException e) {
    return new BackupException(
        "The backup failed (%s); what was there before is as it was.".formatted(e), e);
  }

  private Report run(BackupTarget target, Progress progress) throws IOException {
    Path copies = Files.createDirectories(folder.spill());
    Path copy = Files.createTempDirectory(copies, "backup-").resolve("catalog.db");
    try {
      catalog.copyTo(copy);
      List<BackupList.Item> items = new ArrayList<>();
      items.add(put(target, "catalog.db", copy));
      List<Path> files = new ArrayList<>(published());
      files.addAll(under(folder.journal()));
      files.addAll(under(folder.publishing()));
      files.addAll(under(folder.recoveries()));
      files.addAll(under(folder.root().resolve("FORMAT")));
      for (Path file : files) {
        items.add(put(target, folder.root().relativize(file).toString(), file));
        progress.copied(items.size(), files.size() + 1);
      }
      BackupList list = BackupList.of(clock.instant(), items);
      target.finish(list);
      return new Report(items.size(), list.bytes(), target.written());
    } finally {
      Files.deleteIfExists(copy);
      Files.deleteIfExists(copy.getParent());
    }
  }

  private static BackupList.Item put(BackupTarget target, String path, Path file)
      throws IOException {
    return target.put(
        path.replace('\\', '/'),
        file,
        Files.size(file),
        Files.getLastModifiedTime(file).toMillis());
  }

  /** The files of every day that is published now. */
  private Set<Path> published() {
    Set<Path> files = new TreeSet<>();
    for (Tenant tenant : catalog.tenants().all()) {
      for (Region region : tenant.regions()) {
        long sequence = catalog.publications().sequence(tenant.id(), region);
        for (Publication day : catalog.publications().at(tenant.id(), region, sequence)) {
          files.add(folder.facts().resolve(day.manifest()));
          for (Manifest.Stored file : facts.manifest(day.manifest()).files()) {
            files.add(folder.facts().resolve(file.path()));
          }
        }
      }
    }
    return files;
  }

  private static List<Path> under(Path path) throws IOException {
    if (!Files.exists(path)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(path)) {
      return all.filter(Files::isRegularFile).filter(file -> !isLeftOut(file)).sorted().toList();
    }
  }

  private static boolean isLeftOut(Path file) {
    String name = String.valueOf(file.getFileName());
    return ENDINGS_LEFT_OUT.stream().anyMatch(name::endsWith);
  }
}
