package dev.rollcall.server;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.rollcall.fuzz.Claim;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Arbitrary bytes as a settings file: settings within their bounds, or one list of faults. */
class SettingsFuzzTest {
  private static final Path MEMORY = Path.of("/dev/shm");

  static Stream<byte[]> seeds() {
    return Stream.of(
            "server.port = 8080\nintake.maxBody = 5MB\nlateDays=30\n",
            "server.port = 99999999999\nintake.maxInMemory = 1B\nserver.idleTime=0s",
            "feishu.failedLoginWait = 999999999d\npublish.retryFirst=0ms\n",
            "rollup.memory = 512B\nserver.host = \\u0000\nserver.tlsCert = a",
            "server.tlsCert = a\\u0000b\nserver.tlsKey = c\n",
            "server.stopTime = 1000000d\ngraceMinutes = ０\n",
            "lateDays=-0\nintake.maxDepth=0\nlog.format=xml\n\\uZZZZ=1\n")
        .map(text -> text.getBytes(StandardCharsets.UTF_8));
  }

  @MethodSource("seeds")
  @FuzzTest
  void settingsAreGoodOrTheFaultsAreNamed(byte[] bytes) throws IOException {
    Path file = Files.createTempFile(Files.isDirectory(MEMORY) ? MEMORY : tmp(), "fuzz", ".conf");
    try {
      Files.write(file, bytes);
      Settings settings = Settings.read(file);
      Claim.that(settings.http().port() <= 65_535, () -> "port " + settings.http().port());
      Claim.that(
          settings.intake().maxBytesInMemory() >= settings.intake().maxBodyBytes(),
          () -> "no body fits in memory");
      Claim.that(settings.stores().rollupMemoryMegabytes() >= 1, () -> "no memory for a roll-up");
      Claim.that(!settings.http().idleTime().isZero(), () -> "no time to be idle");
    } catch (SettingsException refused) {
      Claim.that(
          String.valueOf(refused.getMessage()).startsWith(file.toString()),
          () -> "no file in " + refused);
    } finally {
      Files.delete(file);
    }
  }

  private static Path tmp() {
    return Path.of(System.getProperty("java.io.tmpdir"));
  }
}
