package dev.rollcall.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class NumberedLinesTest {
  @Test
  void batchLinesReadAsBlanks() throws IOException {
    assertThat(read("{\"batch\":{}}\n{\"a\":1}\n{\"batch\":1}", 1))
        .isEqualTo(" ".repeat(12) + "\n{\"a\":1}\n" + " ".repeat(11));
  }

  @Test
  void whatOnlyLooksLikeABatchLineIsLeft() throws IOException {
    String text = "{\"batches\":1}\n {\"batch\":1}\n{\"batch\"\n{\"ba";
    assertThat(read(text, 3)).isEqualTo(text);
  }

  @RepeatedTest(20)
  void everyEventKeepsTheNumberOfItsLineHoweverTheStreamIsCut(RepetitionInfo repetition)
      throws IOException {
    long seed = repetition.getCurrentRepetition();
    SplittableRandom random = new SplittableRandom(seed);
    StringBuilder text = new StringBuilder();
    List<Long> lines = new ArrayList<>();
    for (long line = 1; line <= 30_000; line++) {
      switch (random.nextInt(4)) {
        case 0 -> text.append("{\"batch\":{\"first\":").append(line).append("}}\n");
        case 1 -> text.append(" \t\r".repeat(random.nextInt(3))).append('\n');
        default -> {
          text.append("{\"x\":").append(line).append("}\n");
          lines.add(line);
        }
      }
    }
    byte[] bytes = text.toString().getBytes(StandardCharsets.US_ASCII);
    NumberedLines numbered = new NumberedLines(new Dribble(bytes, random.split()));
    String read = new String(numbered.readAllBytes(), StandardCharsets.US_ASCII);
    assertThat(read.lines().filter(line -> !line.isBlank()).toList())
        .as("seed %d", seed)
        .isEqualTo(lines.stream().map("{\"x\":%d}"::formatted).toList());
    for (int i = 0; i < lines.size(); i += 1 + random.nextInt(5)) {
      assertThat(numbered.lineOf(i)).as("event %d of seed %d", i, seed).isEqualTo(lines.get(i));
    }
  }

  private static String read(String text, int seed) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    InputStream lines = new NumberedLines(new Dribble(bytes, new SplittableRandom(seed)));
    return new String(lines.readAllBytes(), StandardCharsets.US_ASCII);
  }

  /** A stream that gives a few bytes at a time. */
  private static final class Dribble extends ByteArrayInputStream {
    private final SplittableRandom random;

    Dribble(byte[] bytes, SplittableRandom random) {
      super(bytes);
      this.random = random;
    }

    @Override
    public synchronized int read(byte[] target, int offset, int length) {
      return super.read(target, offset, Math.min(length, 1 + random.nextInt(7)));
    }
  }
}
