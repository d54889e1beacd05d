package dev.rollcall.server.wecom;

import static dev.rollcall.server.wecom.WecomServer.ACME;
import static dev.rollcall.server.wecom.WecomServer.ALL;
import static dev.rollcall.server.wecom.WecomServer.STATISTIC;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.AppenderBase;
import dev.rollcall.server.RawClient;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Secrets and tokens travel in query strings here, and must stand in no log. */
final class LogsIT {
  private static final java.util.logging.Logger PLATFORM = java.util.logging.Logger.getLogger("");
  private static final ch.qos.logback.classic.Logger OURS =
      (ch.qos.logback.classic.Logger) LoggerFactory.getLogger("dev.rollcall");

  @TempDir private Path folder = Path.of("");
  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final PlatformLines platformLines = new PlatformLines();
  private final OurLines ourLines = new OurLines();

  /** What libraries write, the HTTP server above all. */
  private final class PlatformLines extends Handler {
    @Override
    public void publish(LogRecord line) {
      lines.add(new SimpleFormatter().format(line));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }

  /** What we write. */
  private final class OurLines extends AppenderBase<ILoggingEvent> {
    @Override
    protected void append(ILoggingEvent line) {
      StringWriter text = new StringWriter();
      PrintWriter out = new PrintWriter(text);
      out.println(line.getFormattedMessage());
      for (IThrowableProxy fault = line.getThrowableProxy();
          fault != null;
          fault = fault.getCause()) {
        out.println(fault.getMessage());
      }
      lines.add(text.toString());
    }
  }

  @BeforeEach
  void listen() {
    PLATFORM.addHandler(platformLines);
    OURS.setLevel(Level.TRACE);
    ourLines.start();
    OURS.addAppender(ourLines);
  }

  @AfterEach
  void stopListening() {
    PLATFORM.removeHandler(platformLines);
    OURS.detachAppender(ourLines);
    OURS.setLevel(null);
  }

  @Test
  void noSecretAndNoTokenIsEverLogged() throws IOException {
    String secret = WecomServer.secret(ALL);
    String token;
    try (WecomServer server = new WecomServer(folder, WecomSettings.defaults())) {
      token = server.token(ALL);
      String login = "/cgi-bin/gettoken?corpid=" + ACME + "&corpsecret=" + secret;
      server.login(ACME, secret + "-wrong");
      server.get("/cgi-bin/nothing?corpsecret=" + secret + "&access_token=" + token);
      server.get("/v1/nothing?access_token=" + token);
      raw(server, "GET " + login + "%zz HTTP/1.1\r\nHost: x\r\n\r\n");
      raw(server, "GET " + login + "&x=" + "y".repeat(40_000) + " HTTP/1.1\r\nHost: x\r\n\r\n");
      raw(server, "GET " + login + " HTTP/9.9\r\nHost: x\r\n\r\n");
      raw(server, "GET " + login + " HTTP/1.1\r\nHost\r\n\r\n");
      raw(
          server,
          "POST %s?access_token=%s HTTP/1.1\r\nHost: x\r\nContent-Length: x\r\n\r\n"
              .formatted(STATISTIC, token));
      server.catalog().close();
      assertThat(server.get(login).code()).isEqualTo(-1);
      assertThat(server.post(STATISTIC + "?access_token=" + token, "{}").code()).isEqualTo(-1);
    }
    assertThat(lines).anyMatch(line -> line.contains("could not be answered, hint "));
    assertThat(lines).noneMatch(line -> line.contains(secret) || line.contains(token));
  }

  private static void raw(WecomServer server, String request) throws IOException {
    try (RawClient client = new RawClient(server.port())) {
      assertThat(client.ask(request).status()).isBetween(200, 505);
    }
  }
}
