package dev.rollcall.server.metrics;

import dev.rollcall.server.Parts;
import dev.rollcall.server.Surface;
import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.util.function.IntSupplier;

/** {@code GET /metrics}, in the text format of Prometheus; open to whoever reaches the port. */
public final class MetricsPage implements Surface {
  private static final Header TEXT =
      HeaderValues.createCached(
          HeaderNames.CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8");

  private final Metrics metrics;
  private final StoreGauges stores;
  private final MachineGauges machine;

  /**
   * @param connections how many connections are open
   */
  public MetricsPage(Metrics metrics, Parts parts, IntSupplier connections) {
    MeterRegistry registry = metrics.registry();
    this.metrics = metrics;
    this.stores = new StoreGauges(parts, registry, metrics.freshFor());
    this.machine = new MachineGauges(registry);
    Gauge.builder("rollcall.connections", connections::getAsInt)
        .description("Connections that are open.")
        .register(registry);
  }

  @Override
  public void register(HttpRouting.Builder routing) {
    routing.get("/metrics", this::send);
  }

  private void send(ServerRequest request, ServerResponse response) {
    machine.begin();
    stores.refresh();
    response.header(TEXT);
    response.send(metrics.text().getBytes(StandardCharsets.UTF_8));
  }
}
