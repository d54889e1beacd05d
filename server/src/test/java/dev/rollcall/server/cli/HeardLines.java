package dev.rollcall.server.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/**
 * Every log line as it would be written, in both formats with stacks: our own of every level, those
 * of libraries from WARN on.
 */
public final class HeardLines extends AppenderBase<ILoggingEvent> implements AutoCloseable {
  private final List<String> text = new CopyOnWriteArrayList<>();
  private final List<String> json = new CopyOnWriteArrayList<>();
  private final LogLine textLine = new LogLine(true);
  private final JsonLogLine jsonLine = new JsonLogLine(true);
  private final Logger root;
  private final Logger ours;
  private final Level before;

  public HeardLines() {
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    root = context.getLogger(Logger.ROOT_LOGGER_NAME);
    ours = context.getLogger("dev.rollcall");
    before = ours.getLevel();
    setContext(context);
    start();
    root.addAppender(this);
    ours.setLevel(Level.TRACE);
  }

  @Override
  protected void append(ILoggingEvent event) {
    text.add(textLine.doLayout(event));
    json.add(jsonLine.doLayout(event));
  }

  public List<String> text() {
    return text;
  }

  public List<String> json() {
    return json;
  }

  @Override
  public void close() {
    ours.setLevel(before);
    root.detachAppender(this);
    stop();
  }
}
