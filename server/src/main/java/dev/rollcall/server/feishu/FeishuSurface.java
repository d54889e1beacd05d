package dev.rollcall.server.feishu;

import dev.rollcall.catalog.Catalog;
import dev.rollcall.catalog.StoreApp;
import dev.rollcall.catalog.StoreApps;
import dev.rollcall.counting.DepartmentDays;
import dev.rollcall.counting.PersonDays;
import dev.rollcall.counting.RosterRows;
import dev.rollcall.server.Parts;
import dev.rollcall.server.Surface;
import dev.rollcall.server.access.AppTickets;
import dev.rollcall.server.access.FailedLogins;
import dev.rollcall.server.access.Looks;
import dev.rollcall.server.access.PageTokens;
import dev.rollcall.server.access.RateLimits;
import dev.rollcall.server.sandbox.Faults;
import io.helidon.webserver.http.HttpRouting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Everything under {@code /open-apis}: the paths that the Feishu SDKs call. */
public final class FeishuSurface implements Surface, AutoCloseable {
  private static final Duration PUSHED_AGAIN = Duration.ofSeconds(2);

  private final List<Endpoint> endpoints = new ArrayList<>();
  private final Gateway gateway;
  private final TicketPushes pushes;
  private final Looks looks;

  public FeishuSurface(Parts parts, FeishuSettings settings) {
    this(parts, settings, Faults.none());
  }

  /** {@code faults}: what a sandbox wants to go wrong. */
  public FeishuSurface(Parts parts, FeishuSettings settings, Faults faults) {
    this(parts, settings, faults, PUSHED_AGAIN);
  }

  FeishuSurface(Parts parts, FeishuSettings settings, Faults faults, Duration pushedAgain) {
    Catalog catalog = parts.catalog();
    this.looks = new Looks(catalog.auditLog(), parts.clock());
    StoreTokens storeTokens = new StoreTokens(catalog, parts.clock());
    AccessTokens tokens = new AccessTokens(catalog, parts.clock(), storeTokens);
    AppTickets tickets = new AppTickets(catalog.signingKeys().current());
    this.pushes = new TicketPushes(catalog.storeApps(), tickets, parts.clock(), pushedAgain);
    endpoints.addAll(logins(parts, settings, tokens, storeTokens, tickets, pushes));
    endpoints.addAll(statistics(parts, settings, looks));
    this.gateway =
        new Gateway(
            new Routes(endpoints),
            tokens,
            new RateLimits(parts.clock()),
            settings.limits(),
            new LogIds(parts.clock()),
            new SandboxFaults(faults, catalog.apps()));
  }

  private static List<Endpoint> logins(
      Parts parts,
      FeishuSettings settings,
      AccessTokens tokens,
      StoreTokens storeTokens,
      AppTickets tickets,
      TicketPushes pushes) {
    Catalog catalog = parts.catalog();
    StoreApps storeApps = catalog.storeApps();
    FailedLogins failures = new FailedLogins(parts.clock(), settings.failedLoginWait());
    InternalLogin internal = new InternalLogin(catalog.apps(), tokens, failures);
    Credentials<StoreApp> credentials =
        new Credentials<>(failures, storeApps::find, storeApps::authenticate);
    return List.of(
        new TenantAccessToken(internal),
        new AppAccessToken(internal),
        new StoreAppToken(credentials, tickets, storeTokens, parts.clock()),
        new StoreTenantToken(storeApps, storeTokens),
        new TicketResend(storeApps, credentials, catalog.apps(), failures, pushes));
  }

  private static List<Endpoint> statistics(Parts parts, FeishuSettings settings, Looks looks) {
    PublishedUsage published = new PublishedUsage(parts.catalog(), parts.facts(), parts.appUsage());
    PageTokens pageTokens = new PageTokens(parts.catalog().signingKeys().current());
    ShownDays shown = new ShownDays(parts.clock(), settings.vendorHours());
    WorkplaceVisits visits = new WorkplaceVisits(parts.facts());
    StatsPages stats = new StatsPages(parts.facts(), pageTokens, shown, parts.clock());
    RosterRows rosterRows = new RosterRows(parts.facts(), settings.peopleCacheBytes() / 4);
    return List.of(
        new DepartmentOverview(
            published, new UsagePages(settings.pageCacheBytes()), pageTokens, shown, parts.clock()),
        new Overview(published, shown),
        new WorkplaceSearch(
            new AllWorkplaces(visits), parts.facts(), pageTokens, shown, parts.clock()),
        new WorkplaceSearch(
            new CustomWorkplaces(visits), parts.facts(), pageTokens, shown, parts.clock()),
        new WorkplaceSearch(new Blocks(visits), parts.facts(), pageTokens, shown, parts.clock()),
        userStats(parts, settings, rosterRows, stats, looks),
        new AdminDeptStats(
            parts.facts(),
            new DepartmentDays(parts.facts(), rosterRows, settings.peopleCacheBytes() / 4),
            stats));
  }

  private static AdminUserStats userStats(
      Parts parts, FeishuSettings settings, RosterRows rosterRows, StatsPages pages, Looks looks) {
    long cacheBytes = settings.peopleCacheBytes() / 4;
    return new AdminUserStats(
        parts.facts(),
        rosterRows,
        new PersonDays(parts.facts(), cacheBytes),
        new UserIds(parts.catalog().signingKeys().current(), parts.facts(), cacheBytes),
        pages,
        looks);
  }

  /** Everything that is served. */
  List<Endpoint> endpoints() {
    return List.copyOf(endpoints);
  }

  /** Pushes store apps their tickets, now and every hour, until this is closed. */
  public void pushTicketsFromNowOn() {
    pushes.everyHour();
  }

  @Override
  public void register(HttpRouting.Builder routing) {
    // The path as it came decides, so that a slash too many in front is forgiven but no other.
    routing.any(gateway);
  }

  /** Pushes no more tickets, and writes what the audit log lacks. */
  @Override
  public void close() {
    pushes.close();
    looks.close();
  }
}
