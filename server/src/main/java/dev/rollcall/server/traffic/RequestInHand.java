package dev.rollcall.server.traffic;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.RoutingRequest;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The request that the current thread works on: what logs and counters want to know of it, without
 * it being handed through every call.
 */
public final class RequestInHand {
  /** Names a request across proxies; taken over when it is a plain word. */
  static final HeaderName HEADER = HeaderNames.create("X-Request-Id");

  static final ScopedValue<RequestInHand> CURRENT = ScopedValue.newInstance();

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_-]{1,64}");
  private static final int NO_CODE = -1;

  private final long begunNanos = System.nanoTime();
  private final RoutingRequest request;
  private final SurfaceName surface;
  private @Nullable String id;
  private int vendorCode = NO_CODE;
  private boolean counted;

  RequestInHand(RoutingRequest request) {
    this.request = request;
    this.surface = SurfaceName.of(request.prologue().uriPath().rawPath());
  }

  /** The one of this thread; empty outside of requests. */
  public static Optional<RequestInHand> current() {
    return CURRENT.isBound() ? Optional.of(CURRENT.get()) : Optional.empty();
  }

  /**
   * A vendor's surface says which of the vendor's codes it answers, so that the answer is counted
   * under the code's family; 0 is success. Without effect outside of requests.
   */
  public static void answersWith(int vendorCode) {
    if (CURRENT.isBound()) {
      CURRENT.get().vendorCode = vendorCode;
    }
  }

  /** The id that the client or a proxy sent, or one of our own: up to 64 characters. */
  public String id() {
    String known = id;
    if (known == null) {
      known =
          request
              .headers()
              .first(HEADER)
              .filter(shown -> PLAIN.matcher(shown).matches())
              .orElseGet(RequestInHand::newId);
      id = known;
    }
    return known;
  }

  /** True the first time: a request is counted once, however its answer went. */
  boolean beginsToBeCounted() {
    boolean first = !counted;
    counted = true;
    return first;
  }

  /** The vendor's code as its surface wrote it into a header. */
  void vendorCode(String header) {
    if (header.length() < 10 && header.chars().allMatch(c -> c >= '0' && c <= '9')) {
      vendorCode = header.isEmpty() ? NO_CODE : Integer.parseInt(header);
    }
  }

  /** What it is for. */
  SurfaceName surface() {
    return surface;
  }

  /** How long ago its headers were complete. */
  long nanos() {
    return System.nanoTime() - begunNanos;
  }

  /** {@code 401}, or {@code 99991xxx} for a code of a vendor, or {@code ok}. */
  String cause(int status) {
    if (vendorCode > 0) {
      return vendorCode / 1000 + "xxx";
    }
    return status < 400 ? "ok" : Integer.toString(status);
  }

  private static String newId() {
    return HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
  }
}
