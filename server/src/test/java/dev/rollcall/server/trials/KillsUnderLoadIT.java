package dev.rollcall.server.trials;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.server.JarProcess;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A server is killed again and again while clients send and while it publishes and seals by itself.
 * {@code trials/run kills 200} for longer.
 */
class KillsUnderLoadIT {
  private static final int KILLS = Integer.getInteger("trials.kills", 2);
  private static final int CLIENTS = 6;
  private static final int LONGEST_LOAD_MILLIS = 1_500;
  private static final int LONGEST_START_MILLIS = 1_200;
  private static final int BETWEEN_CHECKS = 25;
  private static final Duration STRIDE = Duration.ofHours(7);

  private final Random random = Seed.random();
  @TempDir private Path folder;
  private long slowestStartMillis;
  private int kills;

  @Test
  void everythingAcknowledgedIsPublishedOnce() throws Exception {
    Site site = new Site(folder);
    for (int round = 0; round < KILLS; round++) {
      site.advance(STRIDE);
      if (round % 5 == 4) {
        killWhileItStarts(site);
      }
      killUnderLoad(site);
      if (round % BETWEEN_CHECKS == BETWEEN_CHECKS - 1) {
        site.assertSound(site.data);
        System.out.printf("%d of %d kills%n", kills, KILLS);
      }
    }
    site.settleAll();
    Audit audit = site.audit();
    System.out.printf(
        "Kills under load: %,d kills; %s; slowest recovery %.1f s%n",
        kills, audit, slowestStartMillis / 1000.0);
    audit.assertNothingIsAmiss();
    assertThat(kills).isGreaterThanOrEqualTo(KILLS);
  }

  private void killWhileItStarts(Site site) throws InterruptedException {
    try (JarProcess server = site.serve()) {
      Thread.sleep(random.nextInt(LONGEST_START_MILLIS));
      kills += server.kill() ? 1 : 0;
    }
  }

  private void killUnderLoad(Site site) throws IOException, InterruptedException {
    long begun = System.nanoTime();
    try (JarProcess server = site.serve()) {
      URI address = server.address();
      long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
      slowestStartMillis = Math.max(slowestStartMillis, millis);
      try (Clients clients =
          Clients.begin(CLIENTS, address, site.runningClock(), site.ledger, site.offices, random)) {
        Thread.sleep(random.nextInt(LONGEST_LOAD_MILLIS));
        kills += server.kill() ? 1 : 0;
        assertThat(clients.surprises()).isEmpty();
      }
    }
  }
}
