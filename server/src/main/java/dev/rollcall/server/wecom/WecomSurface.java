package dev.rollcall.server.wecom;

import dev.rollcall.counting.GroupFigures;
import dev.rollcall.server.Parts;
import dev.rollcall.server.Surface;
import dev.rollcall.server.access.FailedLogins;
import dev.rollcall.server.access.Looks;
import dev.rollcall.server.access.RateLimits;
import dev.rollcall.server.sandbox.Faults;
import io.helidon.webserver.http.HttpRouting;
import java.util.List;

/** Everything under {@code /cgi-bin}: the paths that WeCom clients call. */
public final class WecomSurface implements Surface, AutoCloseable {
  private final Gateway gateway;
  private final Looks looks;

  public WecomSurface(Parts parts, WecomSettings settings) {
    this(parts, settings, Faults.none());
  }

  /** {@code faults}: what a sandbox wants to go wrong. */
  public WecomSurface(Parts parts, WecomSettings settings, Faults faults) {
    this.looks = new Looks(parts.catalog().auditLog(), parts.clock());
    AccessTokens tokens = new AccessTokens(parts.catalog(), parts.clock());
    this.gateway =
        new Gateway(
            new Routes(endpoints(parts, settings, tokens, looks)),
            tokens,
            settings.limits() ? new RateLimits(parts.clock()) : null,
            new Hints(parts.clock()),
            new SandboxFaults(faults, parts.catalog().tenants()));
  }

  private static List<Endpoint> endpoints(
      Parts parts, WecomSettings settings, AccessTokens tokens, Looks looks) {
    FailedLogins failures = new FailedLogins(parts.clock(), settings.failedLoginWait());
    GroupFigures figures = new GroupFigures(parts.facts(), settings.figuresCacheBytes());
    PublishedGroups published =
        new PublishedGroups(parts.catalog(), parts.facts(), figures, parts.clock());
    return List.of(
        new GetToken(parts.catalog(), tokens, failures),
        new GroupChatStatistic(published, looks, parts.clock()),
        new GroupChatStatisticByDay(published, parts.clock()));
  }

  @Override
  public void register(HttpRouting.Builder routing) {
    // The path as it came decides, so that a slash too many in front is forgiven but no other.
    routing.any(gateway);
  }

  /** Writes what the audit log lacks. */
  @Override
  public void close() {
    looks.close();
  }
}
