package dev.rollcall.server.intake;

import static dev.rollcall.server.intake.IntakeStand.SINGLE;
import static dev.rollcall.server.intake.IntakeStand.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.events.EventLimits;
import dev.rollcall.journal.FileJournal;
import dev.rollcall.journal.Journal;
import dev.rollcall.server.RawClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Far more is sent than fits: every answer is true, memory stays bounded, and it recovers. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class IntakeOverloadIT {
  private static final int ROOM = 3;
  private static final int SENDERS = 48;
  private static final int EACH = 25;
  private static final int LARGEST = 1 << 20;
  private static final Pattern ID = Pattern.compile("\"id\":\"([^\"]+)\"");

  private final Set<String> accepted = ConcurrentHashMap.newKeySet();
  private final Set<String> refused = ConcurrentHashMap.newKeySet();
  @TempDir private Path folder;

  @Test
  void whatIsAcceptedIsOnDiskAndNothingThatIsRefusedIs() throws IOException {
    HeldJournal held = new HeldJournal(journal());
    List<String> kept;
    try (IntakeStand stand = stand(held)) {
      List<CompletableFuture<Void>> first = fill(stand, held);
      for (int i = 0; i < SENDERS; i++) {
        send(stand, "at-the-door-" + i);
      }
      assertThat(refused).hasSize(SENDERS);
      held.letGo();
      first.forEach(CompletableFuture::join);
      rush(stand);
      assertThat(accepted).hasSizeGreaterThan(ROOM);
      kept = ids(stand.kept());
      assertThat(kept).containsExactlyInAnyOrderElementsOf(accepted);
    }
    try (IntakeStand again = stand(Files.createDirectory(folder.resolve("again")), journal())) {
      assertThat(ids(again.kept())).containsExactlyInAnyOrderElementsOf(kept);
    }
  }

  @Test
  void afterwardsAllItsRoomIsThereAgain() {
    HeldJournal held = new HeldJournal(journal());
    try (IntakeStand stand = stand(held)) {
      List<CompletableFuture<Void>> first = fill(stand, held);
      held.letGo();
      first.forEach(CompletableFuture::join);
      rush(stand);
      held.hold();
      List<CompletableFuture<Void>> last = fill(stand, held);
      String large = event("large");
      assertThat(stand.post(large + " ".repeat(LARGEST - large.length()), SINGLE).statusCode())
          .isEqualTo(429);
      held.letGo();
      last.forEach(CompletableFuture::join);
      assertThat(stand.post(large + " ".repeat(LARGEST - large.length()), SINGLE).statusCode())
          .isEqualTo(200);
    }
  }

  @Test
  void whoeverSendsSlowlyTakesNeitherTheRoomNorTheMemoryOfOthers() throws IOException {
    List<RawClient> slow = new ArrayList<>();
    try (IntakeStand stand = stand(journal())) {
      for (int i = 0; i < SENDERS; i++) {
        RawClient client = new RawClient(stand.port());
        slow.add(client);
        client.write(head(stand, LARGEST) + "{");
      }
      for (int i = 0; i < ROOM + 1; i++) {
        send(stand, "quick-" + i);
      }
      assertThat(refused).isEmpty();
      assertThat(ids(stand.kept())).containsExactlyInAnyOrderElementsOf(accepted);
      for (RawClient client : slow) {
        client.close();
      }
    }
  }

  @Test
  void whatIsStoredIsAnsweredWhileOthersKeepBeingRefused() throws Exception {
    HeldJournal held = new HeldJournal(journal());
    try (IntakeStand stand = stand(held)) {
      List<CompletableFuture<Void>> first = fill(stand, held);
      AtomicBoolean over = new AtomicBoolean();
      CountDownLatch allAreRefused = new CountDownLatch(SENDERS);
      List<Thread> others = new ArrayList<>();
      for (int i = 0; i < SENDERS; i++) {
        others.add(Thread.ofPlatform().start(() -> insist(stand, allAreRefused, over)));
      }
      try {
        assertThat(allAreRefused.await(1, TimeUnit.MINUTES)).isTrue();
        held.letGo();
        CompletableFuture.allOf(first.toArray(CompletableFuture[]::new)).get(1, TimeUnit.MINUTES);
      } finally {
        over.set(true);
        for (Thread other : others) {
          other.join();
        }
      }
    }
    assertThat(accepted).hasSize(ROOM);
  }

  /** Sends a large body again at once whenever it is refused. */
  private static void insist(IntakeStand stand, CountDownLatch refusal, AtomicBoolean over) {
    byte[] body = " ".repeat(LARGEST / 4).getBytes(StandardCharsets.US_ASCII);
    try (RawClient client = new RawClient(stand.port())) {
      boolean isFirst = true;
      while (!over.get()) {
        client.write(head(stand, body.length));
        client.write(body);
        int status = client.read().status();
        if (isFirst && status == 429) {
          isFirst = false;
          refusal.countDown();
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String head(IntakeStand stand, int length) {
    return "POST /v1/events HTTP/1.1\r\nHost: x\r\nContent-Type: "
        + SINGLE
        + "\r\nAuthorization: Bearer "
        + stand.intakeKey
        + "\r\nContent-Length: "
        + length
        + "\r\n\r\n";
  }

  private Journal journal() {
    return FileJournal.open(folder.resolve("journal"));
  }

  private IntakeStand stand(Journal journal) {
    return stand(folder, journal);
  }

  private static IntakeStand stand(Path catalog, Journal journal) {
    return new IntakeStand(
        catalog,
        journal,
        new IntakeSettings(
            LARGEST, LARGEST, ROOM, 2 * LARGEST, EventLimits.DEFAULTS, TimeWindow.STANDARD));
  }

  /** As many as fit, which all wait for the journal. */
  private List<CompletableFuture<Void>> fill(IntakeStand stand, HeldJournal held) {
    List<CompletableFuture<Void>> under = new ArrayList<>();
    for (int i = 0; i < ROOM; i++) {
      String id = "first-" + accepted.size() + "-" + i;
      under.add(CompletableFuture.runAsync(() -> send(stand, id)));
    }
    held.awaitWaiting(ROOM);
    return under;
  }

  /** Everybody at once, again and again. */
  private void rush(IntakeStand stand) {
    try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int sender = 0; sender < SENDERS; sender++) {
        String name = "sender-" + sender + "-";
        senders.execute(() -> {
          for (int i = 0; i < EACH; i++) {
            send(stand, name + i);
          }
        });
      }
    }
    assertThat(accepted.size() + refused.size()).isGreaterThanOrEqualTo(SENDERS * EACH);
  }

  private void send(IntakeStand stand, String id) {
    HttpResponse<String> answer = stand.post(event(id), SINGLE);
    if (answer.statusCode() == 200) {
      assertThat(answer.body()).isEqualTo("{\"accepted\":1,\"rejected\":[]}");
      accepted.add(id);
    } else {
      assertThat(answer.statusCode()).isIn(429, 503);
      assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");
      refused.add(id);
    }
  }

  private static List<String> ids(List<String> lines) {
    return lines.stream()
        .map(line -> {
          Matcher id = ID.matcher(line);
          assertThat(id.find()).as(line).isTrue();
          return id.group(1);
        })
        .toList();
  }
}
