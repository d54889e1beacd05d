package dev.rollcall.server.api;

import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.http.ServerResponse;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** Writes answers as JSON: components of records in snake case, in their order; dates as text. */
final class AnswerText {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .build();
  private static final Header TYPE =
      HeaderValues.createCached(HeaderNames.CONTENT_TYPE, "application/json");
  private static final Header NOT_STORED =
      HeaderValues.createCached(HeaderNames.CACHE_CONTROL, "no-store");
  private static final Header NOT_SNIFFED =
      HeaderValues.createCached(HeaderNames.create("X-Content-Type-Options"), "nosniff");

  private AnswerText() {}

  static void send(Object answer, ServerResponse response) {
    response.header(TYPE);
    response.header(NOT_STORED);
    response.header(NOT_SNIFFED);
    response.send(bytes(answer));
  }

  /** UTF-8. */
  static byte[] bytes(Object answer) {
    return JSON.writeValueAsBytes(answer);
  }
}
