package dev.rollcall.catalog;

/** Whose API an app speaks. */
public enum Vendor {
  FEISHU,
  WECOM
}
