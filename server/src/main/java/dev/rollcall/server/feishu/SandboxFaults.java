package dev.rollcall.server.feishu;

import dev.rollcall.catalog.Apps;
import dev.rollcall.catalog.Vendor;
import dev.rollcall.catalog.VendorApp;
import dev.rollcall.server.sandbox.Fault;
import dev.rollcall.server.sandbox.Faults;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.util.Map;
import java.util.Optional;

/** What a sandbox wants to go wrong with a request to this surface. */
final class SandboxFaults {
  private static final HeaderName HEADER = HeaderNames.create(Faults.HEADER);

  private final Faults faults;
  private final Apps apps;

  SandboxFaults(Faults faults, Apps apps) {
    this.faults = faults;
    this.apps = apps;
  }

  /** A login; which app wants to log in stands in its body. */
  Optional<Fault> ofLogin(ServerRequest request, RequestBody body) {
    if (!faults.areOn()) {
      return Optional.empty();
    }
    String app =
        Optional.ofNullable(body.read().orElse(Map.of()).get("app_id"))
            .map(RequestBody.Value::text)
            .orElse("");
    String tenant = apps.find(Vendor.FEISHU, app).map(VendorApp::tenant).orElse("");
    return next(request, app, tenant);
  }

  /** A call with a good token. */
  Optional<Fault> ofCall(ServerRequest request, Caller caller) {
    return faults.areOn()
        ? next(request, caller.app().id(), caller.tenant().id())
        : Optional.empty();
  }

  private Optional<Fault> next(ServerRequest request, String app, String tenant) {
    return faults.next(
        request.headers().first(HEADER).orElse(""),
        request.prologue().uriPath().rawPath(),
        app,
        tenant);
  }
}
