package dev.rollcall.benchmarks;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Batches as a company's systems send them: page views for the most part, all within one day. */
final class SampleBodies {
  private static final int PEOPLE = 20_000;
  private static final int APPS = 60;
  private static final long SEED = 20_261_120;

  private final SplittableRandom random = new SplittableRandom(SEED);
  private final Instant latest;

  /**
   * @param latest no event is later; all are of the hour before
   */
  SampleBodies(Instant latest) {
    this.latest = latest;
  }

  /** One CloudEvents batch, {@code application/cloudevents-batch+json}. */
  byte[] batch(int events) {
    List<String> texts = new ArrayList<>(events);
    for (int i = 0; i < events; i++) {
      texts.add(event());
    }
    return ("[" + String.join(",\n", texts) + "]").getBytes(StandardCharsets.UTF_8);
  }

  private String event() {
    Instant time = latest.minus(Duration.ofMillis(random.nextInt(3_600_000)));
    return "{\"specversion\":\"1.0\",\"id\":\"%016x\",\"source\":\"portal\",%s,\"time\":\"%s\"}"
        .formatted(random.nextLong(), typeAndData(), time);
  }

  private String typeAndData() {
    String person = "\"person\":\"u%d\"".formatted(random.nextInt(PEOPLE));
    String app = "\"app\":\"cli_%04d\"".formatted(random.nextInt(APPS));
    return switch (random.nextInt(10)) {
      case 0 -> "\"type\":\"im.message_sent\",\"data\":{%s}".formatted(person);
      case 1 -> "\"type\":\"bot.message_sent\",\"data\":{%s,%s}".formatted(person, app);
      case 2 -> "\"type\":\"app.left\",\"data\":{%s,%s,\"form\":\"webapp\"}".formatted(person, app);
      default ->
          "\"type\":\"app.page_viewed\",\"data\":{%s,%s,\"form\":\"%s\",\"page\":\"/list/%d\"}"
              .formatted(
                  person, app, random.nextBoolean() ? "webapp" : "gadget", random.nextInt(500));
    };
  }
}
