package dev.rollcall.server.feishu;

import dev.rollcall.catalog.Tenant;
import dev.rollcall.catalog.VendorApp;

/** Whose token a call carries. */
record Caller(VendorApp app, Tenant tenant) {
  /** The app within its tenant: what limits and page tokens are bound to. */
  String name() {
    return tenant.id() + "/" + app.id();
  }
}
