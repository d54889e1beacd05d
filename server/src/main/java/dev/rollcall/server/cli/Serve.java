package dev.rollcall.server.cli;

import dev.rollcall.server.DataFolder;
import dev.rollcall.server.OperatingSettings.LogFormat;
import dev.rollcall.server.Settings;
import dev.rollcall.server.sandbox.Faults;
import dev.rollcall.server.tls.TlsFiles;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/** {@code serve}. */
@Command(
    name = "serve",
    description =
        "Serves a data folder over HTTP and publishes its days, until it is stopped. Begins the"
            + " folder when there is none.",
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./rollcall serve",
      "  ./rollcall serve --port 9000 --data /srv/rollcall --config /etc/rollcall.properties",
      "  ./rollcall serve --host 0.0.0.0 --tls-cert server.pem --tls-key key.pem --log-format json",
      "  ./rollcall serve --clock 2026-11-20T00:15:00+08:00 --no-limits",
      "  ./rollcall serve --sandbox"
    })
final class Serve extends Task {
  private static final Logger LOG = LoggerFactory.getLogger(Serve.class);

  /** What closing takes besides waiting for requests: a roll-up under way, open files. */
  private static final Duration CLOSING = Duration.ofSeconds(20);

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "0 for any free one (default: 8080).")
  @Nullable Integer port;

  @Option(
      names = "--host",
      paramLabel = "HOST",
      description = "The address to listen on (default: 127.0.0.1).")
  @Nullable String host;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "A settings file; docs/settings.md tells what may stand in it.")
  @Nullable Path config;

  @Option(
      names = "--tls-cert",
      paramLabel = "FILE",
      description = "Serve https with this certificate (PEM; those that vouch for it follow).")
  @Nullable Path tlsCertificate;

  @Option(
      names = "--tls-key",
      paramLabel = "FILE",
      description = "The private key of the certificate (PEM, PKCS#8, without a password).")
  @Nullable Path tlsKey;

  @Option(
      names = "--log-format",
      paramLabel = "FORMAT",
      description = "text or json, one object a line (default: text).")
  @Nullable LogFormat logFormat;

  @Option(names = "--no-limits", description = "Turn the vendors' rate limits off.")
  boolean noLimits;

  @Option(
      names = "--sandbox",
      description =
          "For developing clients: the vendors' limits and hours hold, and faults can be had on"
              + " demand; docs/sandbox.md tells how.")
  boolean sandbox;

  Serve(Shell shell) {
    super(shell);
  }

  @Override
  Answer run() {
    Settings settings = settings();
    LogSetup.write(settings.operating().logFormat());
    warn(settings);
    Optional<String> fault = serve(settings);
    fault.ifPresent(what ->
        LOG.error(
            "Rollcall has ended because its journal failed ({}). What was answered with 200 is on"
                + " disk. Check the disk, then start again.",
            what));
    return Answer.silent().status(fault.isPresent() ? ExitCode.SOFTWARE : ExitCode.OK);
  }

  /** Serves until it is to stop, or the journal has failed: then it returns what went wrong. */
  private Optional<String> serve(Settings settings) {
    Optional<String> fault = Optional.empty();
    try (Stop stop = new Stop(longestStop(settings), () -> {});
        Serving serving =
            Serving.start(
                DataFolder.openOrCreate(common.data()),
                settings,
                sandbox ? Faults.onDemand() : Faults.none(),
                clock());
        JournalWatch watch = serving.watchJournal(settings.operating().faultTime(), stop::wish)) {
      serving.publishFromNowOn();
      ready(serving).print(shell.out(), common.json);
      stop.await();
      fault = watch.fault();
    } catch (RuntimeException e) {
      if (fault.isEmpty()) {
        throw e;
      }
      LOG.warn("Not everything could be closed", e);
    }
    return fault;
  }

  /** How long a server may take from being told to stop to its end. */
  static Duration longestStop(Settings settings) {
    return settings.http().stopTime().plus(CLOSING);
  }

  /** Tells what is allowed but hardly meant. */
  private void warn(Settings settings) {
    TlsFiles tls = settings.operating().tls();
    if (tls != null) {
      tls.read().trouble(clock().instant()).ifPresent(trouble -> LOG.warn("{}", trouble));
    } else if (!settings.http().isLocal()) {
      LOG.warn(
          "Rollcall listens on {} without TLS: keys, tokens and figures travel readable. Give"
              + " --tls-cert and --tls-key, or listen on 127.0.0.1 behind a proxy that has them.",
          settings.http().host());
    }
  }

  private Settings settings() {
    Ports.check(port, this);
    Settings settings = Settings.read(config).at(host, port);
    settings = settings.with(settings.operating().withTls(tls()).withLogFormat(logFormat));
    if (sandbox && noLimits) {
      throw wrongUsage("--no-limits and --sandbox do not go together: a sandbox has the limits");
    }
    if (sandbox) {
      return settings.asSandbox();
    }
    return noLimits ? settings.withoutLimits() : settings;
  }

  private @Nullable TlsFiles tls() {
    if (tlsCertificate == null && tlsKey == null) {
      return null;
    }
    if (tlsCertificate == null || tlsKey == null) {
      throw wrongUsage("--tls-cert and --tls-key go together");
    }
    return new TlsFiles(tlsCertificate, tlsKey);
  }

  private Answer ready(Serving serving) {
    double seconds =
        ProcessHandle.current()
                .info()
                .startInstant()
                .map(begun -> Duration.between(begun, Instant.now(shell.clock())))
                .orElse(Duration.ZERO)
                .toMillis()
            / 1000.0;
    Path folder = common.data().toAbsolutePath().normalize();
    return Answer.of(
            "Rollcall %s%s is ready at %s after %.2f s (data in %s)."
                .formatted(
                    Rollcall.Version.number(),
                    sandbox ? " (a sandbox)" : "",
                    serving.address(),
                    seconds,
                    folder))
        .with("address", serving.address().toString())
        .with("data", folder.toString())
        .with("seconds", seconds);
  }
}
