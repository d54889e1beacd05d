package dev.rollcall.server.wecom;

import dev.rollcall.catalog.Tenant;
import dev.rollcall.catalog.VendorApp;

/** Whose token a call carries. */
record Caller(VendorApp app, Tenant tenant) implements AccessTokens.Reading {}
