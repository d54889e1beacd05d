package dev.rollcall.server.intake;

import static dev.rollcall.server.intake.IntakeStand.SINGLE;
import static dev.rollcall.server.intake.IntakeStand.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.events.EventLimits;
import dev.rollcall.kit.MemoryJournal;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens when more is under way than may be: the disk holds back what came first. */
class IntakeRoomIT {
  private static final int LARGEST = 1_000;

  private final HeldJournal journal = new HeldJournal(new MemoryJournal());
  @TempDir private Path folder;

  @AfterEach
  void letGo() {
    journal.letGo();
  }

  @Test
  void oneTenantTakesOnlyItsOwnRoom() {
    try (IntakeStand stand = stand(1, 9 * LARGEST)) {
      CompletableFuture<Integer> first = begin(stand, stand.intakeKey);
      journal.awaitWaiting(1);
      HttpResponse<String> refused = post(stand, stand.adminKey);
      assertThat(refused.statusCode()).isEqualTo(429);
      assertThat(refused.headers().firstValue("Retry-After")).hasValue("1");
      assertThat(refused.body()).contains("/problems/too-many-requests");
      CompletableFuture<Integer> other = begin(stand, stand.otherTenantsKey);
      journal.letGo();
      assertThat(other.join()).isEqualTo(200);
      assertThat(first.join()).isEqualTo(200);
      assertThat(post(stand, stand.intakeKey).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void bodiesInMemoryAreBoundedInAll() {
    try (IntakeStand stand = stand(9, 2 * LARGEST)) {
      CompletableFuture<Integer> first = begin(stand, stand.intakeKey);
      CompletableFuture<Integer> second = begin(stand, stand.otherTenantsKey);
      journal.awaitWaiting(2);
      HttpResponse<String> refused = post(stand, stand.intakeKey);
      assertThat(refused.statusCode()).isEqualTo(503);
      assertThat(refused.headers().firstValue("Retry-After")).hasValue("1");
      assertThat(refused.body()).contains("/problems/busy");
      journal.letGo();
      assertThat(first.join()).isEqualTo(200);
      assertThat(second.join()).isEqualTo(200);
      assertThat(post(stand, stand.intakeKey).statusCode()).isEqualTo(200);
    }
  }

  private IntakeStand stand(int requestsPerTenant, int bytesInMemory) {
    return new IntakeStand(
        folder,
        journal,
        new IntakeSettings(
            LARGEST,
            LARGEST,
            requestsPerTenant,
            bytesInMemory,
            EventLimits.DEFAULTS,
            TimeWindow.STANDARD));
  }

  private static CompletableFuture<Integer> begin(IntakeStand stand, String key) {
    return CompletableFuture.supplyAsync(() -> post(stand, key).statusCode());
  }

  private static HttpResponse<String> post(IntakeStand stand, String key) {
    String event = event("1");
    String padded = event + " ".repeat(LARGEST - event.length());
    return stand.post(padded, SINGLE, "Authorization", "Bearer " + key);
  }
}
