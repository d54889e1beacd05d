package dev.rollcall.catalog;

/** What a tenant has bought; app usage answers enterprise and flagship only (211004). */
public enum Edition {
  BASIC,
  ENTERPRISE,
  FLAGSHIP
}
