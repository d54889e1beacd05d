package dev.rollcall.server.console;

import dev.rollcall.server.Problem;
import dev.rollcall.server.ProblemType;
import dev.rollcall.server.Surface;
import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * {@code GET /} and {@code GET /console/...}: the page, open to anyone. It holds nothing of any
 * tenant; it asks for a read key and calls {@code /v1} with it. It loads nothing from elsewhere,
 * and its policy lets the browser run nothing but its own files.
 */
public final class Console implements Surface {
  private static final List<String> FILES =
      List.of(
          "index.html",
          "console.css",
          "icon.svg",
          "console.js",
          "asked.js",
          "chart.js",
          "element.js",
          "reading.js",
          "tables.js",
          "words.js");

  private static final List<Header> HEADERS =
      List.of(
          HeaderValues.createCached(
              HeaderNames.create("Content-Security-Policy"),
              "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
                  + " connect-src 'self'; base-uri 'none'; form-action 'none';"
                  + " frame-ancestors 'none'"),
          HeaderValues.createCached(HeaderNames.create("X-Content-Type-Options"), "nosniff"),
          HeaderValues.createCached(HeaderNames.create("Referrer-Policy"), "no-referrer"),
          HeaderValues.createCached(
              HeaderNames.create("Cross-Origin-Opener-Policy"), "same-origin"),
          HeaderValues.createCached(
              HeaderNames.create("Cross-Origin-Resource-Policy"), "same-origin"),
          HeaderValues.createCached(HeaderNames.CACHE_CONTROL, "no-cache"));

  private final Map<String, PageFile> files =
      FILES.stream().collect(Collectors.toUnmodifiableMap(Function.identity(), PageFile::read));

  @Override
  public void register(HttpRouting.Builder routing) {
    routing.get("/", (request, response) -> send("index.html", request, response));
    routing.get("/favicon.ico", (request, response) -> send("icon.svg", request, response));
    routing.get(
        "/console/{file}",
        (request, response) ->
            send(request.path().pathParameters().get("file"), request, response));
  }

  private void send(String name, ServerRequest request, ServerResponse response) {
    PageFile file = files.get(name);
    if (file == null) {
      new Problem(ProblemType.NOT_FOUND, "The page has no such file.").send(response);
      return;
    }
    HEADERS.forEach(response::header);
    response.header(HeaderNames.ETAG, file.tag());
    if (request.headers().first(HeaderNames.IF_NONE_MATCH).filter(file.tag()::equals).isPresent()) {
      response.status(Status.NOT_MODIFIED_304);
      response.send();
      return;
    }
    response.header(HeaderNames.CONTENT_TYPE, file.type());
    response.send(file.bytes());
  }
}
