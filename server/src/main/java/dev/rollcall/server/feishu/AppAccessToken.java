package dev.rollcall.server.feishu;

/**
 * {@code POST /open-apis/auth/v3/app_access_token/internal}; for a self-built app both tokens are
 * the same:
 *
 * <pre>{"app_access_token":"t-...","code":0,"expire":7200,"msg":"ok","tenant_access_token":"t-..."}
 * </pre>
 */
final class AppAccessToken implements Endpoint.Login {
  private final InternalLogin login;

  AppAccessToken(InternalLogin login) {
    this.login = login;
  }

  @Override
  public String method() {
    return "POST";
  }

  @Override
  public String path() {
    return "/open-apis/auth/v3/app_access_token/internal";
  }

  @Override
  public Answer answer(RequestBody body, String address) {
    return login.answer(body, address, AppAccessToken::document);
  }

  private static byte[] document(AccessTokens.Given token) {
    return Envelope.json(json -> {
      json.writeStartObject();
      json.writeStringProperty("app_access_token", token.text());
      json.writeNumberProperty("code", 0);
      json.writeNumberProperty("expire", token.seconds());
      json.writeStringProperty("msg", "ok");
      json.writeStringProperty("tenant_access_token", token.text());
      json.writeEndObject();
    });
  }
}
