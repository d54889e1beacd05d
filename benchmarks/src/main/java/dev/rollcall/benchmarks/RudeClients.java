package dev.rollcall.benchmarks;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Connections that give nothing back: some say nothing, some begin a body and never end it, some
 * ask again and again and never read.
 */
final class RudeClients implements AutoCloseable {
  private static final int SMALL_WINDOW_BYTES = 2 * 1024;
  private static final int QUESTIONS = 200;
  private static final int CONNECT_MILLIS = 10_000;

  private final int port;
  private final List<Socket> sockets = new ArrayList<>();
  private int refused;

  RudeClients(int port) {
    this.port = port;
  }

  /** Say nothing. */
  void idle(int clients) {
    for (int i = 0; i < clients; i++) {
      var _ = open(0);
    }
  }

  /** Send this and nothing more. */
  void write(int clients, String begun) {
    byte[] bytes = begun.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < clients; i++) {
      write(open(0), bytes, 1);
    }
  }

  /** Ask this many times and read no answer. */
  void neverRead(int clients, byte[] request) {
    for (int i = 0; i < clients; i++) {
      Socket socket = open(SMALL_WINDOW_BYTES);
      var _ = Thread.ofVirtual().start(() -> write(socket, request, QUESTIONS));
    }
  }

  /** How many could not even connect. */
  int refused() {
    return refused;
  }

  /** How many the server has not closed. */
  long stillOpen() {
    return sockets.stream().filter(RudeClients::isOpen).count();
  }

  private static boolean isOpen(Socket socket) {
    try {
      socket.setSoTimeout(1);
      return socket.getInputStream().read() != -1;
    } catch (SocketTimeoutException e) {
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private Socket open(int windowBytes) {
    Socket socket = new Socket();
    try {
      if (windowBytes > 0) {
        socket.setReceiveBufferSize(windowBytes);
      }
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLIS);
    } catch (IOException e) {
      refused++;
    }
    sockets.add(socket);
    return socket;
  }

  private static void write(Socket socket, byte[] bytes, int times) {
    try {
      for (int i = 0; i < times; i++) {
        socket.getOutputStream().write(bytes);
      }
    } catch (IOException e) {
      // The server has had enough of it.
    }
  }

  @Override
  public void close() throws IOException {
    for (Socket socket : sockets) {
      socket.close();
    }
  }
}
