package dev.rollcall.server.api;

import dev.rollcall.catalog.Catalog;
import dev.rollcall.catalog.Key;
import dev.rollcall.catalog.Tenant;
import dev.rollcall.events.Region;
import dev.rollcall.facts.Facts;
import dev.rollcall.facts.Snapshot;
import dev.rollcall.server.Parts;
import dev.rollcall.server.Problem;
import dev.rollcall.server.ProblemType;
import dev.rollcall.server.Surface;
import dev.rollcall.server.access.KeyAccess;
import dev.rollcall.server.access.KeyAccess.Verdict;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * {@code GET /v1/status}, {@code /v1/apps}, {@code /v1/departments}, {@code /v1/apps/{app}/usage}
 * and {@code /v1/apps/{app}/usage/daily}: what is published of the tenant whose key asks. Order of
 * checks: key, parameters, then data.
 */
public final class ReadApi implements Surface {
  private static final Set<Key.Purpose> PURPOSES = Set.of(Key.Purpose.READ, Key.Purpose.ADMIN);

  private final KeyAccess access;
  private final Catalog catalog;
  private final Facts facts;
  private final StatusPage status;
  private final AppList apps;
  private final DepartmentList departments;
  private final UsagePage usage;
  private final DailyPage daily;

  public ReadApi(Parts parts) {
    this(parts, new KeyAccess(parts.catalog().keys(), parts.clock()));
  }

  /** One that knows of the wrong keys that others were shown. */
  public ReadApi(Parts parts, KeyAccess access) {
    this.catalog = parts.catalog();
    this.access = access;
    this.facts = parts.facts();
    this.status = new StatusPage(catalog.publications(), parts.journal(), parts.clock());
    this.apps = new AppList(facts);
    this.departments = new DepartmentList(facts);
    AppFigures figures = new AppFigures(facts, parts.appUsage());
    this.usage = new UsagePage(figures);
    this.daily = new DailyPage(figures);
  }

  @Override
  public void register(HttpRouting.Builder routing) {
    page(routing, "/v1/status", Set.of("region"), status::answer);
    page(routing, "/v1/apps", Set.of("region"), apps::answer);
    page(routing, "/v1/departments", Set.of("parent", "region"), departments::answer);
    // The path as it came decides, because an id may hold a slash.
    routing.any(this::ofAnApp);
  }

  private void ofAnApp(ServerRequest request, ServerResponse response) {
    Optional<AppPath> path = AppPath.of(request.prologue().uriPath().rawPath());
    if (path.isEmpty()) {
      response.next();
    } else if (!request.prologue().method().text().equals("GET")) {
      onlyGet(request, response);
    } else if (path.get().daily()) {
      serve(request, response, path.get().app(), DailyPage.PARAMETERS, daily::answer);
    } else {
      serve(request, response, path.get().app(), UsagePage.PARAMETERS, usage::answer);
    }
  }

  private void page(
      HttpRouting.Builder routing, String path, Set<String> known, Function<Call, Reply> page) {
    routing.get(path, (request, response) -> serve(request, response, "", known, page));
    routing.any(path, ReadApi::onlyGet);
  }

  private void serve(
      ServerRequest request,
      ServerResponse response,
      String app,
      Set<String> known,
      Function<Call, Reply> page) {
    List<String> shown = request.headers().values(HeaderNames.AUTHORIZATION);
    Reply reply =
        switch (access.judge(shown, PURPOSES, request.remotePeer().host())) {
          case Verdict.Granted granted -> answer(granted.key(), request, app, known, page);
          case Verdict.NoKey none -> refused(ProblemType.UNAUTHORIZED, none.detail());
          case Verdict.WrongPurpose wrong -> refused(ProblemType.FORBIDDEN, wrong.detail());
        };
    switch (reply) {
      case Reply.Found found -> AnswerText.send(found.answer(), response);
      case Reply.Refused refused -> refused.problem().send(response);
    }
  }

  private Reply answer(
      Key key, ServerRequest request, String app, Set<String> known, Function<Call, Reply> page) {
    Parameters parameters = Parameters.read(request.query().rawValue(), known);
    if (parameters.problem().isPresent()) {
      return new Reply.Refused(parameters.problem().get());
    }
    Optional<Tenant> tenant = catalog.tenants().find(key.tenant());
    if (tenant.isEmpty()) {
      return refused(ProblemType.UNAUTHORIZED, "The tenant of this key does not exist any more.");
    }
    Optional<Region> region = Regions.asked(tenant.get(), parameters);
    if (region.isEmpty()) {
      return Reply.bad(
          "'region' is one of " + String.join(", ", Regions.codes(tenant.get())) + ".");
    }
    Snapshot snapshot = facts.snapshot(key.tenant(), region.get());
    return page.apply(new Call(tenant.get(), region.get(), snapshot, app, parameters));
  }

  private static Reply refused(ProblemType type, String detail) {
    return new Reply.Refused(new Problem(type, detail));
  }

  private static void onlyGet(ServerRequest request, ServerResponse response) {
    response.header(HeaderNames.ALLOW, "GET");
    new Problem(ProblemType.METHOD_NOT_ALLOWED, "This path is only read, with GET.").send(response);
  }
}
