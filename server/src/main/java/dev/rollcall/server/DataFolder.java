package dev.rollcall.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folder that holds everything a Rollcall knows.
 *
 * <pre>
 *   FORMAT            rollcall 1
 *   catalog.db        tenants, apps, keys, published versions (SQLite)
 *   journal/          what was accepted, by tenant, region and day
 *   facts/            published days
 *   publishing/       how the last roll-ups went, by tenant and region
 *   recoveries.log    journal tails cut after a crash
 *   spill/            what a roll-up can not hold in memory
 *   server.lock       held by the one server on this folder
 *   rollup.lock       held while days are published
 * </pre>
 *
 * Any number of processes may use one folder at once; the locks keep apart those that must be.
 */
public final class DataFolder {
  /** The version this program writes, and the newest one it reads. */
  public static final int VERSION = 1;

  private static final String NAME = "rollcall ";
  private static final String UNFINISHED = ".FORMAT";

  private final Path root;

  private DataFolder(Path root) {
    this.root = root;
  }

  /**
   * Opens a data folder that is there.
   *
   * @throws DataFolderException when there is none, it is not one of ours, or a newer program wrote
   *     it
   */
  public static DataFolder open(Path folder) {
    Path root = folder.toAbsolutePath().normalize();
    if (!Files.exists(root.resolve("FORMAT"))) {
      throw new DataFolderException(
          "%s is no Rollcall data folder; name the right one with --data, or begin a new one there with"
                  .formatted(root)
              + " `tenant add NAME`");
    }
    return checked(root);
  }

  /**
   * Opens a data folder, or begins one where there is nothing yet or an empty folder.
   *
   * @throws DataFolderException when the folder holds something else, or a newer program wrote it
   */
  public static DataFolder openOrCreate(Path folder) {
    Path root = folder.toAbsolutePath().normalize();
    try {
      if (!Files.exists(root.resolve("FORMAT"))) {
        begin(root);
      }
    } catch (IOException e) {
      throw new DataFolderException(
          "The data folder %s can not be made (%s); choose another with --data".formatted(root, e));
    }
    return checked(root);
  }

  /** The folder itself, absolute. */
  public Path root() {
    return root;
  }

  /** The catalog's database file. */
  public Path catalogFile() {
    return root.resolve("catalog.db");
  }

  /** The folder of the journal. */
  public Path journal() {
    return root.resolve("journal");
  }

  /** The folder of the published days. */
  public Path facts() {
    return root.resolve("facts");
  }

  /** The folder for what a roll-up can not hold in memory; empty between roll-ups. */
  public Path spill() {
    return root.resolve("spill");
  }

  /** The list of journal tails that were cut after a crash. */
  public Path recoveries() {
    return root.resolve("recoveries.log");
  }

  /** The folder of notes on how the last roll-ups went. */
  public Path publishing() {
    return root.resolve("publishing");
  }

  /** Held by a server for its life. */
  public Path serverLock() {
    return root.resolve("server.lock");
  }

  /** Held while days are published. */
  public Path rollupLock() {
    return root.resolve("rollup.lock");
  }

  /**
   * Takes away what work that died has left in {@link #spill}; for whoever holds {@link
   * #rollupLock}, without which nobody works there.
   */
  public void emptySpill() {
    if (!Files.exists(spill())) {
      return;
    }
    try (Stream<Path> all = Files.walk(spill())) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        if (!path.equals(spill())) {
          Files.delete(path);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("%s can not be emptied".formatted(spill()), e);
    }
  }

  private static void begin(Path root) throws IOException {
    if (!Files.exists(root)) {
      SyncedFolders.create(root, ownerOnly());
    }
    if (holdsSomethingElse(root) && !Files.exists(root.resolve("FORMAT"))) {
      throw new DataFolderException(
          "%s is not empty and no Rollcall data folder; name an empty or a new one with --data"
              .formatted(root));
    }
    Path unfinished = Files.createTempFile(root, UNFINISHED, "");
    try (FileChannel file = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
      file.write(StandardCharsets.UTF_8.encode(NAME + VERSION + "\n"));
      file.force(true);
    }
    Files.move(unfinished, root.resolve("FORMAT"), StandardCopyOption.ATOMIC_MOVE);
    SyncedFolders.force(root);
  }

  /** Secrets are signed with a key that lies in here: nobody else may look in. */
  private static FileAttribute<?>[] ownerOnly() {
    if (!FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
      return new FileAttribute<?>[0];
    }
    return new FileAttribute<?>[] {
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
    };
  }

  private static boolean holdsSomethingElse(Path root) throws IOException {
    try (Stream<Path> entries = Files.list(root)) {
      return entries.anyMatch(entry -> !entry.getFileName().toString().startsWith(UNFINISHED));
    }
  }

  private static DataFolder checked(Path root) {
    requireKnown(root.resolve("FORMAT"), root.toString());
    return new DataFolder(root);
  }

  /**
   * Looks at the file that says in which format a folder is.
   *
   * @param what the folder, or what else has the file, for the message
   * @throws DataFolderException when it does not say a format, or that of a newer program
   */
  public static void requireKnown(Path format, String what) {
    List<String> lines;
    try {
      lines = Files.readAllLines(format);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    int version = version(lines.isEmpty() ? "" : lines.getFirst());
    if (version == 0) {
      throw new DataFolderException(
          "%s does not say `rollcall N`: this is no Rollcall data folder, or the file was damaged; name the right folder with --data"
              .formatted(format));
    }
    if (version > VERSION) {
      throw new DataFolderException(
          "%s was written by a newer Rollcall (format %d, this one knows up to %d); nothing was changed, use the newer program"
              .formatted(what, version, VERSION));
    }
  }

  private static int version(String line) {
    if (!line.matches(NAME + "[1-9][0-9]{0,8}")) {
      return 0;
    }
    return Integer.parseInt(line.substring(NAME.length()));
  }
}
