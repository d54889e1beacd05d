package dev.rollcall.server.feishu;

import dev.rollcall.catalog.StoreApp;
import dev.rollcall.server.access.AppTickets;
import io.helidon.common.uri.UriQuery;
import java.time.Clock;

/**
 * {@code POST /open-apis/auth/v3/app_access_token}: a store app's secret and ticket for its token.
 *
 * <pre>{"code":0,"msg":"success","app_access_token":"a-...","expire":7200}</pre>
 */
final class StoreAppToken implements Endpoint.Login {
  private final Credentials<StoreApp> credentials;
  private final AppTickets tickets;
  private final StoreTokens tokens;
  private final Clock clock;

  StoreAppToken(
      Credentials<StoreApp> credentials, AppTickets tickets, StoreTokens tokens, Clock clock) {
    this.credentials = credentials;
    this.tickets = tickets;
    this.tokens = tokens;
    this.clock = clock;
  }

  @Override
  public String method() {
    return "POST";
  }

  @Override
  public String path() {
    return "/open-apis/auth/v3/app_access_token";
  }

  @Override
  public Answer answer(RequestBody body, String address) {
    Fields fields = new Fields(body, UriQuery.empty());
    String ticket = fields.text("app_ticket").orElse("");
    return credentials.check(
        fields,
        address,
        app ->
            tickets.isGood(ticket, app.id(), app.generation(), clock.instant())
                ? document(tokens.give(app))
                : Refusal.of(FeishuError.NO_APP_TOKEN));
  }

  private static Answer document(AccessTokens.Given token) {
    return new Success(
        Envelope.json(json -> {
          json.writeStartObject();
          json.writeNumberProperty("code", 0);
          json.writeStringProperty("msg", "success");
          json.writeStringProperty("app_access_token", token.text());
          json.writeNumberProperty("expire", token.seconds());
          json.writeEndObject();
        }));
  }
}
