package dev.rollcall.server.wecom;

import dev.rollcall.catalog.Tenant;
import dev.rollcall.catalog.Tenants;
import dev.rollcall.server.sandbox.Fault;
import dev.rollcall.server.sandbox.Faults;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.util.Optional;

/** What a sandbox wants to go wrong with a request to this surface. */
final class SandboxFaults {
  private static final HeaderName HEADER = HeaderNames.create(Faults.HEADER);

  private final Faults faults;
  private final Tenants tenants;

  SandboxFaults(Faults faults, Tenants tenants) {
    this.faults = faults;
    this.tenants = tenants;
  }

  /** A login; it names its corp and no app. */
  Optional<Fault> ofLogin(ServerRequest request, Query query) {
    return faults.areOn()
        ? next(request, "", tenants.ofCorp(query.get("corpid")).map(Tenant::id).orElse(""))
        : Optional.empty();
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
