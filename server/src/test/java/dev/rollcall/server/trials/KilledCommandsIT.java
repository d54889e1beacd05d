package dev.rollcall.server.trials;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.server.JarProcess;
import dev.rollcall.server.cli.TypedCommands.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Commands, and a server that publishes and seals, are killed at work; after each kill the folder
 * is sound, and doing it once more gives what doing it once would have. {@code trials/run commands
 * 60} for longer.
 */
class KilledCommandsIT {
  private static final int KILLS = Integer.getInteger("trials.kills", 2);
  private static final int PARCELS = 12;
  private static final int PARCEL_SIZE = 500;
  private static final int SERVE_MILLIS = 4_000;

  /** What is killed. */
  private enum Work {
    IMPORT,
    ROLLUP,
    SERVE,
    BACKUP,
    BACKUP_TO_TAR,
    RESTORE,
    REBUILD,
    VERIFY
  }

  private final Random random = Seed.random();
  private final Map<Work, Integer> kills = new EnumMap<>(Work.class);
  private final Map<Work, Long> longestMillis = new EnumMap<>(Work.class);
  @TempDir private Path folder;
  private Site site;
  private KilledBackups backups;

  @BeforeEach
  void begin() {
    site = new Site(folder);
    backups = new KilledBackups(site);
  }

  @Test
  void aKilledCommandLeavesASoundFolderAndIsDoneByDoingItAgain() throws Exception {
    for (Office office : site.offices) {
      site.imported(parcels(office));
    }
    site.typed(site.data, "rollup");
    List<Work> order = new ArrayList<>(List.of(Work.values()));
    Collections.shuffle(order, random);
    for (int round = 0; kills() < KILLS; round++) {
      site.advance(Duration.ofDays(1));
      round(order.get(round % order.size()));
      if (round % order.size() == order.size() - 1) {
        System.out.printf("%d of %d kills%n", kills(), KILLS);
      }
    }
    site.settleAll();
    Audit audit = site.audit();
    System.out.printf("Killed commands: %d kills, %s; %s%n", kills(), kills, audit);
    audit.assertNothingIsAmiss();
  }

  private void round(Work work) throws IOException, InterruptedException {
    Office office = site.offices.get(random.nextInt(site.offices.size()));
    List<Parcel> parcels = parcels(office);
    if (work != Work.IMPORT) {
      site.imported(parcels);
    }
    if (work == Work.RESTORE || work == Work.BACKUP_TO_TAR) {
      backups.complete();
    }
    kill(work, office, parcels);
    site.assertSound(site.data);
    assertStatusIsTrue();
    again(work, office, parcels);
    site.typed(site.data, "rollup");
    site.assertSound(site.data);
    assertThat(new Leftovers(site.data, site.commands.clock).unfinished())
        .as("left over by a killed %s, other than by a seal", work)
        .allMatch(file -> file.startsWith(site.data.resolve("journal")));
  }

  private void kill(Work work, Office office, List<Parcel> parcels) throws InterruptedException {
    long longest = longestMillis.getOrDefault(work, work == Work.SERVE ? SERVE_MILLIS : 2_000L);
    long begun = System.nanoTime();
    try (JarProcess process = start(work, office, parcels)) {
      Thread.sleep(longest / 4 + random.nextLong(longest));
      if (process.kill()) {
        kills.merge(work, 1, Integer::sum);
      }
      long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
      if (work != Work.SERVE) {
        longestMillis.put(work, Math.max(1_000, (longest + millis) / 2));
      }
    }
  }

  private JarProcess start(Work work, Office office, List<Parcel> parcels) {
    return switch (work) {
      case IMPORT ->
          site.start("import", "--tenant", office.tenant(), file(office, parcels).toString());
      case ROLLUP -> site.start("rollup");
      case SERVE -> site.serve();
      case BACKUP -> site.start("backup", "--to", backups.folder().toString());
      case BACKUP_TO_TAR -> site.start("backup", "--to", backups.tar().toString());
      case RESTORE ->
          site.start(backups.restored(), "restore", "--from", backups.folder().toString());
      case REBUILD -> site.start("rebuild", "--tenant", office.tenant());
      case VERIFY -> site.start("verify");
    };
  }

  /** Does once more what was killed. */
  private void again(Work work, Office office, List<Parcel> parcels) throws IOException {
    switch (work) {
      case IMPORT -> site.imported(parcels);
      case REBUILD -> site.typed(site.data, "rebuild", "--tenant", office.tenant());
      case BACKUP -> backups.assertCompletedByAnother();
      case BACKUP_TO_TAR -> backups.assertTarIsWhole();
      case RESTORE -> backups.assertAllOrNothingWasRestored();
      case ROLLUP, SERVE, VERIFY -> {
        // The roll-up and the verification that follow every round.
      }
    }
  }

  private List<Parcel> parcels(Office office) {
    return site.parcels(office, PARCELS, PARCEL_SIZE);
  }

  private Path file(Office office, List<Parcel> parcels) {
    return site.file(office.tenant() + "-" + parcels.getFirst().number() + ".ndjson", parcels);
  }

  private void assertStatusIsTrue() {
    JournalContents journal = JournalContents.read(site.data, site.offices, site.ledger);
    assertThat(journal.repeats()).as("lines that were imported twice").isZero();
    long directory = 2L * Office.PEOPLE * site.offices.size();
    Outcome status = site.commands.type("status", "--json");
    assertThat(status.status()).as(status.err()).isZero();
    long events = 0;
    for (JsonNode tenant : status.json().get("tenants")) {
      events += tenant.get("events").asLong();
    }
    assertThat(events).isEqualTo(journal.lines() + directory);
    assertThat(status.json().get("server").isNull()).as("no server runs").isTrue();
  }

  private int kills() {
    return kills.values().stream().mapToInt(Integer::intValue).sum();
  }
}
