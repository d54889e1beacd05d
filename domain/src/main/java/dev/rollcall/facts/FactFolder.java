package dev.rollcall.facts;

import dev.rollcall.events.Region;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The folder of published files: new runs are begun here, and single values read by their place.
 * Thread-safe.
 */
public final class FactFolder {
  private static final DateTimeFormatter RUN_TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private static final String RUN_PREFIX = "run-";
  private static final String REMOVAL_MARK = "removing";

  private final Path root;
  private final @Nullable FactFolder above;
  private final Clock clock;

  public FactFolder(Path root, Clock clock) {
    this(root, null, clock);
  }

  private FactFolder(Path root, @Nullable FactFolder above, Clock clock) {
    this.root = root;
    this.above = above;
    this.clock = clock;
  }

  /** Another folder to write to, in which all that is published here can be read, too. */
  public FactFolder beneath(Path folder) {
    return new FactFolder(folder, this, clock);
  }

  /** Begins a run of a tenant and region in a folder of its own. */
  public FactsRun begin(String tenant, Region region) {
    Path parent = root.resolve(tenant).resolve(region.code());
    String name =
        "%s%s-%s"
            .formatted(
                RUN_PREFIX,
                RUN_TIME.format(clock.instant()),
                HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt()));
    Path run = parent.resolve(name);
    try {
      Files.createDirectories(parent);
      Files.createDirectory(run);
      try {
        Files.createFile(run.resolve(FactsRun.UNFINISHED));
      } catch (IOException e) {
        Files.delete(run);
        throw e;
      }
      return new FactsRun(root, run);
    } catch (IOException e) {
      throw new FactsException("Could not make " + run + " (" + e.getMessage() + ").", e);
    }
  }

  /** Reads a manifest by its path. */
  public Manifest manifest(String path) {
    try {
      return Manifest.fromBytes(Files.readAllBytes(file(path)), path);
    } catch (IOException e) {
      throw unreadable(path, e);
    }
  }

  /** Reads one value of a file and checks it. */
  public byte[] read(Manifest.Stored file, Manifest.Blob blob) {
    return read(file, List.of(blob)).getFirst();
  }

  /** Reads several values of a file and checks them. */
  public List<byte[]> read(Manifest.Stored file, List<Manifest.Blob> blobs) {
    List<byte[]> values = new ArrayList<>();
    try (FileChannel channel = FileChannel.open(file(file.path()), StandardOpenOption.READ)) {
      for (Manifest.Blob blob : blobs) {
        values.add(read(file, channel, blob));
      }
    } catch (IOException e) {
      throw unreadable(file.path(), e);
    }
    return values;
  }

  /** One usage of a day. */
  public PackedUsage usage(Manifest.Stored file, Manifest.Entry entry) {
    return usages(file, List.of(entry)).getFirst();
  }

  /** Several usages of a day, in the order of the entries. */
  public List<PackedUsage> usages(Manifest.Stored file, List<Manifest.Entry> entries) {
    List<Manifest.Blob> blobs =
        entries.stream()
            .flatMap(entry -> Stream.of(entry.people(), entry.views(), entry.opens()))
            .toList();
    Iterator<byte[]> values = read(file, blobs).iterator();
    return entries.stream()
        .map(entry -> new PackedUsage(entry.count(), values.next(), values.next(), values.next()))
        .toList();
  }

  /** Those usages of a day that are wanted, by what they are about. */
  public SortedMap<UsageKey, PackedUsage> usages(
      Manifest manifest, Predicate<Manifest.Entry> wanted) {
    List<Manifest.Entry> entries = manifest.entries().stream().filter(wanted).toList();
    List<PackedUsage> packed = usages(manifest.usages(), entries);
    SortedMap<UsageKey, PackedUsage> usages = new TreeMap<>();
    for (int i = 0; i < entries.size(); i++) {
      usages.put(entries.get(i).key(), packed.get(i));
    }
    return usages;
  }

  /** The whole of a file, once its SHA-256 has been checked. */
  public byte[] readAll(Manifest.Stored file) {
    try {
      byte[] bytes = Files.readAllBytes(file(file.path()));
      String sha256 = HexFormat.of().formatHex(Digests.sha256().digest(bytes));
      if (!sha256.equals(file.sha256())) {
        throw damaged(file, 0);
      }
      return bytes;
    } catch (IOException e) {
      throw unreadable(file.path(), e);
    }
  }

  /** The file of a path that a manifest or the catalog names. */
  Path file(String path) {
    Path file = root.resolve(path);
    return above == null || Files.exists(file) ? file : above.file(path);
  }

  /** The file that is there while files of a region are being removed for good. */
  Path removalMark(String tenant, Region region) {
    return root.resolve(tenant).resolve(region.code()).resolve(REMOVAL_MARK);
  }

  /** The folders of runs that were begun before an instant. */
  List<Path> runsBefore(String tenant, Region region, Instant instant) {
    String youngest = RUN_PREFIX + RUN_TIME.format(instant);
    return runs(tenant, region).stream()
        .filter(run -> run.getFileName().toString().compareTo(youngest) < 0)
        .toList();
  }

  /** The folders of runs whose days were never published, or published a moment before a crash. */
  List<Path> unfinishedRuns(String tenant, Region region) {
    return runs(tenant, region).stream()
        .filter(run -> Files.exists(run.resolve(FactsRun.UNFINISHED)))
        .toList();
  }

  /** The folders of all runs of a region. */
  List<Path> runs(String tenant, Region region) {
    Path parent = root.resolve(tenant).resolve(region.code());
    try (Stream<Path> runs = Files.list(parent)) {
      return runs.filter(run -> run.getFileName().toString().startsWith(RUN_PREFIX)).toList();
    } catch (NoSuchFileException e) {
      return List.of();
    } catch (IOException e) {
      throw unreadable(parent.toString(), e);
    }
  }

  private static byte[] read(Manifest.Stored file, FileChannel channel, Manifest.Blob blob)
      throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(blob.length());
    while (buffer.hasRemaining()) {
      if (channel.read(buffer, blob.offset() + buffer.position()) < 0) {
        throw damaged(file, blob.offset());
      }
    }
    if (FactsRun.crc32c(buffer.array()) != blob.crc32c()) {
      throw damaged(file, blob.offset());
    }
    return buffer.array();
  }

  private static FactsException damaged(Manifest.Stored file, long offset) {
    return new FactsException(
        "The published file %s is damaged at byte %d; publish its day again."
            .formatted(file.path(), offset));
  }

  private static FactsException unreadable(String path, IOException e) {
    return new FactsException(
        "Could not read the published file " + path + " (" + e + "); publish its day again.", e);
  }
}
