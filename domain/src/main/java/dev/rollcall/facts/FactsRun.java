package dev.rollcall.facts;

import dev.rollcall.events.TenantDay;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * One roll-up's new files, in a folder never used before. Nothing here is visible to readers until
 * the catalog names its manifests, and nothing may be named there before {@link #sync} has
 * returned. A file {@code unfinished} lies beside them until then, so that what never came to
 * publish is known. Not thread-safe.
 *
 * <pre>
 * facts/acme/cn/run-20261121T001000Z-9f3c/
 *   2026-11-20.parquet        usages of the day
 * *   directory-5be1c0.parquet  directory, when it is a new one
 * </pre>
 */
public final class FactsRun {
  static final String UNFINISHED = "unfinished";

  private static final List<ParquetTable.Column> USAGE_COLUMNS =
      List.of(
          new ParquetTable.Column("kind", ParquetTable.Type.TEXT),
          new ParquetTable.Column("subject", ParquetTable.Type.TEXT),
          new ParquetTable.Column("part", ParquetTable.Type.TEXT),
          new ParquetTable.Column("count", ParquetTable.Type.INT64),
          new ParquetTable.Column("people", ParquetTable.Type.BYTES),
          new ParquetTable.Column("views", ParquetTable.Type.BYTES),
          new ParquetTable.Column("opens", ParquetTable.Type.BYTES));
  private static final int PEOPLE = 4;
  private static final int VIEWS = 5;
  private static final int OPENS = 6;
  private static final List<ParquetTable.Column> VALUE_COLUMNS =
      List.of(
          new ParquetTable.Column("kind", ParquetTable.Type.TEXT),
          new ParquetTable.Column("value", ParquetTable.Type.BYTES));
  private static final int VALUE = 1;

  private final Path root;
  private final Path folder;
  private final List<Path> written = new ArrayList<>();

  FactsRun(Path root, Path folder) {
    this.root = root;
    this.folder = folder;
  }

  /**
   * Writes a directory.
   *
   * @param tree what counting needs, packed
   * @param people who they are, packed
   * @param records what the next day starts from, as text
   */
  public Manifest.DirectoryFile directory(
      String identity, byte[] tree, byte[] people, byte[] records) {
    ParquetTable table = new ParquetTable(VALUE_COLUMNS);
    int treeStart = table.add("tree", tree)[VALUE];
    int peopleStart = table.add("people", people)[VALUE];
    int recordsStart = table.add("records", records)[VALUE];
    table.layOut();
    return new Manifest.DirectoryFile(
        identity,
        write("directory-" + identity + ".parquet", table),
        blob(table, VALUE, treeStart, tree),
        blob(table, VALUE, peopleStart, people),
        blob(table, VALUE, recordsStart, records));
  }

  /** Writes the directory events of a day, as journal lines. */
  public Manifest.TextFile changes(LocalDate day, byte[] lines) {
    ParquetTable table = new ParquetTable(VALUE_COLUMNS);
    int start = table.add("changes", lines)[VALUE];
    table.layOut();
    Manifest.Stored file = write(day + "-changes.parquet", table);
    return new Manifest.TextFile(file, blob(table, VALUE, start, lines));
  }

  /**
   * Writes what a day hands on of the customer group chats.
   *
   * @param happened what happened on the day, or null
   * @param whole the state at its end, or null
   * @param wholeAt the newest day whose manifest has a whole state, this one included
   */
  public Manifest.GroupFiles groups(
      LocalDate day, byte @Nullable [] happened, byte @Nullable [] whole, String wholeAt) {
    if (happened == null && whole == null) {
      return new Manifest.GroupFiles(null, null, wholeAt);
    }
    ParquetTable table = new ParquetTable(VALUE_COLUMNS);
    int happenedStart = happened == null ? 0 : table.add("happened", happened)[VALUE];
    int wholeStart = whole == null ? 0 : table.add("whole", whole)[VALUE];
    table.layOut();
    Manifest.Stored file = write(day + "-groups.parquet", table);
    return new Manifest.GroupFiles(
        happened == null
            ? null
            : new Manifest.TextFile(file, blob(table, VALUE, happenedStart, happened)),
        whole == null ? null : new Manifest.TextFile(file, blob(table, VALUE, wholeStart, whole)),
        wholeAt);
  }

  /** Writes what departments did on a day, for one of which it is no longer kept of each person. */
  public Manifest.DepartmentFile departments(LocalDate day, byte[] subtrees, byte[] direct) {
    ParquetTable table = new ParquetTable(VALUE_COLUMNS);
    int subtreesStart = table.add("subtrees", subtrees)[VALUE];
    int directStart = table.add("direct", direct)[VALUE];
    table.layOut();
    return new Manifest.DepartmentFile(
        write(day + "-departments.parquet", table),
        blob(table, VALUE, subtreesStart, subtrees),
        blob(table, VALUE, directStart, direct));
  }

  /** Writes a day. Returns the path of its manifest, for the catalog. */
  public String day(DayFacts facts) {
    ParquetTable table = new ParquetTable(USAGE_COLUMNS);
    List<int[]> starts = new ArrayList<>();
    facts.usages().forEach((key, usage) -> starts.add(add(table, key, usage)));
    table.layOut();
    List<Manifest.Entry> entries = new ArrayList<>();
    int row = 0;
    for (Map.Entry<UsageKey, PackedUsage> entry : facts.usages().entrySet()) {
      entries.add(entry(table, starts.get(row++), entry.getKey(), entry.getValue()));
    }
    TenantDay day = facts.day();
    Manifest manifest =
        new Manifest(
            facts.departments() == null ? Manifest.SCHEMA : Manifest.SCHEMA_WITHOUT_PEOPLE,
            day.toString(),
            facts.events(),
            facts.repeats(),
            write(day.day() + ".parquet", table),
            entries,
            facts.directory(),
            facts.changes(),
            facts.groups(),
            facts.departments(),
            facts.stateBefore(),
            facts.stateAfter(),
            facts.problems());
    return manifest(day.day(), manifest);
  }

  /** Writes the manifest of a day whose files are there. Returns its path, for the catalog. */
  public String manifest(LocalDate day, Manifest manifest) {
    Path path = folder.resolve(day + ".json");
    try {
      Files.write(path, manifest.toBytes(), StandardOpenOption.CREATE_NEW);
    } catch (IOException e) {
      throw unwritable(path, e);
    }
    written.add(path);
    return root.relativize(path).toString();
  }

  /** Returns once everything written so far is on disk. */
  public void sync() {
    written.forEach(FactsRun::force);
    written.clear();
    force(folder);
    for (Path parent : parents()) {
      force(parent);
    }
  }

  /** Notes that the catalog names what was written. */
  public void finish() {
    Path mark = folder.resolve(UNFINISHED);
    try {
      Files.deleteIfExists(mark);
    } catch (IOException e) {
      throw new FactsException(
          "Could not remove %s (%s); its days are published, and the next roll-up removes it."
              .formatted(mark, e.getMessage()),
          e);
    }
  }

  /**
   * The folders in which a roll-up may have made one: down from the one around the facts folder.
   */
  private List<Path> parents() {
    List<Path> parents = new ArrayList<>();
    Path inside = root.relativize(folder);
    for (int names = inside.getNameCount() - 1; names > 0; names--) {
      parents.add(root.resolve(inside.subpath(0, names)));
    }
    parents.add(root);
    Path around = root.toAbsolutePath().getParent();
    if (around != null) {
      parents.add(around);
    }
    return parents;
  }

  private static int[] add(ParquetTable table, UsageKey key, PackedUsage usage) {
    return table.add(
        key.kind(),
        key.subject(),
        key.part(),
        (long) usage.count(),
        usage.people(),
        usage.views(),
        usage.opens());
  }

  private static Manifest.Entry entry(
      ParquetTable table, int[] starts, UsageKey key, PackedUsage usage) {
    return new Manifest.Entry(
        key.kind(),
        key.subject(),
        key.part(),
        usage.count(),
        blob(table, PEOPLE, starts[PEOPLE], usage.people()),
        blob(table, VIEWS, starts[VIEWS], usage.views()),
        blob(table, OPENS, starts[OPENS], usage.opens()));
  }

  private static Manifest.Blob blob(ParquetTable table, int column, int start, byte[] bytes) {
    ParquetTable.Place place = table.place(column, start, bytes.length);
    return new Manifest.Blob(place.offset(), place.length(), crc32c(bytes));
  }

  private Manifest.Stored write(String name, ParquetTable table) {
    Path path = folder.resolve(name);
    MessageDigest sha256 = Digests.sha256();
    try (OutputStream file = Files.newOutputStream(path, StandardOpenOption.CREATE_NEW);
        OutputStream out =
            new BufferedOutputStream(new DigestOutputStream(file, sha256), 1 << 16)) {
      table.writeTo(out);
    } catch (IOException e) {
      throw unwritable(path, e);
    }
    written.add(path);
    String digest = HexFormat.of().formatHex(sha256.digest());
    return new Manifest.Stored(
        root.relativize(path).toString(), length(path), table.rows(), digest);
  }

  private static long length(Path path) {
    try {
      return Files.size(path);
    } catch (IOException e) {
      throw unwritable(path, e);
    }
  }

  static int crc32c(byte[] bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes);
    return (int) crc.getValue();
  }

  static void force(Path path) {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      throw unwritable(path, e);
    }
  }

  private static FactsException unwritable(Path path, IOException e) {
    return new FactsException(
        "Could not write " + path + " (" + e.getMessage() + "); nothing was published from it.", e);
  }
}
