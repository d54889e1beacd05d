package dev.rollcall.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.slf4j.event.KeyValuePair;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class JsonLogLineTest {
  @Test
  void aMessageIsOneObjectOnALine() {
    assertThat(line(event("all is well", null), false))
        .isEqualTo(
            "{\"time\":\"1970-01-01T00:00:01Z\",\"level\":\"INFO\",\"logger\":\"test\","
                + "\"message\":\"all is well\"}\n");
  }

  @Test
  void whateverIsInAMessageStaysInItsString() {
    String message = "a\"b\\c\nd\re\tf\u0000\u001b[31m\u007f 中 \ud83d\ude00\"}";
    String line = line(event(message, null), false);
    assertThat(line).hasLineCount(1);
    assertThat(JsonMapper.shared().readTree(line).path("message").asString()).isEqualTo(message);
  }

  @Test
  void aFailureIsAMemberWithItsCausesAndItsStackOnRequest() {
    Exception failure = new IllegalStateException("no\nroom", new IOException("disk"));
    JsonNode line = JsonMapper.shared().readTree(line(event("it broke", failure), false));
    assertThat(line.path("error").asString())
        .isEqualTo("IllegalStateException: no\nroom: IOException: disk");
    assertThat(line.has("stack")).isFalse();
    assertThat(line(event("it broke", failure), true))
        .hasLineCount(1)
        .contains("JsonLogLineTest.aFailureIsAMember");
  }

  @Test
  void valuesAreMembersOfTheirOwn() {
    LoggingEvent event = event("answered", null);
    event.addKeyValuePair(new KeyValuePair("status", 200));
    event.addKeyValuePair(new KeyValuePair("path", "/v1/\"status"));
    assertThat(line(event, false)).contains(",\"status\":200,\"path\":\"/v1/\\\"status\"}");
  }

  private static LoggingEvent event(String message, @Nullable Throwable failure) {
    Logger logger = new LoggerContext().getLogger("test");
    LoggingEvent event = new LoggingEvent("", logger, Level.INFO, message, failure, null);
    event.setInstant(Instant.ofEpochSecond(1));
    return event;
  }

  private static String line(LoggingEvent event, boolean traces) {
    return new JsonLogLine(traces).doLayout(event);
  }
}
