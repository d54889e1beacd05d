package dev.rollcall.server.feishu;

import dev.rollcall.catalog.Tenant;
import dev.rollcall.catalog.VendorApp;

/**
 * Whose token a call carries.
 *
 * @param app the app, as it stands in the tenant
 * @param tenant whose figures it asks for
 */
record Caller(VendorApp app, Tenant tenant, Kind kind) {
  /** Where an app comes from. */
  enum Kind {
    /** Made by its tenant, for itself. */
    SELF_BUILT,
    /** From the store, installed by its tenants. */
    STORE
  }

  /** The app within its tenant: what limits and page tokens are bound to. */
  String name() {
    return tenant.id() + "/" + app.id();
  }
}
