package dev.rollcall.server;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** One keep-alive connection that sends exactly the bytes it is given. */
public final class RawClient implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 20_000;

  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;

  public RawClient(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(PATIENCE_MILLIS);
    in = new BufferedInputStream(socket.getInputStream());
    out = socket.getOutputStream();
  }

  /** An answer as it came: status line, header lines with their case kept, body. */
  public record Answer(int status, List<String> headers, String body) {}

  /** Sends text as UTF-8 bytes. */
  public void write(String text) throws IOException {
    write(text.getBytes(StandardCharsets.UTF_8));
  }

  public void write(byte[] bytes) throws IOException {
    out.write(bytes);
    out.flush();
  }

  /** Sends a request and reads the answer. */
  public Answer ask(String request) throws IOException {
    write(request);
    return read();
  }

  /** Reads one answer, interim ones skipped. */
  public Answer read() throws IOException {
    String statusLine = line();
    List<String> headers = new ArrayList<>();
    int length = 0;
    for (String header = line(); !header.isEmpty(); header = line()) {
      headers.add(header);
      if (header.regionMatches(true, 0, "content-length:", 0, 15)) {
        length = Integer.parseInt(header.substring(15).trim());
      }
    }
    int status = Integer.parseInt(statusLine.substring(9, 12));
    return status == 100
        ? read()
        : new Answer(status, headers, new String(in.readNBytes(length), StandardCharsets.UTF_8));
  }

  /** Whether the server has closed the connection after what was read. */
  public boolean closedByServer() throws IOException {
    return in.read() == -1;
  }

  /** Reads on and returns how many bytes came until the server closed or reset the connection. */
  public long bytesUntilTheEnd() {
    long bytes = 0;
    try {
      while (in.read() != -1) {
        bytes++;
      }
    } catch (IOException reset) {
      return bytes;
    }
    return bytes;
  }

  private String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b == -1) {
        throw new IOException("closed by the server after '" + line + "'");
      }
      if (b != '\r') {
        line.write(b);
      }
    }
    return line.toString(StandardCharsets.ISO_8859_1);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
