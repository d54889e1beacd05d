package dev.rollcall.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A process that may have only a few files open meets more connections than that. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class OpenFilesJarIT {
  private static final int FILES = 320;
  private static final String PROBE = "GET /livez HTTP/1.1\r\nHost: x\r\n\r\n";

  @TempDir private Path folder;

  @Test
  void aServerOutlivesMoreConnectionsThanItMayHaveFiles() throws Exception {
    List<RawClient> idle = new ArrayList<>();
    try (JarProcess server =
        JarProcess.withFiles(FILES, folder.resolve("data"), "serve", "--port", "0")) {
      int port = server.address().getPort();
      for (int i = 0; i < 2 * FILES; i++) {
        idle.add(new RawClient(port));
      }
      for (int i = 0; i < 3; i++) {
        assertThat(status(port)).isEqualTo(200);
      }
      server.terminate();
      assertThat(server.status()).isEqualTo(143);
      assertThat(server.err())
          .anyMatch(line -> line.contains("at most " + FILES / 2 + " connections"));
    } finally {
      for (RawClient client : idle) {
        client.close();
      }
    }
  }

  private static int status(int port) throws IOException {
    try (RawClient client = new RawClient(port)) {
      return client.ask(PROBE).status();
    }
  }
}
