package dev.rollcall.server.cli;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.LayoutBase;
import dev.rollcall.server.traffic.RequestInHand;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.slf4j.event.KeyValuePair;

/**
 * One line a message, whatever is in it.
 *
 * <pre>
 *   2026-11-21T10:15:30Z INFO  Published acme/cn: 3 days in 1.2 s
 *   2026-11-21T10:16:30Z ERROR The journal can not be written: IOException: No space left on device
 * </pre>
 *
 * What came up while a request was answered ends with the id of that request.
 */
final class LogLine extends LayoutBase<ILoggingEvent> {
  /** Its failures quote what the client sent. */
  static final String HTTP_LIBRARY = "io.helidon.";

  private final boolean traces;

  /**
   * @param traces whether the lines of a failure's stack follow its line
   */
  LogLine(boolean traces) {
    this.traces = traces;
  }

  @Override
  public String doLayout(ILoggingEvent event) {
    StringBuilder line = new StringBuilder();
    line.append(Instant.ofEpochMilli(event.getTimeStamp()).truncatedTo(ChronoUnit.SECONDS));
    line.append(' ').append("%-5s".formatted(event.getLevel())).append(' ');
    appendOneLine(line, event.getFormattedMessage());
    IThrowableProxy failure = event.getThrowableProxy();
    if (failure != null) {
      line.append(": ");
      appendOneLine(line, causes(event));
    }
    appendValues(line, event);
    line.append('\n');
    if (failure != null && traces && !event.getLoggerName().startsWith(HTTP_LIBRARY)) {
      line.append(ThrowableProxyUtil.asString(failure));
    }
    return line.toString();
  }

  /** The failure of a message and what caused it, one after the other. */
  static String causes(ILoggingEvent event) {
    boolean quoting = event.getLoggerName().startsWith(HTTP_LIBRARY);
    StringBuilder text = new StringBuilder();
    IThrowableProxy cause = event.getThrowableProxy();
    for (; cause != null; cause = cause.getCause()) {
      String name = cause.getClassName();
      text.append(text.isEmpty() ? "" : ": ").append(name.substring(name.lastIndexOf('.') + 1));
      if (cause.getMessage() != null && !quoting) {
        text.append(": ").append(cause.getMessage());
      }
    }
    return text.toString();
  }

  private static void appendValues(StringBuilder line, ILoggingEvent event) {
    if (event.getKeyValuePairs() != null) {
      for (KeyValuePair pair : event.getKeyValuePairs()) {
        line.append(' ').append(pair.key).append('=');
        appendOneLine(line, String.valueOf(pair.value));
      }
    }
    RequestInHand.current().ifPresent(request -> line.append(" request=").append(request.id()));
  }

  /** A line break that came in with a message must not begin what looks like a line of its own. */
  private static void appendOneLine(StringBuilder line, String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      line.append(Character.isISOControl(c) ? ' ' : c);
    }
  }
}
