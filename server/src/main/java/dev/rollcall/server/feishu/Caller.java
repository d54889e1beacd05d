package dev.rollcall.server.feishu;

import dev.rollcall.catalog.Tenant;
import dev.rollcall.catalog.VendorApp;

/**
 * Whose token a call carries.
 *
 * @param app the app, as it stands in the tenant
 * @param tenant whose figures it asks for
 * @param yesterdayIsHidden whether the figures of yesterday are kept back from this call, as a
 *     sandbox may want
 */
record Caller(VendorApp app, Tenant tenant, Kind kind, boolean yesterdayIsHidden) {
  Caller(VendorApp app, Tenant tenant, Kind kind) {
    this(app, tenant, kind, false);
  }

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

  /** The same, from whom the figures of yesterday are kept back. */
  Caller withoutYesterday() {
    return new Caller(app, tenant, kind, true);
  }
}
