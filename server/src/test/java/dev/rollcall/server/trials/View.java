package dev.rollcall.server.trials;

import java.time.Instant;

/** A page view that was sent. */
record View(String id, Instant time, String app, String person) {
  static final String SOURCE = "trial";

  String json() {
    return "{\"specversion\":\"1.0\",\"id\":\"%s\",\"source\":\"%s\",\"type\":\"app.page_viewed\",\"time\":\"%s\",\"data\":{\"person\":\"%s\",\"app\":\"%s\",\"form\":\"webapp\"}}"
        .formatted(id, SOURCE, time, person, app);
  }
}
