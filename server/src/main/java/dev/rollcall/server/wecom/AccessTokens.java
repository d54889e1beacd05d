package dev.rollcall.server.wecom;

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

/**
 * The access tokens: who has logged in gets one, and who brings one is known by it. A token is
 * given again until five minutes before its end, also after a restart; then a new one, and both
 * hold. After its secret was changed or revoked it is void and another one is given.
 */
final class AccessTokens {
  private static final Duration LIFETIME = Duration.ofHours(2);

  /**
   * How much of a token must be left for it to be given again. WxJava takes one with less than 200
   * seconds for expired, and would log in before every call.
   */
  private static final Duration RESERVE = Duration.ofMinutes(5);

  private final Catalog catalog;
  private final Clock clock;
  private final SignedTokens texts;

  AccessTokens(Catalog catalog, Clock clock) {
    this.catalog = catalog;
    this.clock = clock;
    this.texts = new SignedTokens(catalog.signingKeys().current(), "wecom");
  }

  /** A token and the whole seconds it still holds. */
  record Given(String text, long seconds) {}

  /** What became of a token that was brought. */
  sealed interface Reading permits Caller, Useless {}

  /** It is nobody's. */
  record Useless(WecomError error) implements Reading {}

  /** The current token of an app. */
  Given give(VendorApp app) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    Instant end =
        catalog.apps().tokenEnd(app, now, LIFETIME, RESERVE).truncatedTo(ChronoUnit.SECONDS);
    String text = texts.text(new AccessToken(app.id(), app.generation(), end));
    return new Given(text, Duration.between(now, end).toSeconds());
  }

  /** Whose token this is. */
  Reading read(String text) {
    AccessToken token = texts.read(text).orElse(null);
    VendorApp app =
        token == null ? null : catalog.apps().find(Vendor.WECOM, token.app()).orElse(null);
    if (token == null || app == null || app.generation() != token.generation()) {
      return new Useless(WecomError.INVALID_TOKEN);
    }
    return clock.instant().isBefore(token.end())
        ? new Caller(app, tenant(app))
        : new Useless(WecomError.EXPIRED_TOKEN);
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
