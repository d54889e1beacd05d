package dev.rollcall.server.trials;

import dev.rollcall.server.JarProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The power of the data folder's disk is cut while clients send and days are published, or while an
 * import runs: what was answered before the cut is there. {@code trials/run powercuts 25} for
 * longer.
 */
@EnabledIfSystemProperty(
    named = "trials.mounts",
    matches = "true",
    disabledReason = "mounts file systems, which needs root: trials/run powercuts")
class PowerCutsIT {
  private static final int CUTS = Integer.getInteger("trials.cuts", 2);
  private static final int CLIENTS = 6;
  private static final int LONGEST_LOAD_MILLIS = 1_500;
  private static final int LONGEST_IMPORT_MILLIS = 2_000;
  private static final int LONGEST_DARKNESS_MILLIS = 300;
  private static final int BETWEEN_REPORTS = 5;
  private static final int PARCELS = 20;
  private static final int PARCEL_SIZE = 500;

  private final Random random = Seed.random();
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"ext4", "xfs"})
  void whatWasAnsweredBeforeTheCutIsPublishedOnce(String type) throws Exception {
    try (Mount disk = Mount.ofFile(folder.resolve("disk"), type, folder.resolve("image"), "400M")) {
      Site site = Site.on(disk, folder);
      disk.unmount();
      disk.mount();
      for (int round = 0; round < CUTS; round++) {
        site.advance(Duration.ofHours(7));
        if (round % 4 == 3) {
          cutWhileImporting(site, disk);
        } else {
          cutUnderLoad(site, disk);
        }
        site.assertSound(site.data);
        if (round % BETWEEN_REPORTS == BETWEEN_REPORTS - 1) {
          System.out.printf("%d of %d cuts on %s%n", round + 1, CUTS, type);
        }
      }
      site.settleAll();
      Audit audit = site.audit();
      System.out.printf("Power cuts on %s: %d cuts; %s%n", type, CUTS, audit);
      audit.assertNothingIsAmiss();
    }
  }

  private void cutUnderLoad(Site site, Mount disk) throws IOException, InterruptedException {
    try (JarProcess server = site.serve();
        Clients clients =
            Clients.begin(
                CLIENTS,
                server.address(),
                site.runningClock(),
                site.ledger,
                site.offices,
                random)) {
      Thread.sleep(random.nextInt(LONGEST_LOAD_MILLIS));
      clients.distrust();
      disk.cutPower();
      Thread.sleep(random.nextInt(LONGEST_DARKNESS_MILLIS));
      server.kill();
    }
    disk.unmount();
    disk.mount();
  }

  private void cutWhileImporting(Site site, Mount disk) throws InterruptedException {
    Office office = site.offices.get(random.nextInt(site.offices.size()));
    List<Parcel> parcels = site.parcels(office, PARCELS, PARCEL_SIZE);
    Path file = site.file("import.ndjson", parcels);
    try (JarProcess command = site.start("import", "--tenant", office.tenant(), file.toString())) {
      Thread.sleep(LONGEST_IMPORT_MILLIS / 4 + random.nextInt(LONGEST_IMPORT_MILLIS));
      disk.cutPower();
      command.kill();
    }
    disk.unmount();
    disk.mount();
    site.imported(parcels);
  }
}
