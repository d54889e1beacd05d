package dev.rollcall.server.wecom;

import dev.rollcall.catalog.Catalog;
import dev.rollcall.catalog.VendorApp;
import dev.rollcall.server.access.FailedLogins;
import java.time.Duration;
import java.util.Optional;

/**
 * {@code GET /cgi-bin/gettoken?corpid=...&corpsecret=...}: the login of an app.
 *
 * <pre>{"errcode":0,"errmsg":"ok","access_token":"...","expires_in":7200}</pre>
 */
final class GetToken implements Endpoint.Login {
  private final Catalog catalog;
  private final AccessTokens tokens;
  private final FailedLogins failures;

  GetToken(Catalog catalog, AccessTokens tokens, FailedLogins failures) {
    this.catalog = catalog;
    this.tokens = tokens;
    this.failures = failures;
  }

  @Override
  public String method() {
    return "GET";
  }

  @Override
  public String path() {
    return "/cgi-bin/gettoken";
  }

  @Override
  public Answer answer(Query query, String address) {
    String secret = query.get("corpsecret");
    String corp = query.get("corpid");
    if (secret.isEmpty()) {
      return new Answer.Refusal(WecomError.MISSING_SECRET);
    }
    if (corp.isEmpty()) {
      return new Answer.Refusal(WecomError.MISSING_CORP);
    }
    String from = "address " + address;
    slowDown(from);
    if (catalog.tenants().ofCorp(corp).isEmpty()) {
      failures.failed(from);
      return new Answer.Refusal(WecomError.UNKNOWN_CORP);
    }
    String of = "corp " + corp;
    slowDown(of);
    Optional<VendorApp> app = catalog.apps().authenticateCorp(corp, secret);
    if (app.isEmpty()) {
      failures.failed(from);
      failures.failed(of);
      return new Answer.Refusal(WecomError.WRONG_SECRET);
    }
    AccessTokens.Given token = tokens.give(app.get());
    return new Answer.Success(json -> {
      json.writeStringProperty("access_token", token.text());
      json.writeNumberProperty("expires_in", token.seconds());
    });
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
