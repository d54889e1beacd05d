package dev.rollcall.server.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.server.ProblemType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** Gzip of every size around the limit, and gzip that was cut or changed anywhere. */
class InflationTest {
  private static final int MOST = 100_000;

  @Test
  void whatWasCompressedComesBackWhateverItsRatio() throws IOException {
    SplittableRandom random = new SplittableRandom(7);
    for (int size : new int[] {0, 1, 16_383, 16_384, 16_385, 65_536, MOST - 1, MOST}) {
      byte[] noise = new byte[size];
      random.nextBytes(noise);
      for (byte[] body : new byte[][] {noise, new byte[size]}) {
        assertThat(inflate(gzip(body), Integer.MAX_VALUE))
            .as("%d bytes", size)
            .isInstanceOfSatisfying(
                Body.Whole.class,
                whole -> {
                  assertThat(whole.length()).isEqualTo(size);
                  assertThat(Arrays.copyOf(whole.bytes(), size)).isEqualTo(body);
                });
      }
    }
  }

  @Test
  void oneByteMoreThanTheLimitIsTooLarge() throws IOException {
    assertRefused(inflate(gzip(new byte[MOST + 1]), Integer.MAX_VALUE), ProblemType.BODY_TOO_LARGE);
  }

  @Test
  void withoutRoomInMemoryItStops() throws IOException {
    assertRefused(inflate(gzip(new byte[MOST]), 50_000), ProblemType.BUSY);
    assertRefused(inflate(gzip(new byte[MOST]), 10), ProblemType.BUSY);
  }

  @Test
  void aCutAnywhereIsFound() throws IOException {
    byte[] whole = gzip("an event and another one".repeat(20).getBytes(StandardCharsets.UTF_8));
    for (int length = 0; length < whole.length; length++) {
      assertRefused(
          inflate(Arrays.copyOf(whole, length), Integer.MAX_VALUE), ProblemType.MALFORMED_BODY);
    }
  }

  private static void assertRefused(Body body, ProblemType type) {
    assertThat(body)
        .isInstanceOfSatisfying(
            Body.Refused.class, refused -> assertThat(refused.problem().type()).isEqualTo(type));
  }

  private static Body inflate(byte[] compressed, int memory) throws IOException {
    try (MemoryBudget.Share share = new MemoryBudget(memory).share()) {
      return new Inflation(MOST).inflate(new Body.Whole(compressed, compressed.length), share);
    }
  }

  private static byte[] gzip(byte[] body) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(body);
    }
    return bytes.toByteArray();
  }
}
