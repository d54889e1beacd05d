package dev.rollcall.server.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.catalog.SqliteCatalog;
import dev.rollcall.kit.MemoryJournal;
import dev.rollcall.server.HttpSettings;
import dev.rollcall.server.RawClient;
import dev.rollcall.server.RollcallServer;
import dev.rollcall.server.Surface;
import dev.rollcall.server.TestParts;
import io.helidon.webserver.http.HttpRouting;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What probes are told. */
class HealthIT {
  @TempDir private Path folder;
  private Optional<String> trouble = Optional.empty();

  @Test
  void aServerIsLiveAndReady() throws IOException {
    assertThat(ask("/livez")).isEqualTo("200 {\"status\":\"live\"}");
    assertThat(ask("/readyz")).isEqualTo("200 {\"status\":\"ready\"}");
  }

  @Test
  void aSurfaceInTroubleMakesItNotReadyButLive() throws IOException {
    trouble = Optional.of("The \"disk\" is full.");
    assertThat(ask("/livez")).isEqualTo("200 {\"status\":\"live\"}");
    assertThat(ask("/readyz"))
        .isEqualTo("503 {\"status\":\"not ready\",\"trouble\":[\"The \\\"disk\\\" is full.\"]}");
  }

  private String ask(String path) throws IOException {
    Clock clock = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
    try (SqliteCatalog catalog = SqliteCatalog.open(folder.resolve("catalog.db"), clock);
        RollcallServer server =
            RollcallServer.start(
                HttpSettings.at("127.0.0.1", 0),
                TestParts.of(folder, catalog, new MemoryJournal(), clock),
                List.of(troubled()));
        RawClient client = new RawClient(server.port())) {
      RawClient.Answer answer = client.ask("GET " + path + " HTTP/1.1\r\nHost: x\r\n\r\n");
      return answer.status() + " " + answer.body();
    }
  }

  private Surface troubled() {
    return new Surface() {
      @Override
      public void register(HttpRouting.Builder routing) {}

      @Override
      public Optional<String> trouble() {
        return trouble;
      }
    };
  }
}
