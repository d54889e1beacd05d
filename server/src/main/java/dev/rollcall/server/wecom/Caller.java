package dev.rollcall.server.wecom;

import dev.rollcall.catalog.Tenant;
import dev.rollcall.catalog.VendorApp;

/**
 * Whose token a call carries.
 *
 * @param yesterdayIsHidden whether the figures of yesterday are kept back from this call, as a
 *     sandbox may want
 */
record Caller(VendorApp app, Tenant tenant, boolean yesterdayIsHidden)
    implements AccessTokens.Reading {
  Caller(VendorApp app, Tenant tenant) {
    this(app, tenant, false);
  }

  /** The same, from whom the figures of yesterday are kept back. */
  Caller withoutYesterday() {
    return new Caller(app, tenant, true);
  }
}
