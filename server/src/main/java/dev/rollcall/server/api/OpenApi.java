package dev.rollcall.server.api;

import dev.rollcall.server.Problem;
import dev.rollcall.server.ProblemType;
import dev.rollcall.server.Surface;
import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.http.HttpRouting;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/**
 * {@code GET /v1/openapi/feishu.json} and {@code wecom.json}: what each vendor's surface takes and
 * answers, as OpenAPI 3.1. For everyone; there is nothing in them that the vendors do not publish.
 */
public final class OpenApi implements Surface {
  private static final List<String> DOCUMENTS = List.of("feishu.json", "wecom.json");
  private static final Header JSON =
      HeaderValues.createCached(HeaderNames.CONTENT_TYPE, "application/json");

  @Override
  public void register(HttpRouting.Builder routing) {
    for (String name : DOCUMENTS) {
      byte[] document = read(name);
      String path = "/v1/openapi/" + name;
      routing.get(
          path,
          (request, response) -> {
            response.header(JSON);
            response.send(document);
          });
      routing.any(
          path,
          (request, response) -> {
            response.header(HeaderNames.ALLOW, "GET");
            new Problem(ProblemType.METHOD_NOT_ALLOWED, "This path is only read, with GET.")
                .send(response);
          });
    }
  }

  private static byte[] read(String name) {
    try (InputStream document =
        Objects.requireNonNull(OpenApi.class.getResourceAsStream("openapi/" + name), name)) {
      return document.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
