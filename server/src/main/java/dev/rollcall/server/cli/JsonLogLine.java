package dev.rollcall.server.cli;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.LayoutBase;
import dev.rollcall.server.JsonText;
import dev.rollcall.server.traffic.RequestInHand;
import java.time.Instant;
import org.slf4j.event.KeyValuePair;

/**
 * One JSON object a message, on a line of its own. What came up while a request was answered names
 * that request.
 *
 * <pre>
 *   {"time":"2026-11-21T10:15:30.120Z","level":"INFO","logger":"dev.rollcall.server...","message":"Published ..."}
 *   {"time":"...","level":"WARN","logger":"...","message":"...","request":"9f86d081884c7d65","error":"IOException: ..."}
 * </pre>
 */
final class JsonLogLine extends LayoutBase<ILoggingEvent> {
  private final boolean traces;

  /**
   * @param traces whether {@code stack} tells where a failure happened
   */
  JsonLogLine(boolean traces) {
    this.traces = traces;
  }

  @Override
  public String doLayout(ILoggingEvent event) {
    StringBuilder line = new StringBuilder(200);
    line.append("{\"time\":\"").append(Instant.ofEpochMilli(event.getTimeStamp())).append('"');
    member(line, "level", event.getLevel().toString());
    member(line, "logger", event.getLoggerName());
    member(line, "message", event.getFormattedMessage());
    RequestInHand.current().ifPresent(request -> member(line, "request", request.id()));
    if (event.getKeyValuePairs() != null) {
      event.getKeyValuePairs().forEach(pair -> member(line, pair));
    }
    IThrowableProxy failure = event.getThrowableProxy();
    if (failure != null) {
      member(line, "error", LogLine.causes(event));
      if (traces && !event.getLoggerName().startsWith(LogLine.HTTP_LIBRARY)) {
        member(line, "stack", ThrowableProxyUtil.asString(failure));
      }
    }
    return line.append("}\n").toString();
  }

  private static void member(StringBuilder line, KeyValuePair pair) {
    if (pair.value instanceof Integer || pair.value instanceof Long) {
      line.append(",\"").append(pair.key).append("\":").append(pair.value);
    } else {
      member(line, pair.key, String.valueOf(pair.value));
    }
  }

  private static void member(StringBuilder line, String name, String value) {
    line.append(",\"").append(name).append("\":\"").append(JsonText.escape(value)).append('"');
  }
}
