package dev.rollcall.benchmarks;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** One keep-alive connection that does as little as it can. Not thread-safe. */
final class HttpConnection implements AutoCloseable {
  private final Socket socket;
  private final BufferedInputStream in;
  private final OutputStream out;

  HttpConnection(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setTcpNoDelay(true);
    in = new BufferedInputStream(socket.getInputStream());
    out = socket.getOutputStream();
  }

  /** A POST of JSON, ready to be sent many times. */
  static byte[] post(String path, String bearer, String body) {
    int length = body.getBytes(StandardCharsets.UTF_8).length;
    return ("POST %s HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer %s\r\n"
                .formatted(path, bearer)
            + "Content-Type: application/json; charset=utf-8\r\nContent-Length: %d\r\n\r\n%s"
                .formatted(length, body))
        .getBytes(StandardCharsets.UTF_8);
  }

  String get(String path) throws IOException {
    return send(
        "GET %s HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"
            .formatted(path)
            .getBytes(StandardCharsets.US_ASCII));
  }

  /**
   * An answer.
   *
   * @param status such as 200
   * @param retryAfter whether it says when to come back
   * @param last whether the server closes the connection behind it
   */
  record Answer(int status, boolean retryAfter, boolean last, String body) {}

  /** Sends a request; returns the status line and the body. */
  String send(byte[] request) throws IOException {
    Answer answer = ask(request);
    return "HTTP/1.1 " + answer.status() + "\n" + answer.body();
  }

  /** Sends a request and reads its answer. */
  Answer ask(byte[] request) throws IOException {
    out.write(request);
    int status = Integer.parseInt(line().substring(9, 12));
    int length = 0;
    boolean chunked = false;
    boolean retryAfter = false;
    boolean last = false;
    for (String header = line(); !header.isEmpty(); header = line()) {
      if (header.regionMatches(true, 0, "Content-Length:", 0, 15)) {
        length = Integer.parseInt(header.substring(15).strip());
      } else if (header.regionMatches(true, 0, "Transfer-Encoding:", 0, 18)) {
        chunked = true;
      } else if (header.regionMatches(true, 0, "Retry-After:", 0, 12)) {
        retryAfter = true;
      } else if (header.regionMatches(true, 0, "Connection: close", 0, 17)) {
        last = true;
      }
    }
    String body = chunked ? chunks() : new String(in.readNBytes(length), StandardCharsets.UTF_8);
    return new Answer(status, retryAfter, last, body);
  }

  private String chunks() throws IOException {
    StringBuilder body = new StringBuilder();
    for (int size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
      body.append(new String(in.readNBytes(size), StandardCharsets.UTF_8));
      var _ = line();
    }
    var _ = line();
    return body.toString();
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder(64);
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b == -1) {
        throw new IOException("the server closed the connection");
      }
      if (b != '\r') {
        line.append((char) b);
      }
    }
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
