package dev.rollcall.server.wecom;

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
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way in. Looks at a request in the platform's order (S31): route, token, permission, rate;
 * then the endpoint looks at fields and data. Whatever happens on a known path, HTTP says 200; the
 * code stands in the document and in the header {@code Error-Code}. An unknown path is 404 without
 * a word.
 */
final class Gateway implements Handler {
  static final int BODY_LIMIT_BYTES = 64 * 1024;

  /** What an app must be granted when it was granted anything: customer contact (客户联系). */
  static final String CUSTOMER_CONTACT = "externalcontact";

  private static final Logger LOG = LoggerFactory.getLogger(Gateway.class);
  private static final RateLimits.Limit LIMIT = new RateLimits.Limit(10_000, Duration.ofMinutes(1));
  private static final HeaderName ERROR_CODE = HeaderNames.create("Error-Code");
  private static final HeaderName ERROR_MSG = HeaderNames.create("Error-Msg");
  private static final Header JSON =
      HeaderValues.createCached(HeaderNames.CONTENT_TYPE, "application/json; charset=UTF-8");

  private final Routes routes;
  private final AccessTokens tokens;
  private final @Nullable RateLimits limits;
  private final Hints hints;
  private final SandboxFaults faults;

  /**
   * @param limits null when no limit holds
   */
  Gateway(
      Routes routes,
      AccessTokens tokens,
      @Nullable RateLimits limits,
      Hints hints,
      SandboxFaults faults) {
    this.routes = routes;
    this.tokens = tokens;
    this.limits = limits;
    this.hints = hints;
    this.faults = faults;
  }

  @Override
  public void handle(ServerRequest request, ServerResponse response) {
    String path = request.prologue().uriPath().rawPath();
    if (!Routes.owns(path)) {
      response.next();
      return;
    }
    Optional<Endpoint> endpoint = routes.find(path);
    if (endpoint.isEmpty()) {
      response.status(Status.NOT_FOUND_404).send();
      return;
    }
    send(request, response, endpoint.get());
  }

  private void send(ServerRequest request, ServerResponse response, Endpoint endpoint) {
    String address = request.remotePeer().host();
    String hint = hints.next();
    Fields fields = new Fields(new byte[0]);
    Answer answer;
    try {
      fields = new Fields(body(request));
      answer = answer(request, endpoint, fields, address);
    } catch (UncheckedIOException | CloseConnectionException gone) {
      throw gone;
    } catch (RuntimeException fault) {
      LOG.error("{} could not be answered, hint {}", endpoint.path(), hint, fault);
      answer = new Answer.Refusal(WecomError.FAULT);
    }
    boolean list = endpoint instanceof Endpoint.Statistics;
    Envelope envelope = new Envelope(answer, fields.isPartial(), list, hint, address);
    response.header(JSON);
    response.header(HeaderValues.create(ERROR_CODE, envelope.code()));
    response.header(HeaderValues.create(ERROR_MSG, envelope.message()));
    response.send(envelope.toBytes());
  }

  private Answer answer(ServerRequest request, Endpoint endpoint, Fields fields, String address) {
    Query query = new Query(request.query());
    boolean rightMethod = request.prologue().method().text().equals(endpoint.method());
    return switch (endpoint) {
      case Endpoint.Login login ->
          rightMethod
              ? login(request, login, query, address)
              : new Answer.Refusal(WecomError.WRONG_METHOD);
      case Endpoint.Statistics statistics -> {
        String token = query.get("access_token");
        yield token.isEmpty()
            ? new Answer.Refusal(WecomError.MISSING_TOKEN)
            : switch (tokens.read(token)) {
              case AccessTokens.Useless useless -> new Answer.Refusal(useless.error());
              case Caller caller ->
                  sandboxed(
                      request, caller, shown -> admitted(shown, statistics, rightMethod, fields));
            };
      }
    };
  }

  private Answer login(
      ServerRequest request, Endpoint.Login endpoint, Query query, String address) {
    return switch (faults.ofLogin(request, query).orElse(null)) {
      case Fault.RATE_LIMIT -> new Answer.Refusal(WecomError.TOO_OFTEN);
      case Fault.SERVER_ERROR -> new Answer.Refusal(WecomError.FAULT);
      case Fault.EXPIRED_TOKEN, Fault.NOT_PUBLISHED -> endpoint.answer(query, address);
      case null -> endpoint.answer(query, address);
    };
  }

  private Answer sandboxed(
      ServerRequest request, Caller caller, Function<Caller, Answer> otherwise) {
    return switch (faults.ofCall(request, caller).orElse(null)) {
      case Fault.EXPIRED_TOKEN -> new Answer.Refusal(WecomError.EXPIRED_TOKEN);
      case Fault.RATE_LIMIT -> new Answer.Refusal(WecomError.TOO_OFTEN);
      case Fault.SERVER_ERROR -> new Answer.Refusal(WecomError.FAULT);
      case Fault.NOT_PUBLISHED -> otherwise.apply(caller.withoutYesterday());
      case null -> otherwise.apply(caller);
    };
  }

  private Answer admitted(
      Caller caller, Endpoint.Statistics endpoint, boolean rightMethod, Fields fields) {
    Set<String> granted = caller.app().scopes();
    if (!granted.isEmpty() && !granted.contains(CUSTOMER_CONTACT)) {
      return new Answer.Refusal(WecomError.FORBIDDEN);
    }
    String corp = caller.tenant().id();
    if (limits != null && !limits.take(corp + endpoint.path(), LIMIT).allowed()) {
      return new Answer.Refusal(WecomError.TOO_OFTEN);
    }
    return rightMethod
        ? endpoint.answer(caller, fields)
        : new Answer.Refusal(WecomError.WRONG_METHOD);
  }

  /** The body; of one that is larger than any real one nothing is read. */
  private static byte[] body(ServerRequest request) {
    if (!request.content().hasEntity()) {
      return new byte[0];
    }
    try (InputStream content = request.content().inputStream()) {
      byte[] bytes = content.readNBytes(BODY_LIMIT_BYTES + 1);
      return bytes.length > BODY_LIMIT_BYTES ? new byte[0] : bytes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
