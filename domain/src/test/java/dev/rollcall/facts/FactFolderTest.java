package dev.rollcall.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.events.CheckedJson;
import dev.rollcall.events.Form;
import dev.rollcall.events.Region;
import dev.rollcall.events.TenantDay;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.roaringbitmap.RoaringBitmap;

class FactFolderTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
  private static final TenantDay TENANT_DAY = new TenantDay("acme", Region.CN, DAY);
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-21T00:10:00Z"), ZoneOffset.UTC);

  @TempDir Path root;

  private static Usage usage(int... people) {
    RoaringBitmap set = RoaringBitmap.bitmapOf(people);
    int[] views = set.stream().map(person -> 1 + person % 5).toArray();
    int[] opens = set.stream().map(person -> 1 + person % 2).toArray();
    return new Usage(set, Amounts.of(views, people.length), Amounts.of(opens, people.length));
  }

  private SortedMap<UsageKey, PackedUsage> usages() {
    SortedMap<UsageKey, PackedUsage> usages = new TreeMap<>();
    usages.put(UsageKey.of("crm", Form.WEBAPP), PackedUsage.of(usage(1, 7, 70000)));
    usages.put(UsageKey.of("crm", Form.BOT), PackedUsage.of(Usage.of(RoaringBitmap.bitmapOf(7))));
    usages.put(UsageKey.of("日历", Form.GADGET), PackedUsage.of(usage(3, 4, 5, 6)));
    return usages;
  }

  private String published(FactFolder folder) {
    FactsRun run = folder.begin("acme", Region.CN);
    Manifest.DirectoryFile directory =
        run.directory(
            "5be1",
            new byte[] {1, 2, 3},
            new byte[] {4, 5},
            "state".getBytes(StandardCharsets.UTF_8));
    Manifest.TextFile changes = run.changes(DAY, "{}\n".getBytes(StandardCharsets.UTF_8));
    String path =
        run.day(
            new DayFacts(
                TENANT_DAY,
                9,
                1,
                usages(),
                directory,
                changes,
                null,
                null,
                "",
                "after",
                List.of()));
    run.sync();
    return path;
  }

  @Test
  void whatWasWrittenIsReadByItsPlace() {
    FactFolder folder = new FactFolder(root, CLOCK);
    Manifest manifest = folder.manifest(published(folder));
    assertThat(manifest.day()).isEqualTo("acme/cn/2026-11-20");
    assertThat(manifest.entries()).hasSize(3);
    for (Manifest.Entry entry : manifest.entries()) {
      assertThat(folder.usage(manifest.usages(), entry))
          .usingRecursiveComparison()
          .isEqualTo(usages().get(entry.key()));
    }
    Manifest.DirectoryFile directory = manifest.directory();
    assertThat(folder.read(directory.file(), directory.tree())).containsExactly(1, 2, 3);
    assertThat(folder.read(directory.file(), directory.people())).containsExactly(4, 5);
    assertThat(folder.read(directory.file(), directory.records()))
        .asString(StandardCharsets.UTF_8)
        .isEqualTo("state");
    assertThat(folder.readAll(manifest.usages())).hasSize((int) manifest.usages().bytes());
  }

  @Test
  void othersReadTheFilesAsParquet() throws SQLException {
    FactFolder folder = new FactFolder(root, CLOCK);
    Manifest manifest = folder.manifest(published(folder));
    String file = root.resolve(manifest.usages().path()).toString();
    List<String> rows = new ArrayList<>();
    try (var connection = DriverManager.getConnection("jdbc:duckdb:");
        var statement = connection.createStatement();
        var result =
            statement.executeQuery(
                "select kind, subject, part, count, octet_length(people), octet_length(views)"
                    + " from read_parquet('"
                    + file
                    + "') order by subject, part")) {
      while (result.next()) {
        rows.add(
            "%s/%s/%s %d %d %d"
                .formatted(
                    result.getString(1),
                    result.getString(2),
                    result.getString(3),
                    result.getLong(4),
                    result.getLong(5),
                    result.getLong(6)));
      }
    }
    assertThat(rows)
        .containsExactly("app/crm/bot 1 18 0", "app/crm/webapp 3 30 2", "app/日历/gadget 4 24 3");
  }

  @Test
  void aDayWithoutUsagesIsParquetToo() throws SQLException {
    FactFolder folder = new FactFolder(root, CLOCK);
    FactsRun run = folder.begin("acme", Region.CN);
    Manifest.DirectoryFile directory = run.directory("0", new byte[0], new byte[0], new byte[0]);
    Manifest manifest =
        folder.manifest(
            run.day(
                new DayFacts(
                    TENANT_DAY,
                    0,
                    0,
                    new TreeMap<>(),
                    directory,
                    null,
                    null,
                    null,
                    "",
                    "",
                    List.of())));
    try (var connection = DriverManager.getConnection("jdbc:duckdb:");
        var statement = connection.createStatement();
        var result =
            statement.executeQuery(
                "select count(*) from read_parquet('"
                    + root.resolve(manifest.usages().path())
                    + "')")) {
      assertThat(result.next()).isTrue();
      assertThat(result.getLong(1)).isZero();
    }
  }

  @Test
  void damageIsFoundAndNamed() throws IOException {
    FactFolder folder = new FactFolder(root, CLOCK);
    Manifest manifest = folder.manifest(published(folder));
    Manifest.Entry entry = manifest.entries().getFirst();
    Path file = root.resolve(manifest.usages().path());
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
      bytes.seek(entry.people().offset() + 3);
      int value = bytes.read();
      bytes.seek(entry.people().offset() + 3);
      bytes.write(value ^ 1);
    }
    assertThatThrownBy(() -> folder.usage(manifest.usages(), entry))
        .isInstanceOf(FactsException.class)
        .hasMessageContaining(manifest.usages().path());
    assertThatThrownBy(() -> folder.readAll(manifest.usages()))
        .isInstanceOf(FactsException.class)
        .hasMessageContaining("damaged");
    Files.delete(file);
    assertThatThrownBy(() -> folder.usage(manifest.usages(), entry))
        .isInstanceOf(FactsException.class)
        .hasMessageContaining("Could not read");
  }

  private static String withoutChecksum(Path manifest) throws IOException {
    return new String(
        CheckedJson.open(Files.readAllBytes(manifest)).orElseThrow(), StandardCharsets.UTF_8);
  }

  @Test
  void aManifestWithAFlippedBitAnywhereIsDamaged() throws IOException {
    FactFolder folder = new FactFolder(root, CLOCK);
    String path = published(folder);
    Path file = root.resolve(path);
    byte[] bytes = Files.readAllBytes(file);
    for (int at = 0; at < bytes.length; at++) {
      bytes[at] ^= 1;
      Files.write(file, bytes);
      assertThatThrownBy(() -> folder.manifest(path))
          .as("byte %d", at)
          .isInstanceOf(FactsException.class)
          .hasMessageContaining("damaged");
      bytes[at] ^= 1;
    }
  }

  @Test
  void aManifestOfANewerFormatIsRefused() throws IOException {
    FactFolder folder = new FactFolder(root, CLOCK);
    String path = published(folder);
    Path file = root.resolve(path);
    String newer =
        withoutChecksum(file).replace("\"schema\":2", "\"schema\":4,\"unheard_of\":true");
    Files.write(file, CheckedJson.sign(newer.getBytes(StandardCharsets.UTF_8)));
    assertThatThrownBy(() -> folder.manifest(path))
        .isInstanceOf(FactsException.class)
        .hasMessageContaining("newer");
  }

  @Test
  void aManifestOfAnOlderFormatIsRefused() throws IOException {
    FactFolder folder = new FactFolder(root, CLOCK);
    String path = published(folder);
    Path file = root.resolve(path);
    Files.writeString(
        file,
        withoutChecksum(file)
            .replace("\"schema\":2", "\"schema\":1")
            .replaceFirst("\"people\":\\{[^}]*},\"records\"", "\"records\""));
    assertThatThrownBy(() -> folder.manifest(path))
        .isInstanceOf(FactsException.class)
        .hasMessageContaining("older")
        .hasMessageContaining("rebuild");
  }
}
