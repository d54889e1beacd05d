package dev.rollcall.server.feishu;

import dev.rollcall.catalog.Apps;
import dev.rollcall.catalog.Vendor;
import dev.rollcall.catalog.VendorApp;
import dev.rollcall.server.access.FailedLogins;
import io.helidon.common.uri.UriQuery;
import java.util.function.Function;

/** The login of a self-built app: {@code {"app_id":"...","app_secret":"..."}} for a token. */
final class InternalLogin {
  private final Credentials<VendorApp> credentials;
  private final AccessTokens tokens;

  InternalLogin(Apps apps, AccessTokens tokens, FailedLogins failures) {
    this.credentials =
        new Credentials<>(
            failures,
            id -> apps.find(Vendor.FEISHU, id),
            (id, secret) -> apps.authenticate(Vendor.FEISHU, id, secret));
    this.tokens = tokens;
  }

  /** Logs an app in, and answers with what {@code document} makes of its token. */
  Answer answer(RequestBody body, String address, Function<AccessTokens.Given, byte[]> document) {
    Fields fields = new Fields(body, UriQuery.empty());
    return credentials.check(fields, address, app -> new Success(document.apply(tokens.give(app))));
  }
}
