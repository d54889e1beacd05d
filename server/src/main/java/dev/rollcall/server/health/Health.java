package dev.rollcall.server.health;

import dev.rollcall.catalog.Catalog;
import dev.rollcall.server.JsonText;
import dev.rollcall.server.Surface;
import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code GET /livez}: 200 {@code {"status":"live"}} as long as the process answers. {@code GET
 * /readyz}: 200 {@code {"status":"ready"}}, or 503 {@code {"status":"not ready","trouble":["..."]}}
 * when a surface or the catalog can not serve. Open to anyone, so it tells no names or paths.
 */
public final class Health implements Surface {
  private static final Logger LOG = LoggerFactory.getLogger(Health.class);
  private static final Header JSON =
      HeaderValues.createCached(HeaderNames.CONTENT_TYPE, "application/json");

  private final Catalog catalog;
  private final List<Surface> surfaces;

  public Health(Catalog catalog, List<Surface> surfaces) {
    this.catalog = catalog;
    this.surfaces = List.copyOf(surfaces);
  }

  @Override
  public void register(HttpRouting.Builder routing) {
    routing.get("/livez", (_, response) -> answer(response, 200, "{\"status\":\"live\"}"));
    routing.get("/readyz", this::ready);
  }

  private void ready(ServerRequest request, ServerResponse response) {
    List<String> troubles = new ArrayList<>();
    surfaces.forEach(surface -> surface.trouble().ifPresent(troubles::add));
    if (!catalogAnswers()) {
      troubles.add("The catalog can not be read.");
    }
    if (troubles.isEmpty()) {
      answer(response, 200, "{\"status\":\"ready\"}");
      return;
    }
    String list =
        troubles.stream()
            .map(trouble -> '"' + JsonText.escape(trouble) + '"')
            .collect(Collectors.joining(","));
    answer(response, 503, "{\"status\":\"not ready\",\"trouble\":[" + list + "]}");
  }

  private boolean catalogAnswers() {
    try {
      catalog.signingKeys().current();
      return true;
    } catch (RuntimeException e) {
      LOG.warn("The catalog can not be read", e);
      return false;
    }
  }

  private static void answer(ServerResponse response, int status, String json) {
    response.status(Status.create(status));
    response.header(JSON);
    response.send(json.getBytes(StandardCharsets.UTF_8));
  }
}
