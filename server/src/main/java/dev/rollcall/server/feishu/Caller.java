package dev.rollcall.server.feishu;

import dev.rollcall.catalog.Tenant;
import dev.rollcall.catalog.VendorApp;

/** Whose token a call carries. */
record Caller(VendorApp app, Tenant tenant) {}
