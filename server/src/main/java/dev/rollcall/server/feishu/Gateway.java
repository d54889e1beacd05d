package dev.rollcall.server.feishu;

import dev.rollcall.server.access.RateLimits;
import dev.rollcall.server.sandbox.Fault;
import io.helidon.http.Header;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way in. Looks at a request in the platform's order (S31): route, token, kind of app, scope,
 * rate; then the endpoint looks at fields and data. Every answer leaves through here and carries
 * {@code X-Tt-Logid}.
 */
final class Gateway implements Handler {
  static final int BODY_LIMIT_BYTES = 64 * 1024;

  private static final Logger LOG = LoggerFactory.getLogger(Gateway.class);
  private static final String BEARER = "Bearer ";
  private static final HeaderName LOG_ID = HeaderNames.create("X-Tt-Logid");
  private static final HeaderName LIMIT = HeaderNames.create("x-ogw-ratelimit-limit");
  private static final HeaderName RESET = HeaderNames.create("x-ogw-ratelimit-reset");
  private static final Header JSON =
      HeaderValues.createCached(HeaderNames.CONTENT_TYPE, "application/json; charset=utf-8");
  private static final Header TEXT =
      HeaderValues.createCached(HeaderNames.CONTENT_TYPE, "text/plain");

  /** What a sandbox says of logins, which have no limit here. */
  private static final RateLimits.Limit MADE_UP = new RateLimits.Limit(100, Duration.ofMinutes(1));

  private static final byte[] NOT_FOUND = "404 page not found".getBytes(StandardCharsets.UTF_8);

  private final Routes routes;
  private final AccessTokens tokens;
  private final RateLimits limits;
  private final boolean limited;
  private final LogIds logIds;
  private final SandboxFaults faults;

  Gateway(
      Routes routes,
      AccessTokens tokens,
      RateLimits limits,
      boolean limited,
      LogIds logIds,
      SandboxFaults faults) {
    this.routes = routes;
    this.tokens = tokens;
    this.limits = limits;
    this.limited = limited;
    this.logIds = logIds;
    this.faults = faults;
  }

  @Override
  public void handle(ServerRequest request, ServerResponse response) {
    String path = request.prologue().uriPath().rawPath();
    if (!Routes.owns(path)) {
      response.next();
      return;
    }
    String logId = logIds.next();
    response.header(HeaderValues.create(LOG_ID, logId));
    routes
        .match(request.prologue().method().text(), path)
        .ifPresentOrElse(
            match -> send(response, answer(request, match, logId), match.endpoint(), logId),
            () -> response.status(Status.NOT_FOUND_404).header(TEXT).send(NOT_FOUND));
  }

  private Answer answer(ServerRequest request, Routes.Match match, String logId) {
    try {
      return switch (match.endpoint()) {
        case Endpoint.Login login -> login(request, login);
        case Endpoint.Statistics statistics -> admitted(request, statistics, match.path());
      };
    } catch (UncheckedIOException | CloseConnectionException gone) {
      throw gone;
    } catch (RuntimeException fault) {
      LOG.error("{} could not be answered, log id {}", match.endpoint().path(), logId, fault);
      return Refusal.of(
          match.endpoint() instanceof Endpoint.Statistics statistics
              ? statistics.fault()
              : FeishuError.FAULT);
    }
  }

  private Answer login(ServerRequest request, Endpoint.Login endpoint) {
    RequestBody body = body(request);
    return switch (faults.ofLogin(request, body).orElse(null)) {
      case Fault.RATE_LIMIT -> new Refusal.TooOften(MADE_UP.calls(), MADE_UP.period().toSeconds());
      case Fault.SERVER_ERROR -> Refusal.of(FeishuError.FAULT);
      case Fault.EXPIRED_TOKEN, Fault.NOT_PUBLISHED -> endpoint.answer(body, address(request));
      case null -> endpoint.answer(body, address(request));
    };
  }

  private static String address(ServerRequest request) {
    return request.remotePeer().host();
  }

  private Answer admitted(
      ServerRequest request, Endpoint.Statistics endpoint, PathParameters path) {
    String authorization = request.headers().first(HeaderNames.AUTHORIZATION).orElse("");
    String token = authorization.startsWith(BEARER) ? authorization.substring(BEARER.length()) : "";
    if (token.isEmpty()) {
      return Refusal.of(FeishuError.MISSING_TOKEN);
    }
    Caller caller = tokens.caller(token).orElse(null);
    if (caller == null) {
      return Refusal.of(useless(token));
    }
    Fault fault = faults.ofCall(request, caller).orElse(null);
    if (fault == Fault.EXPIRED_TOKEN) {
      return Refusal.of(FeishuError.INVALID_TENANT_TOKEN);
    }
    if (!endpoint.callers().contains(caller.kind())) {
      return Refusal.of(FeishuError.WRONG_KIND_OF_APP);
    }
    if (!caller.app().scopes().contains(endpoint.scope())) {
      return new Refusal.MissingScope(caller.app().id(), endpoint.scope());
    }
    Optional<Refusal> tooOften = rate(endpoint, caller, fault == Fault.RATE_LIMIT);
    if (tooOften.isPresent()) {
      return tooOften.get();
    }
    if (fault == Fault.SERVER_ERROR) {
      return Refusal.of(endpoint.fault());
    }
    Caller asks = fault == Fault.NOT_PUBLISHED ? caller.withoutYesterday() : caller;
    return endpoint.answer(asks, path, request.query(), body(request));
  }

  private Optional<Refusal> rate(Endpoint.Statistics endpoint, Caller caller, boolean used) {
    RateLimits.Limit limit = endpoint.limit();
    if (used) {
      return Optional.of(new Refusal.TooOften(limit.calls(), limit.period().toSeconds()));
    }
    if (!limited) {
      return Optional.empty();
    }
    RateLimits.Verdict verdict = limits.take(caller.name() + endpoint.path(), limit);
    return verdict.allowed()
        ? Optional.empty()
        : Optional.of(new Refusal.TooOften(limit.calls(), verdict.waitSeconds()));
  }

  /** Why a token that names no caller is refused; the live service tells them by their look. */
  private static FeishuError useless(String token) {
    if (token.startsWith(AccessTokens.PREFIX)) {
      return FeishuError.INVALID_TENANT_TOKEN;
    }
    return token.startsWith("u-") || token.startsWith("eyJ")
        ? FeishuError.INVALID_USER_TOKEN
        : FeishuError.UNKNOWN_TOKEN_KIND;
  }

  /** The body; one that is larger than any real one is as good as none. */
  private static RequestBody body(ServerRequest request) {
    if (!request.content().hasEntity()) {
      return new RequestBody(new byte[0]);
    }
    try (InputStream content = request.content().inputStream()) {
      byte[] bytes = content.readNBytes(BODY_LIMIT_BYTES + 1);
      return new RequestBody(bytes.length > BODY_LIMIT_BYTES ? new byte[0] : bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void send(
      ServerResponse response, Answer answer, Endpoint endpoint, String logId) {
    response.header(JSON);
    switch (answer) {
      case Success success -> response.send(success.document());
      case Refusal refusal -> {
        response.status(Status.create(refusal.error().status()));
        if (refusal instanceof Refusal.TooOften tooOften) {
          response.header(HeaderValues.create(LIMIT, tooOften.limit()));
          response.header(HeaderValues.create(RESET, tooOften.waitSeconds()));
        }
        response.send(Envelope.refusal(refusal, logId, methodId(endpoint)));
      }
    }
  }

  /** 19 digits that are the same for a path every time. */
  private static String methodId(Endpoint endpoint) {
    return "69%017d".formatted(Integer.toUnsignedLong(endpoint.path().hashCode()));
  }
}
