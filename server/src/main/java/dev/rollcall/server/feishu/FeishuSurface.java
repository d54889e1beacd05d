package dev.rollcall.server.feishu;

import dev.rollcall.counting.DepartmentDays;
import dev.rollcall.counting.PersonDays;
import dev.rollcall.counting.RosterRows;
import dev.rollcall.server.Parts;
import dev.rollcall.server.Surface;
import dev.rollcall.server.access.FailedLogins;
import dev.rollcall.server.access.PageTokens;
import dev.rollcall.server.access.RateLimits;
import io.helidon.webserver.http.HttpRouting;
import java.util.List;

/** Everything under {@code /open-apis}: the paths that the Feishu SDKs call. */
public final class FeishuSurface implements Surface {
  private final Gateway gateway;

  public FeishuSurface(Parts parts, FeishuSettings settings) {
    AccessTokens tokens = new AccessTokens(parts.catalog(), parts.clock());
    this.gateway =
        new Gateway(
            new Routes(endpoints(parts, settings, tokens)),
            tokens,
            new RateLimits(parts.clock()),
            settings.limits(),
            new LogIds(parts.clock()));
  }

  private static List<Endpoint> endpoints(
      Parts parts, FeishuSettings settings, AccessTokens tokens) {
    InternalLogin login =
        new InternalLogin(
            parts.catalog(), tokens, new FailedLogins(parts.clock(), settings.failedLoginWait()));
    PublishedUsage published = new PublishedUsage(parts.catalog(), parts.facts(), parts.appUsage());
    PageTokens pageTokens = new PageTokens(parts.catalog().signingKeys().current());
    ShownDays shown = new ShownDays(parts.clock(), settings.vendorHours());
    WorkplaceVisits visits = new WorkplaceVisits(parts.facts());
    StatsPages stats = new StatsPages(parts.facts(), pageTokens, shown, parts.clock());
    RosterRows rosterRows = new RosterRows(parts.facts(), settings.peopleCacheBytes() / 4);
    return List.of(
        new TenantAccessToken(login),
        new AppAccessToken(login),
        new DepartmentOverview(
            published, new UsagePages(settings.pageCacheBytes()), pageTokens, shown, parts.clock()),
        new Overview(published, shown),
        new WorkplaceSearch(
            new AllWorkplaces(visits), parts.facts(), pageTokens, shown, parts.clock()),
        new WorkplaceSearch(
            new CustomWorkplaces(visits), parts.facts(), pageTokens, shown, parts.clock()),
        new WorkplaceSearch(new Blocks(visits), parts.facts(), pageTokens, shown, parts.clock()),
        userStats(parts, settings, rosterRows, stats),
        new AdminDeptStats(
            parts.facts(),
            new DepartmentDays(parts.facts(), rosterRows, settings.peopleCacheBytes() / 4),
            stats));
  }

  private static AdminUserStats userStats(
      Parts parts, FeishuSettings settings, RosterRows rosterRows, StatsPages pages) {
    long cacheBytes = settings.peopleCacheBytes() / 4;
    return new AdminUserStats(
        parts.facts(),
        rosterRows,
        new PersonDays(parts.facts(), cacheBytes),
        new UserIds(parts.catalog().signingKeys().current(), parts.facts(), cacheBytes),
        pages);
  }

  @Override
  public void register(HttpRouting.Builder routing) {
    // The path as it came decides, so that a slash too many in front is forgiven but no other.
    routing.any(gateway);
  }
}
