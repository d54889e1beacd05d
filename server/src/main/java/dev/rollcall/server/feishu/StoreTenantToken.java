package dev.rollcall.server.feishu;

import dev.rollcall.catalog.Installation;
import dev.rollcall.catalog.StoreApp;
import dev.rollcall.catalog.StoreApps;
import io.helidon.common.uri.UriQuery;
import java.util.Optional;

/**
 * {@code POST /open-apis/auth/v3/tenant_access_token}: a store app's token and a tenant's key for a
 * token of the app in that tenant.
 *
 * <pre>{"code":0,"msg":"success","tenant_access_token":"t-...","expire":7200}</pre>
 */
final class StoreTenantToken implements Endpoint.Login {
  private final StoreApps apps;
  private final StoreTokens tokens;

  StoreTenantToken(StoreApps apps, StoreTokens tokens) {
    this.apps = apps;
    this.tokens = tokens;
  }

  @Override
  public String method() {
    return "POST";
  }

  @Override
  public String path() {
    return "/open-apis/auth/v3/tenant_access_token";
  }

  @Override
  public Answer answer(RequestBody body, String address) {
    Fields fields = new Fields(body, UriQuery.empty());
    String appToken = fields.text("app_access_token").orElse("");
    String tenantKey = fields.text("tenant_key").orElse("");
    Optional<Refusal> refusal = fields.refusal();
    if (refusal.isPresent()) {
      return refusal.get();
    }
    Optional<StoreApp> app = tokens.app(appToken);
    if (app.isEmpty()) {
      return Refusal.of(FeishuError.NO_TENANT_TOKEN);
    }
    Optional<Installation> installation = apps.installation(app.get().id(), tenantKey);
    return installation
        .map(found -> document(tokens.give(found)))
        .orElseGet(() -> Refusal.of(FeishuError.NOT_INSTALLED));
  }

  private static Answer document(AccessTokens.Given token) {
    return new Success(
        Envelope.json(json -> {
          json.writeStartObject();
          json.writeNumberProperty("code", 0);
          json.writeStringProperty("msg", "success");
          json.writeStringProperty("tenant_access_token", token.text());
          json.writeNumberProperty("expire", token.seconds());
          json.writeEndObject();
        }));
  }
}
