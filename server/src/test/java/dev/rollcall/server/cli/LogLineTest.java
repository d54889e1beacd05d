package dev.rollcall.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LogLineTest {
  @Test
  void aMessageIsOneLineWithItsTimeAndLevel() {
    assertThat(line("all is well", null, false))
        .isEqualTo("1970-01-01T00:00:01Z INFO  all is well\n");
  }

  @Test
  void lineBreaksOfAMessageDoNotBeginALine() {
    assertThat(line("a\nb\r\tc\u001b[31m", null, false)).hasLineCount(1).contains("a b  c [31m");
  }

  @Test
  void aFailureFollowsOnTheSameLine() {
    Exception failure = new IllegalStateException("no\nroom", new java.io.IOException("disk"));
    assertThat(line("it broke", failure, false))
        .isEqualTo(
            "1970-01-01T00:00:01Z INFO  it broke: IllegalStateException: no room: IOException: disk\n");
  }

  @Test
  void whereItHappenedIsShownOnRequest() {
    assertThat(line("it broke", new IllegalStateException("x"), true))
        .contains("LogLineTest.whereItHappenedIsShownOnRequest");
  }

  private static String line(String message, @Nullable Throwable failure, boolean traces) {
    Logger logger = new LoggerContext().getLogger("test");
    LoggingEvent event = new LoggingEvent("", logger, Level.INFO, message, failure, null);
    event.setInstant(java.time.Instant.ofEpochSecond(1));
    return new LogLine(traces).doLayout(event);
  }
}
