package dev.rollcall.server.backup;

import dev.rollcall.server.SyncedFolders;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A folder with any number of backups. What several have in common lies there once, so that the
 * next one costs what is new.
 *
 * <pre>
 *   backup-20261122T004500Z.json    a backup: its list of files
 *   objects/5b/5be1c0...            a file's content, by its SHA-256
 * </pre>
 */
public final class BackupFolder {
  private static final String PREFIX = "backup-";
  private static final String SUFFIX = ".json";
  private static final String UNFINISHED = ".unfinished";

  /** Lies beside the lists while a backup is made. */
  private static final String BEGUN = ".begun" + UNFINISHED;

  private static final DateTimeFormatter NAME_TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private final Path root;

  public BackupFolder(Path root) {
    this.root = root.toAbsolutePath().normalize();
  }

  /** The names of the backups in it, oldest first. */
  public List<String> names() {
    if (!Files.isDirectory(root)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(root)) {
      return files
          .map(file -> String.valueOf(file.getFileName()))
          .filter(name -> name.startsWith(PREFIX) && name.endsWith(SUFFIX))
          .map(name -> name.substring(0, name.length() - SUFFIX.length()))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new BackupException("The backups in " + root + " can not be listed: " + e, e);
    }
  }

  /** The list of a backup. */
  BackupList list(String name) {
    Path file = root.resolve(name + SUFFIX);
    try {
      return BackupList.read(Files.readAllBytes(file), file.toString());
    } catch (IOException e) {
      throw new BackupException("%s can not be read: %s".formatted(file, e), e);
    }
  }

  InputStream open(BackupList.Item item) throws IOException {
    return Files.newInputStream(object(item.sha256()));
  }

  /** Begins another backup, and takes away what one that died has left. */
  BackupTarget begin(Instant now) throws IOException {
    SyncedFolders.create(root.resolve("objects"));
    try (Stream<Path> left = Files.list(root)) {
      List<Path> unfinished = left.filter(path -> path.toString().endsWith(UNFINISHED)).toList();
      if (!unfinished.isEmpty()) {
        removeUnused();
      }
      for (Path file : unfinished) {
        Files.delete(file);
      }
    }
    Writing writing = new Writing(PREFIX + NAME_TIME.format(now));
    writing.begin();
    return writing;
  }

  /** Takes away all backups but the newest, and what no other has. Returns how many went. */
  public int keepNewest(int count) {
    List<String> names = names();
    List<String> old = names.subList(0, Math.max(0, names.size() - count));
    try {
      for (String name : old) {
        Files.delete(root.resolve(name + SUFFIX));
      }
      if (!old.isEmpty()) {
        // Else a power cut could bring back the list of a backup whose files are gone.
        SyncedFolders.force(root);
        removeUnused();
      }
    } catch (IOException e) {
      throw new BackupException("Old backups in " + root + " can not be taken away: " + e, e);
    }
    return old.size();
  }

  private void removeUnused() throws IOException {
    Set<String> used = new HashSet<>();
    names().forEach(name -> list(name).files().forEach(item -> used.add(item.sha256())));
    try (Stream<Path> all = Files.walk(root.resolve("objects"))) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        if (!used.contains(String.valueOf(file.getFileName()))) {
          Files.delete(file);
        }
      }
    }
  }

  private Path object(String sha256) {
    if (!sha256.matches("[0-9a-f]{64}")) {
      throw new BackupException("A list in " + root + " names no SHA-256: " + sha256);
    }
    return root.resolve("objects").resolve(sha256.substring(0, 2)).resolve(sha256);
  }

  /** A backup in the making. */
  private final class Writing implements BackupTarget {
    private final String name;
    private final Map<String, BackupList.Item> before = new HashMap<>();
    private final Set<Path> folders = new HashSet<>();
    private final Set<Path> fresh = new LinkedHashSet<>();
    private long written;
    private boolean finished;

    Writing(String name) {
      this.name = name;
      List<String> names = names();
      if (!names.isEmpty()) {
        list(names.getLast()).files().forEach(item -> before.put(item.path(), item));
      }
    }

    void begin() throws IOException {
      Files.write(root.resolve(name + BEGUN), new byte[0]);
    }

    @Override
    public BackupList.Item put(String path, Path file, long bytes, long modified)
        throws IOException {
      BackupList.Item known = before.get(path);
      if (known != null
          && known.bytes() == bytes
          && known.modified() == modified
          && Files.exists(object(known.sha256()))) {
        return known;
      }
      Path unfinished = root.resolve(name + UNFINISHED);
      String sha256;
      try (InputStream in = Files.newInputStream(file);
          OutputStream out = Files.newOutputStream(unfinished)) {
        sha256 = Content.copy(in, out, bytes);
      }
      Path object = object(sha256);
      // One that is there may be of a backup that died before it was synced or read back.
      folders.add(object.getParent());
      fresh.add(object);
      if (Files.exists(object)) {
        Files.delete(unfinished);
      } else {
        Content.force(unfinished);
        Files.createDirectories(object.getParent());
        Files.move(unfinished, object, StandardCopyOption.ATOMIC_MOVE);
        written += bytes;
      }
      return new BackupList.Item(path, bytes, sha256, modified);
    }

    @Override
    public void finish(BackupList list) throws IOException {
      for (Path object : fresh) {
        if (!Content.sha256(object).equals(String.valueOf(object.getFileName()))) {
          throw new BackupException(
              object + " reads otherwise than it was written: the disk is not to be trusted.");
        }
      }
      for (Path folder : folders) {
        Content.force(folder);
      }
      Content.force(root.resolve("objects"));
      Path unfinished = root.resolve(name + UNFINISHED);
      Files.write(unfinished, list.toBytes(), StandardOpenOption.CREATE_NEW);
      Content.force(unfinished);
      Files.move(unfinished, root.resolve(name + SUFFIX), StandardCopyOption.ATOMIC_MOVE);
      Content.force(root);
      finished = true;
    }

    @Override
    public long written() {
      return written;
    }

    @Override
    public void close() throws IOException {
      Files.deleteIfExists(root.resolve(name + UNFINISHED));
      if (!finished) {
        removeUnused();
      }
      Files.deleteIfExists(root.resolve(name + BEGUN));
    }
  }
}
