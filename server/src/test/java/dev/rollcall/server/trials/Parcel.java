package dev.rollcall.server.trials;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/**
 * A body of page views. What is in it follows from its number, so that a million events can be
 * known again without being kept.
 *
 * @param number never used twice in a trial; the ids of the views begin with it
 * @param newest no view is later
 * @param size how many views
 */
record Parcel(int number, Office office, Instant newest, int size) {
  private static final int SECONDS_NEARLY_ALWAYS = 600;
  private static final int SECONDS_NOW_AND_THEN = 86_400;

  /** How a body is written down. */
  enum Format {
    LINES("application/x-ndjson"),
    BATCH("application/cloudevents-batch+json");

    final String mediaType;

    Format(String mediaType) {
      this.mediaType = mediaType;
    }
  }

  /** One in four reaches back over midnight. */
  List<View> views() {
    SplittableRandom random = new SplittableRandom(number);
    int reach = random.nextInt(4) == 0 ? SECONDS_NOW_AND_THEN : SECONDS_NEARLY_ALWAYS;
    List<View> views = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      views.add(
          new View(
              number + "-" + i,
              newest.truncatedTo(ChronoUnit.SECONDS).minusSeconds(random.nextInt(reach)),
              Office.APPS.get(random.nextInt(Office.APPS.size())),
              Office.person(random.nextInt(Office.PEOPLE))));
    }
    return views;
  }

  Format format() {
    return number % 2 == 0 ? Format.LINES : Format.BATCH;
  }

  byte[] body() {
    String text =
        switch (format()) {
          case LINES -> lines();
          case BATCH -> views().stream().map(View::json).collect(Collectors.joining(",", "[", "]"));
        };
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** One event a line. */
  String lines() {
    return views().stream().map(view -> view.json() + "\n").collect(Collectors.joining());
  }

  LocalDate dayOf(View view) {
    return office.region().dayOf(view.time());
  }
}
