package dev.rollcall.server.feishu;

import dev.rollcall.catalog.Catalog;
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

/**
 * The {@code t-} tokens: who has logged in gets one, and who brings one is known by it. A token is
 * given again until 30 minutes before its end, also after a restart; then a new one, and both hold.
 */
final class AccessTokens {
  /** What every tenant access token begins with. */
  static final String PREFIX = "t-";

  /** How long a token holds. */
  static final Duration LIFETIME = Duration.ofHours(2);

  /** How much of a token must be left for it to be given again. */
  static final Duration RESERVE = Duration.ofMinutes(30);

  private final Catalog catalog;
  private final Clock clock;
  private final SignedTokens texts;
  private final StoreTokens storeTokens;

  AccessTokens(Catalog catalog, Clock clock, StoreTokens storeTokens) {
    this.catalog = catalog;
    this.clock = clock;
    this.storeTokens = storeTokens;
    this.texts = new SignedTokens(catalog.signingKeys().current(), "feishu");
  }

  /** A token and the whole seconds it still holds. */
  record Given(String text, long seconds) {}

  /** The current token of an app. */
  Given give(VendorApp app) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    Instant end =
        catalog.apps().tokenEnd(app, now, LIFETIME, RESERVE).truncatedTo(ChronoUnit.SECONDS);
    String text = texts.text(new AccessToken(app.id(), app.generation(), end));
    return new Given(PREFIX + text, Duration.between(now, end).toSeconds());
  }

  /** Whose token this is; empty when it is not ours, has ended or was revoked. */
  Optional<Caller> caller(String token) {
    if (!token.startsWith(PREFIX)) {
      return Optional.empty();
    }
    return texts
        .read(token.substring(PREFIX.length()))
        .filter(read -> clock.instant().isBefore(read.end()))
        .flatMap(this::caller)
        .or(() -> storeTokens.caller(token));
  }

  private Optional<Caller> caller(AccessToken token) {
    return catalog
        .apps()
        .find(Vendor.FEISHU, token.app())
        .filter(app -> app.generation() == token.generation())
        .map(app -> new Caller(app, tenant(app), Caller.Kind.SELF_BUILT));
  }

  private Tenant tenant(VendorApp app) {
    return catalog
        .tenants()
        .find(app.tenant())
        .orElseThrow(() ->
            new IllegalStateException(
                "App %s belongs to tenant %s, which the catalog does not have; run doctor."
                    .formatted(app.id(), app.tenant())));
  }
}
