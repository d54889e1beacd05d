package dev.rollcall.server.feishu;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Where a store app listens for its tickets. Answers with a status that can be set. */
final class TicketReceiver implements AutoCloseable {
  private static final int SECONDS = 20;

  private final HttpServer server;
  private final BlockingQueue<String> received = new LinkedBlockingQueue<>();
  private volatile int status = 200;

  TicketReceiver() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext(
        "/",
        exchange -> {
          byte[] body = exchange.getRequestBody().readAllBytes();
          if (status / 100 == 3) {
            exchange.getResponseHeaders().add("Location", address() + "/elsewhere");
          }
          received.add(
              exchange.getRequestMethod()
                  + " "
                  + exchange.getRequestURI()
                  + " "
                  + new String(body, StandardCharsets.UTF_8));
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    server.start();
  }

  /** Answers with another status from now on. */
  void answer(int newStatus) {
    status = newStatus;
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/events");
  }

  /** The next request: method, path and body; null when none comes. */
  @Nullable String next() throws InterruptedException {
    return received.poll(SECONDS, TimeUnit.SECONDS);
  }

  /** Requests that nobody has looked at. */
  int waiting() {
    return received.size();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
