package dev.rollcall.server.feishu;

import dev.rollcall.catalog.Catalog;
import dev.rollcall.catalog.Vendor;
import dev.rollcall.catalog.VendorApp;
import dev.rollcall.server.access.FailedLogins;
import io.helidon.common.uri.UriQuery;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/**
 * The login of a self-built app: {@code {"app_id":"...","app_secret":"..."}} for a token. Failures
 * travel with HTTP 200, as on the live service.
 */
final class InternalLogin {
  private final Catalog catalog;
  private final AccessTokens tokens;
  private final FailedLogins failures;

  InternalLogin(Catalog catalog, AccessTokens tokens, FailedLogins failures) {
    this.catalog = catalog;
    this.tokens = tokens;
    this.failures = failures;
  }

  /** Logs an app in, and answers with what {@code document} makes of its token. */
  Answer answer(RequestBody body, String address, Function<AccessTokens.Given, byte[]> document) {
    Fields fields = new Fields(body, UriQuery.empty());
    String id = fields.text("app_id").orElse("");
    String secret = fields.text("app_secret").orElse("");
    Optional<Refusal> refusal = fields.refusal();
    if (refusal.isPresent()) {
      return refusal.get();
    }
    String from = "address " + address;
    slowDown(from);
    if (catalog.apps().find(Vendor.FEISHU, id).isEmpty()) {
      failures.failed(from);
      return Refusal.of(FeishuError.UNKNOWN_APP);
    }
    String of = "app " + id;
    slowDown(of);
    Optional<VendorApp> app = catalog.apps().authenticate(Vendor.FEISHU, id, secret);
    if (app.isEmpty()) {
      failures.failed(from);
      failures.failed(of);
      return Refusal.of(FeishuError.WRONG_SECRET);
    }
    return new Success(document.apply(tokens.give(app.get())));
  }

  private void slowDown(String who) {
    Duration delay = failures.delay(who);
    if (!delay.isZero()) {
      try {
        Thread.sleep(delay);
      } catch (InterruptedException stopping) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
