package dev.rollcall.kit.durability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.catalog.Publication;
import dev.rollcall.catalog.SqliteCatalog;
import dev.rollcall.events.Region;
import dev.rollcall.kit.SetClock;
import dev.rollcall.kit.Workbench;
import dev.rollcall.kit.files.FolderTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The machine loses power while the catalog publishes: its log, as it was, with each first part of
 * what came, the rest missing or zeros. (SQLite writes its files itself, past the file layer.)
 */
class CatalogCrashStatesTest {
  private static final int SECTOR_BYTES = 512;

  @TempDir Path temporary;

  @Test
  void aPublicationCutShortAnywhereIsThereWholeOrNotAtAll() throws IOException {
    Path folder = temporary.resolve("life");
    try (Workbench bench = SmallHistory.open(folder)) {
      SmallHistory.fill(bench);
      List<Publication> before = named(bench.catalog());
      byte[] database = Files.readAllBytes(folder.resolve("catalog.db"));
      byte[] log = Files.readAllBytes(folder.resolve("catalog.db-wal"));
      bench.publish(SmallHistory.THROUGH);
      List<Publication> after = named(bench.catalog());
      byte[] longer = Files.readAllBytes(folder.resolve("catalog.db-wal"));
      assertThat(Files.readAllBytes(folder.resolve("catalog.db"))).isEqualTo(database);
      Set<List<Publication>> seen = new HashSet<>();
      int states = 0;
      for (int cut = Arrays.mismatch(log, longer); cut <= longer.length; cut += SECTOR_BYTES) {
        seen.add(afterCut(database, Arrays.copyOf(longer, cut)));
        seen.add(afterCut(database, Arrays.copyOf(Arrays.copyOf(longer, cut), longer.length)));
        states += 2;
      }
      seen.add(afterCut(database, longer));
      assertThat(seen).containsExactlyInAnyOrder(before, after);
      System.out.printf("catalog: %,d crash states, each old or new%n", states + 1);
      assertThat(states).isGreaterThan(20);
    }
  }

  private static List<Publication> named(SqliteCatalog catalog) {
    long sequence = catalog.publications().sequence("acme", Region.CN);
    return catalog.publications().at("acme", Region.CN, sequence);
  }

  private List<Publication> afterCut(byte[] database, byte[] log) throws IOException {
    Path folder = Files.createDirectory(temporary.resolve("state"));
    Files.write(folder.resolve("catalog.db"), database);
    Files.write(folder.resolve("catalog.db-wal"), log);
    try (SqliteCatalog catalog =
        SqliteCatalog.open(folder.resolve("catalog.db"), new SetClock("2026-11-22T00:00:00Z"))) {
      return named(catalog);
    } finally {
      FolderTree.delete(folder);
    }
  }
}
