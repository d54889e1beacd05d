package dev.rollcall.server;

import dev.rollcall.server.tls.TlsFiles;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a server is run.
 *
 * @param tls the certificate to serve https with; null for plain http
 * @param metrics whether {@code /metrics} is there
 * @param faultTime how long a server whose journal has failed goes on reading, and refusing events,
 *     before it ends
 * @param logFormat how log lines are written
 * @param accessLog whether every request is noted in the log
 */
public record OperatingSettings(
    @Nullable TlsFiles tls,
    boolean metrics,
    Duration faultTime,
    LogFormat logFormat,
    boolean accessLog) {

  /** How log lines are written. */
  public enum LogFormat {
    /** For people. */
    TEXT,
    /** One JSON object a line. */
    JSON
  }

  /** Plain http, metrics, 5 seconds, text without an access log. */
  public static OperatingSettings standard() {
    return new OperatingSettings(null, true, Duration.ofSeconds(5), LogFormat.TEXT, false);
  }

  /** The same with a certificate, as far as given. */
  public OperatingSettings withTls(@Nullable TlsFiles files) {
    return files == null
        ? this
        : new OperatingSettings(files, metrics, faultTime, logFormat, accessLog);
  }

  /** The same with other log lines, as far as given. */
  public OperatingSettings withLogFormat(@Nullable LogFormat format) {
    return format == null
        ? this
        : new OperatingSettings(tls, metrics, faultTime, format, accessLog);
  }
}
