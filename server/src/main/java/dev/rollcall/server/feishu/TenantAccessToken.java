package dev.rollcall.server.feishu;

/**
 * {@code POST /open-apis/auth/v3/tenant_access_token/internal}:
 *
 * <pre>{"code":0,"expire":7200,"msg":"ok","tenant_access_token":"t-..."}</pre>
 */
final class TenantAccessToken implements Endpoint.Login {
  private final InternalLogin login;

  TenantAccessToken(InternalLogin login) {
    this.login = login;
  }

  @Override
  public String method() {
    return "POST";
  }

  @Override
  public String path() {
    return "/open-apis/auth/v3/tenant_access_token/internal";
  }

  @Override
  public Answer answer(RequestBody body, String address) {
    return login.answer(body, address, TenantAccessToken::document);
  }

  private static byte[] document(AccessTokens.Given token) {
    return Envelope.json(json -> {
      json.writeStartObject();
      json.writeNumberProperty("code", 0);
      json.writeNumberProperty("expire", token.seconds());
      json.writeStringProperty("msg", "ok");
      json.writeStringProperty("tenant_access_token", token.text());
      json.writeEndObject();
    });
  }
}
