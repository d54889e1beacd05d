package dev.rollcall.server.feishu;

import dev.rollcall.catalog.Catalog;
import dev.rollcall.catalog.Installation;
import dev.rollcall.catalog.StoreApp;
import dev.rollcall.catalog.Tenant;
import dev.rollcall.catalog.Vendor;
import dev.rollcall.catalog.VendorApp;
import dev.rollcall.server.access.SignedTokens;
import dev.rollcall.server.access.SignedTokens.AccessToken;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;

/**
 * The tokens of store apps: {@code a-} for the app itself, {@code t-} for the app in one tenant.
 * They last, and are given again, as those of self-built apps.
 */
final class StoreTokens {
  private static final String APP_PREFIX = "a-";

  private final Catalog catalog;
  private final Clock clock;
  private final SignedTokens ofApps;
  private final SignedTokens ofTenants;

  StoreTokens(Catalog catalog, Clock clock) {
    this.catalog = catalog;
    this.clock = clock;
    byte[] key = catalog.signingKeys().current();
    this.ofApps = new SignedTokens(key, "feishu store app");
    this.ofTenants = new SignedTokens(key, "feishu store tenant");
  }

  /** The current token of an app. */
  AccessTokens.Given give(StoreApp app) {
    Instant now = now();
    Instant end =
        whole(
            catalog.storeApps().appTokenEnd(app, now, AccessTokens.LIFETIME, AccessTokens.RESERVE));
    String text = ofApps.text(new AccessToken(app.id(), app.generation(), end));
    return new AccessTokens.Given(APP_PREFIX + text, Duration.between(now, end).toSeconds());
  }

  /** The current token of an app in a tenant. */
  AccessTokens.Given give(Installation installation) {
    Instant now = now();
    Instant end =
        whole(
            catalog
                .storeApps()
                .tenantTokenEnd(installation, now, AccessTokens.LIFETIME, AccessTokens.RESERVE));
    StoreApp app = installation.app();
    String text =
        ofTenants.text(
            new AccessToken(installation.tenantKey() + " " + app.id(), app.generation(), end));
    return new AccessTokens.Given(
        AccessTokens.PREFIX + text, Duration.between(now, end).toSeconds());
  }

  /**
   * The app whose {@code a-} token this is; empty when it is not ours, has ended or was revoked.
   */
  Optional<StoreApp> app(String token) {
    if (!token.startsWith(APP_PREFIX)) {
      return Optional.empty();
    }
    return ofApps
        .read(token.substring(APP_PREFIX.length()))
        .filter(read -> clock.instant().isBefore(read.end()))
        .flatMap(read ->
            catalog
                .storeApps()
                .find(read.app())
                .filter(app -> app.generation() == read.generation()));
  }

  /** Whose {@code t-} token this is; empty when it is not ours, has ended or was revoked. */
  Optional<Caller> caller(String token) {
    return ofTenants
        .read(token.substring(AccessTokens.PREFIX.length()))
        .filter(read -> clock.instant().isBefore(read.end()))
        .flatMap(this::caller);
  }

  private Optional<Caller> caller(AccessToken token) {
    // A tenant key has no space.
    int gap = token.app().indexOf(' ');
    String tenantKey = token.app().substring(0, gap);
    return catalog
        .storeApps()
        .installation(token.app().substring(gap + 1), tenantKey)
        .filter(installation -> installation.app().generation() == token.generation())
        .map(this::caller);
  }

  private Caller caller(Installation installation) {
    StoreApp app = installation.app();
    Tenant tenant =
        catalog
            .tenants()
            .find(installation.tenant())
            .orElseThrow(() ->
                new IllegalStateException(
                    "App %s is installed in tenant %s, which the catalog does not have; run doctor."
                        .formatted(app.id(), installation.tenant())));
    VendorApp inTenant =
        new VendorApp(
            app.id(), tenant.id(), Vendor.FEISHU, app.scopes(), Set.of(), app.generation());
    return new Caller(inTenant, tenant, Caller.Kind.STORE);
  }

  private Instant now() {
    return whole(clock.instant());
  }

  private static Instant whole(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS);
  }
}
