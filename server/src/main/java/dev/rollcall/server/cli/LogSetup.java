package dev.rollcall.server.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.Layout;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import ch.qos.logback.core.spi.ContextAwareBase;
import dev.rollcall.server.OperatingSettings.LogFormat;
import java.nio.charset.StandardCharsets;
import org.slf4j.LoggerFactory;

/**
 * Sends log lines to standard error: our own from INFO on, those of libraries from WARN on. {@code
 * ROLLCALL_LOG} names another level for our own, {@code ROLLCALL_DEBUG} shows where failures
 * happened. Text until {@link #write} says otherwise. In code and not in XML, which would take
 * longer to read than everything else a short command does.
 */
public final class LogSetup extends ContextAwareBase implements Configurator {
  private static final String OURS = "dev.rollcall";

  /** Says in each line what the client sent, whenever an answer could not be sent to its end. */
  private static final String QUOTING = "io.helidon.webserver.http.ErrorHandlers";

  /**
   * Reports a connection that comes while it stops as an error, though that is how it should be.
   */
  private static final String LISTENER = "io.helidon.webserver.ServerListener";

  private static final String CONSOLE = "stderr";

  @Override
  public ExecutionStatus configure(LoggerContext context) {
    if (System.getProperty("logback.configurationFile") != null) {
      return ExecutionStatus.INVOKE_NEXT_IF_ANY;
    }
    ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();
    console.setContext(context);
    console.setName(CONSOLE);
    console.setTarget("System.err");
    console.setEncoder(encoder(context, LogFormat.TEXT));
    console.start();
    Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
    root.setLevel(Level.WARN);
    root.addAppender(console);
    context.getLogger(QUOTING).setLevel(Level.OFF);
    context.getLogger(OURS).setLevel(Level.toLevel(env("ROLLCALL_LOG", "info"), Level.INFO));
    return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
  }

  /** From now on log lines are written so. Without effect where somebody configured Logback. */
  static void write(LogFormat format) {
    if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context
        && context.getLogger(Logger.ROOT_LOGGER_NAME).getAppender(CONSOLE)
            instanceof ConsoleAppender<ILoggingEvent> console) {
      console.setEncoder(encoder(context, format));
    }
  }

  /** From now on a server stops: connections that come too late are no errors. */
  static void stopping() {
    if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
      context.getLogger(LISTENER).setLevel(Level.OFF);
    }
  }

  private static LayoutWrappingEncoder<ILoggingEvent> encoder(
      LoggerContext context, LogFormat format) {
    boolean traces = !env("ROLLCALL_DEBUG", "").isEmpty();
    Layout<ILoggingEvent> line =
        switch (format) {
          case TEXT -> new LogLine(traces);
          case JSON -> new JsonLogLine(traces);
        };
    line.setContext(context);
    line.start();
    LayoutWrappingEncoder<ILoggingEvent> encoder = new LayoutWrappingEncoder<>();
    encoder.setContext(context);
    encoder.setCharset(StandardCharsets.UTF_8);
    encoder.setLayout(line);
    encoder.start();
    return encoder;
  }

  private static String env(String name, String otherwise) {
    String value = System.getenv(name);
    return value == null ? otherwise : value;
  }
}
