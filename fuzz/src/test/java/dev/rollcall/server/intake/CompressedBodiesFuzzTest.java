package dev.rollcall.server.intake;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.rollcall.fuzz.Claim;
import dev.rollcall.fuzz.Input;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Arbitrary bytes as a compressed body and as a content type. A body is inflated to what the JDK
 * makes of it, never beyond its limit, and memory that was taken is given back.
 */
class CompressedBodiesFuzzTest {
  private static final int MOST = 100_000;
  private static final int BUDGET = 300_000;

  static Stream<byte[]> seeds() {
    byte[] event = "{\"specversion\":\"1.0\",\"id\":\"1\"}".getBytes(StandardCharsets.UTF_8);
    byte[] small = gzip(event);
    byte[] bomb = gzip(new byte[50 * MOST]);
    byte[] brim = gzip(new byte[MOST]);
    byte[] over = gzip(new byte[MOST + 1]);
    byte[] two = Arrays.copyOf(small, 2 * small.length);
    System.arraycopy(small, 0, two, small.length, small.length);
    return Stream.of(
        Input.of(0, small),
        Input.of(0, two),
        Input.of(0, gzip(bomb)),
        Input.of(0, bomb),
        Input.of(0, brim),
        Input.of(0, over),
        Input.of(0, Arrays.copyOf(small, small.length - 5)),
        Input.of(0, new byte[0]),
        Input.of(1, "application/cloudevents-batch+json; charset=\"UTF-8\""),
        Input.of(1, "application/x-ndjson;charset=utf-7;"),
        Input.of(1, ";;;"));
  }

  private static byte[] gzip(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  @MethodSource("seeds")
  @FuzzTest
  void aBodyIsInflatedWithinItsLimit(byte[] bytes) throws IOException {
    Input input = new Input(bytes);
    if (input.octet() % 4 == 1) {
      BodyFormat.of(List.of(input.restAsText()), false);
      return;
    }
    byte[] compressed = input.rest();
    MemoryBudget memory = new MemoryBudget(BUDGET);
    Body.Inflated body;
    try (MemoryBudget.Share share = memory.share()) {
      body = new Inflation(MOST).inflate(new Body.Whole(compressed, compressed.length), share);
    }
    Claim.that(memory.share().take(BUDGET), () -> "memory was not given back");
    byte[] expected = inflated(compressed);
    switch (body) {
      case Body.Whole(byte[] inflated, int length) ->
          Claim.that(
              expected != null && Arrays.equals(expected, Arrays.copyOf(inflated, length)),
              () -> "it was inflated to something else");
      case Body.Refused _ -> Claim.that(expected == null, () -> "a good body was refused: " + body);
    }
  }

  /** What the JDK makes of it; null when it is broken or larger than the limit. */
  private static byte @Nullable [] inflated(byte[] compressed) {
    try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(compressed))) {
      byte[] bytes = gzip.readNBytes(MOST + 1);
      return bytes.length > MOST ? null : bytes;
    } catch (IOException broken) {
      return null;
    }
  }
}
