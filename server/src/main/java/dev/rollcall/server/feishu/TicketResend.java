package dev.rollcall.server.feishu;

import dev.rollcall.catalog.Apps;
import dev.rollcall.catalog.StoreApp;
import dev.rollcall.catalog.StoreApps;
import dev.rollcall.catalog.Vendor;
import dev.rollcall.catalog.VendorApp;
import dev.rollcall.server.access.FailedLogins;
import io.helidon.common.uri.UriQuery;
import java.util.concurrent.Future;

/**
 * {@code POST /open-apis/auth/v3/app_ticket/resend}: pushes a store app its ticket once more. The
 * answer does not wait for the push.
 *
 * <pre>{"code":0,"msg":"success"}</pre>
 */
final class TicketResend implements Endpoint.Login {
  private static final byte[] DONE =
      Envelope.json(json -> {
        json.writeStartObject();
        json.writeNumberProperty("code", 0);
        json.writeStringProperty("msg", "success");
        json.writeEndObject();
      });

  private final StoreApps storeApps;
  private final Credentials<StoreApp> credentials;
  private final Credentials<VendorApp> selfBuilt;
  private final TicketPushes pushes;

  TicketResend(
      StoreApps storeApps,
      Credentials<StoreApp> credentials,
      Apps apps,
      FailedLogins failures,
      TicketPushes pushes) {
    this.storeApps = storeApps;
    this.credentials = credentials;
    this.selfBuilt =
        new Credentials<>(
            failures,
            id -> apps.find(Vendor.FEISHU, id),
            (id, secret) -> apps.authenticate(Vendor.FEISHU, id, secret));
    this.pushes = pushes;
  }

  @Override
  public String method() {
    return "POST";
  }

  @Override
  public String path() {
    return "/open-apis/auth/v3/app_ticket/resend";
  }

  @Override
  public Answer answer(RequestBody body, String address) {
    Fields fields = new Fields(body, UriQuery.empty());
    if (storeApps.find(fields.text("app_id").orElse("")).isEmpty()) {
      return selfBuilt.check(fields, address, app -> Refusal.of(FeishuError.NO_RESEND));
    }
    return credentials.check(
        fields,
        address,
        app -> {
          Future<Boolean> _ = pushes.push(app);
          return new Success(DONE);
        });
  }
}
