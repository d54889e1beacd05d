package dev.rollcall.server.feishu;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.catalog.StoreApp;
import dev.rollcall.kit.SetClock;
import dev.rollcall.server.access.AppTickets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tickets on their way to apps that listen, listen badly or do not listen. */
final class TicketPushesIT {
  private static final String APP = "cli_listening";

  @TempDir private static Path folder;
  private static FeishuServer server;
  private static TicketReceiver receiver;

  @BeforeAll
  static void start() {
    server = new FeishuServer(folder, FeishuSettings.defaults());
    receiver = new TicketReceiver();
    server.addStoreApp(APP, receiver.address(), "acme");
    server.addStoreApp("cli_deaf", null, "acme");
  }

  @AfterAll
  static void stop() {
    server.close();
    receiver.close();
  }

  private static TicketPushes pushes() {
    return new TicketPushes(
        server.workbench().catalog().storeApps(),
        new AppTickets(server.workbench().catalog().signingKeys().current()),
        new SetClock(FeishuServer.NOW),
        Duration.ofMillis(1));
  }

  @Test
  void aServerThatStartsPushesEveryTicket() throws InterruptedException {
    receiver.answer(200);
    server.pushTickets();
    assertThat(receiver.next()).contains(server.ticket(APP));
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 404, 302})
  void aPushThatFailsIsTriedThreeTimesMore(int status) throws Exception {
    receiver.answer(status);
    try (TicketPushes pushes = pushes()) {
      assertThat(pushes.push(app()).get()).isFalse();
    }
    for (int i = 0; i < 4; i++) {
      assertThat(receiver.next()).startsWith("POST /events ");
    }
    assertThat(receiver.waiting()).as("no redirect is followed, no fifth try made").isZero();
  }

  @Test
  void aPushThatArrivesIsNotRepeated() throws Exception {
    receiver.answer(204);
    try (TicketPushes pushes = pushes()) {
      assertThat(pushes.push(app()).get()).isTrue();
    }
    assertThat(receiver.next()).contains(server.ticket(APP));
    assertThat(receiver.waiting()).isZero();
  }

  @Test
  void whereNobodyListensNothingArrives() throws Exception {
    TicketReceiver gone = new TicketReceiver();
    gone.close();
    StoreApp app = new StoreApp("cli_gone", Set.of(), gone.address(), "v", 0);
    try (TicketPushes pushes = pushes()) {
      assertThat(pushes.push(app).get()).isFalse();
    }
  }

  private static StoreApp app() {
    return server.workbench().catalog().storeApps().find(APP).orElseThrow();
  }
}
