package dev.rollcall.server;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;

/**
 * What holds for every connection and request, whichever surface it is for.
 *
 * @param host the address to listen on, such as {@code 127.0.0.1}
 * @param port the port to listen on; 0 for any free one
 * @param maxConnections open connections; further ones wait in the backlog until one closes
 * @param idleTime how long a connection may stay open without a request
 * @param receiveTime how long a client may take to send a request's headers, and again its body
 * @param sendTime how long a client may take to read an answer
 * @param stopTime how long a stopping server waits for requests under way
 * @param maxRequestLineBytes method, path and query together (414)
 * @param maxHeaderBytes all headers of a request together (400)
 * @param maxBodyBytes the body of any request as it travels (413, and the connection is closed);
 *     surfaces allow less, and answer what lies between without closing
 * @param maxChunkedBodies requests of unknown length under way at once (503); each may need {@code
 *     maxBodyBytes} of memory
 * @param maxRequests requests of one surface under way at once (503); the intake has its own limits
 */
public record HttpSettings(
    String host,
    int port,
    int maxConnections,
    Duration idleTime,
    Duration receiveTime,
    Duration sendTime,
    Duration stopTime,
    int maxRequestLineBytes,
    int maxHeaderBytes,
    int maxBodyBytes,
    int maxChunkedBodies,
    int maxRequests) {

  public HttpSettings {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("port is " + port + "; it must be 0 to 65535");
    }
    requirePositive("maxConnections", maxConnections);
    requirePositive("maxRequestLineBytes", maxRequestLineBytes);
    requirePositive("maxHeaderBytes", maxHeaderBytes);
    requirePositive("maxBodyBytes", maxBodyBytes);
    requirePositive("maxChunkedBodies", maxChunkedBodies);
    requirePositive("maxRequests", maxRequests);
    requirePositive("idleTime", idleTime.toMillis());
    requirePositive("receiveTime", receiveTime.toMillis());
    requirePositive("sendTime", sendTime.toMillis());
    requirePositive("stopTime", stopTime.toMillis());
  }

  /** The settings for an address, everything else as it comes. */
  public static HttpSettings at(String host, int port) {
    return new HttpSettings(
        host,
        port,
        4_096,
        Duration.ofMinutes(5),
        Duration.ofSeconds(30),
        Duration.ofSeconds(30),
        Duration.ofSeconds(10),
        16 * 1024,
        32 * 1024,
        16 * 1024 * 1024,
        8,
        256);
  }

  /** Whether only programs on this machine can reach the address. */
  public boolean isLocal() {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException _) {
      return false;
    }
  }

  private static void requirePositive(String name, long value) {
    if (value <= 0) {
      throw new IllegalArgumentException(name + " is " + value + "; it must be above 0");
    }
  }
}
