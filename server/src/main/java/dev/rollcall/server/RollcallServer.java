package dev.rollcall.server;

import dev.rollcall.server.health.Health;
import dev.rollcall.server.metrics.Metrics;
import dev.rollcall.server.metrics.MetricsPage;
import dev.rollcall.server.tls.TlsFiles;
import dev.rollcall.server.traffic.Connections;
import dev.rollcall.server.traffic.FairScheduling;
import dev.rollcall.server.traffic.OpenFiles;
import dev.rollcall.server.traffic.RequestRoom;
import dev.rollcall.server.traffic.Requests;
import io.helidon.common.tls.Tls;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.WebServerConfig;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http1.Http1Config;
import io.helidon.webserver.http1.Http1ConnectionSelector;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.UnresolvedAddressException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP server: one port, HTTP/1.1, a virtual thread for each connection. The order in which a
 * request is looked at: limits of {@link HttpSettings}, {@link Health}, the surfaces as given, and
 * at the end 404.
 */
public final class RollcallServer implements AutoCloseable {
  /**
   * How much of its answers the system holds for a client that does not read. Left to itself it
   * takes megabytes, and pages are made for somebody who asks without reading until they are full.
   */
  private static final int SEND_BUFFER_BYTES = 128 << 10;

  private final WebServer server;
  private final SlowClients slowClients;
  private final Connections connections;
  private final FairScheduling fair;

  private RollcallServer(
      WebServer server, SlowClients slowClients, Connections connections, FairScheduling fair) {
    this.server = server;
    this.slowClients = slowClients;
    this.connections = connections;
    this.fair = fair;
  }

  /**
   * Binds the port and serves, run as it comes.
   *
   * @throws ServerStartException when the address can not be had; the message says what to do
   */
  public static RollcallServer start(HttpSettings settings, Parts parts, List<Surface> surfaces) {
    return start(settings, OperatingSettings.standard(), parts, surfaces, new Metrics());
  }

  /**
   * Binds the port and serves.
   *
   * @throws ServerStartException when the address can not be had; the message says what to do
   */
  public static RollcallServer start(
      HttpSettings settings,
      OperatingSettings operating,
      Parts parts,
      List<Surface> surfaces,
      Metrics metrics) {
    requireFree(settings);
    SlowClients slowClients = new SlowClients(settings.receiveTime(), settings.sendTime());
    int most = OpenFiles.connections(settings.maxConnections());
    Connections connections = connections(settings, most, slowClients);
    slowClients.also(connections::keepRoom);
    List<Surface> all = new ArrayList<>(surfaces);
    if (operating.metrics()) {
      all.add(new MetricsPage(metrics, parts, connections::count));
    }
    FairScheduling fair = FairScheduling.start();
    WebServer server =
        configuration(settings, operating.tls(), metrics)
            .maxTcpConnections(most)
            .addConnectionSelector(connections)
            .routing(routing -> {
              routing.addFilter(new Requests(metrics.requests(), operating.accessLog()));
              routing.addFilter(fair);
              routing.addFilter(new PathsAsWritten());
              routing.addFilter(slowClients.bodies());
              routing.addFilter(new RequestRoom(settings.maxRequests(), slowClients::hurry));
              routing.addFilter(new ChunkedBodies(settings.maxChunkedBodies(), slowClients));
              register(routing, parts, all);
            })
            .build()
            .start();
    if (!server.isRunning()) {
      slowClients.close();
      fair.close();
      requireFree(settings);
      throw new ServerStartException(settings, "the log says why");
    }
    return new RollcallServer(server, slowClients, connections, fair);
  }

  /** The port it listens on. */
  public int port() {
    return server.port();
  }

  /** How many connections are open. */
  int connections() {
    return connections.count();
  }

  /** How many waits for clients are watched now. */
  int watched() {
    return slowClients.watched();
  }

  /** Takes no more connections, lets requests under way finish within the stop time, and ends. */
  @Override
  public void close() {
    server.stop();
    slowClients.close();
    fair.close();
  }

  private static void register(HttpRouting.Builder routing, Parts parts, List<Surface> surfaces) {
    surfaces.forEach(surface -> surface.register(routing));
    new Health(parts.catalog(), surfaces).register(routing);
    new LastWord().register(routing);
  }

  private static WebServerConfig.Builder configuration(
      HttpSettings settings, @Nullable TlsFiles tls, Metrics metrics) {
    WebServerConfig.Builder server = WebServer.builder();
    if (tls != null) {
      server.tls(
          Tls.builder()
              .sslContext(tls.read().context())
              .enabledProtocols(List.of("TLSv1.3", "TLSv1.2"))
              .build());
    }
    return server
        .host(settings.host())
        .port(settings.port())
        // Headers and a large body are two writes; the second would wait 40 ms for the first's ACK.
        .connectionOptions(
            options -> options.tcpNoDelay(true).socketSendBufferSize(SEND_BUFFER_BYTES))
        .idleConnectionTimeout(settings.idleTime())
        .idleConnectionPeriod(settings.idleTime().dividedBy(2))
        .shutdownGracePeriod(settings.stopTime())
        .shutdownHook(false)
        .maxPayloadSize(settings.maxBodyBytes())
        .contentEncoding(new BodiesAsSent())
        .directHandlers(TransportProblems.handlers(metrics.requests()))
        .protocolsDiscoverServices(false);
  }

  private static Connections connections(HttpSettings settings, int most, SlowClients slowClients) {
    return new Connections(
        Http1ConnectionSelector.builder().config(http1(settings, slowClients)).build(),
        most,
        slowClients::ended);
  }

  private static Http1Config http1(HttpSettings settings, SlowClients slowClients) {
    return Http1Config.builder()
        .maxPrologueLength(settings.maxRequestLineBytes())
        .maxHeadersSize(settings.maxHeaderBytes())
        .addReceiveListener(slowClients.headersListener())
        // Without it a refused "Expect: 100-continue" leaves both sides waiting for the other.
        .continueImmediately(true)
        // Vendor clients send queries that RFC 3986 does not allow; surfaces judge them.
        .validatePrologue(false)
        .sendKeepAliveHeader(false)
        .build();
  }

  /** The library only logs why it could not bind, with a stack trace: try the address before. */
  private static void requireFree(HttpSettings settings) {
    try (ServerSocketChannel probe = ServerSocketChannel.open()) {
      probe.bind(new InetSocketAddress(settings.host(), settings.port()));
    } catch (IOException | UnresolvedAddressException e) {
      String reason = e.getMessage() == null ? "no such address" : e.getMessage();
      throw new ServerStartException(settings, reason);
    }
  }
}
