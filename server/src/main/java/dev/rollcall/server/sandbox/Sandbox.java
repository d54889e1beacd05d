package dev.rollcall.server.sandbox;

import dev.rollcall.catalog.Key;
import dev.rollcall.server.Problem;
import dev.rollcall.server.ProblemType;
import dev.rollcall.server.Surface;
import dev.rollcall.server.access.KeyAccess;
import io.helidon.http.Header;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;

/**
 * {@code /v1/sandbox/faults}: what is to go wrong with the next requests of the tenant whose admin
 * key asks. {@code PUT} says it anew, {@code GET} shows what is left, {@code DELETE} ends it. Also
 * refuses any request whose header asks for a fault that there is none of, so that a misspelt word
 * does not look like a server that works. To be asked before all other surfaces.
 */
public final class Sandbox implements Surface {
  private static final String PATH = "/v1/sandbox/faults";
  private static final int BODY_LIMIT_BYTES = 64 * 1024;
  private static final Set<Key.Purpose> PURPOSES = Set.of(Key.Purpose.ADMIN);
  private static final HeaderName FAULT = HeaderNames.create(Faults.HEADER);
  private static final Header JSON =
      HeaderValues.createCached(HeaderNames.CONTENT_TYPE, "application/json");

  private final Faults faults;
  private final KeyAccess access;

  public Sandbox(KeyAccess access, Faults faults) {
    this.faults = faults;
    this.access = access;
  }

  @Override
  public void register(HttpRouting.Builder routing) {
    routing.any(Sandbox::checkHeader);
    routing.any(PATH, this::serve);
  }

  private static void checkHeader(ServerRequest request, ServerResponse response) {
    List<String> asked = request.headers().values(FAULT);
    if (asked.isEmpty() || (asked.size() == 1 && Ordered.of(asked.getFirst()).isPresent())) {
      response.next();
      return;
    }
    new Problem(ProblemType.BAD_REQUEST, Faults.HEADER + " is one of " + Ordered.words() + ".")
        .send(response);
  }

  private void serve(ServerRequest request, ServerResponse response) {
    List<String> shown = request.headers().values(HeaderNames.AUTHORIZATION);
    switch (access.judge(shown, PURPOSES, request.remotePeer().host())) {
      case KeyAccess.Verdict.NoKey none ->
          new Problem(ProblemType.UNAUTHORIZED, none.detail()).send(response);
      case KeyAccess.Verdict.WrongPurpose wrong ->
          new Problem(ProblemType.FORBIDDEN, wrong.detail()).send(response);
      case KeyAccess.Verdict.Granted granted -> serve(request, response, granted.key().tenant());
    }
  }

  private void serve(ServerRequest request, ServerResponse response, String tenant) {
    switch (request.prologue().method().text()) {
      case "GET" -> show(response, tenant);
      case "DELETE" -> {
        faults.replace(tenant, List.of());
        show(response, tenant);
      }
      case "PUT" -> {
        switch (WishList.read(body(request))) {
          case WishList.Read.Wrong wrong ->
              new Problem(ProblemType.MALFORMED_BODY, wrong.detail()).send(response);
          case WishList.Read.Wishes wishes -> {
            faults.replace(tenant, wishes.all());
            show(response, tenant);
          }
        }
      }
      default -> {
        response.header(HeaderNames.ALLOW, "GET, PUT, DELETE");
        new Problem(ProblemType.METHOD_NOT_ALLOWED, "This path takes GET, PUT and DELETE.")
            .send(response);
      }
    }
  }

  private void show(ServerResponse response, String tenant) {
    response.header(JSON);
    response.send(WishList.write(faults.of(tenant)));
  }

  /** The body; one that is larger than any list of faults is as good as none. */
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
