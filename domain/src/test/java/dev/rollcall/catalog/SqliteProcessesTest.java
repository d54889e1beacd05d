package dev.rollcall.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.events.Region;
import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two processes share one catalog file. */
class SqliteProcessesTest {
  private static final int KILLS = 4;
  private static final int LOOKS = 500;
  private static final int PAUSE_MILLIS = 20;

  @TempDir Path folder;

  @Test
  void processesThatMakeTheCatalogAtOnceEndWithOne() throws Exception {
    Path file = folder.resolve("catalog.db");
    Process first = OtherProcess.start(file, "signing-key");
    Process second = OtherProcess.start(file, "signing-key");
    try (BufferedReader one = first.inputReader();
        BufferedReader two = second.inputReader();
        Catalog catalog = OtherProcess.open(file)) {
      String key = HexFormat.of().formatHex(catalog.signingKeys().current());
      assertThat(OtherProcess.line(one)).isEqualTo(key);
      assertThat(OtherProcess.line(two)).isEqualTo(key);
      assertThat(first.waitFor()).isZero();
      assertThat(second.waitFor()).isZero();
    }
  }

  @Test
  void aKeyRevokedByAnotherProcessStopsHere() throws Exception {
    try (Catalog catalog = OtherProcess.open(folder.resolve("catalog.db"))) {
      addTenant(catalog);
      String text = catalog.keys().add("acme", Key.Purpose.INTAKE, "test:here");
      Key key = catalog.keys().authenticate(text).orElseThrow();
      Process other = OtherProcess.start(folder.resolve("catalog.db"), "revoke-key", key.id());
      assertThat(other.waitFor()).isZero();
      for (int i = 0; i < LOOKS && catalog.keys().authenticate(text).isPresent(); i++) {
        Thread.sleep(PAUSE_MILLIS);
      }
      assertThat(catalog.keys().authenticate(text)).isEmpty();
    }
  }

  @Test
  void aPublisherThatIsKilledLeavesWholePublicationsOnly() throws Exception {
    Path file = folder.resolve("catalog.db");
    try (Catalog catalog = OtherProcess.open(file)) {
      addTenant(catalog);
      for (int kill = 0; kill < KILLS; kill++) {
        long seen = publishUntilKilled(file, kill);
        assertWhole(catalog, seen);
      }
    }
    try (Catalog catalog = OtherProcess.open(file)) {
      assertWhole(catalog, 1);
    }
  }

  /** Kills it some milliseconds after its latest answer, so mostly amid the next transaction. */
  private static long publishUntilKilled(Path file, int kill) throws Exception {
    Process other = OtherProcess.start(file, "publish-forever");
    try (BufferedReader output = other.inputReader()) {
      OtherProcess.line(output);
      long acknowledged = Long.parseLong(OtherProcess.line(output));
      Thread.sleep(3L * kill);
      other.destroyForcibly();
      other.waitFor();
      return acknowledged;
    }
  }

  /** Each version of all the days has one sequence, and what was acknowledged is there. */
  private static void assertWhole(Catalog catalog, long acknowledged) {
    Publications publications = catalog.publications();
    long newest = publications.publish(List.of(), OtherProcess.NOW);
    assertThat(newest).isGreaterThanOrEqualTo(acknowledged);
    LongStream.rangeClosed(1, newest)
        .forEach(sequence ->
            assertThat(publications.at("acme", Region.CN, sequence))
                .hasSize(OtherProcess.DAYS)
                .allSatisfy(day -> {
                  assertThat(day.sequence()).isEqualTo(sequence);
                  assertThat(day.version()).isEqualTo((int) sequence);
                }));
  }

  private static void addTenant(Catalog catalog) {
    EnumSet<Region> regions = EnumSet.of(Region.CN);
    catalog
        .tenants()
        .add(
            new Tenant("acme", "Acme", Region.CN, regions, Edition.ENTERPRISE, null, null),
            "test:here");
  }
}
