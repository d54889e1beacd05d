package dev.rollcall.catalog;

/** A key of our own API, without its secret. */
public record Key(String id, String tenant, Purpose purpose) {
  /** What a key is good for. */
  public enum Purpose {
    INTAKE,
    READ,
    ADMIN
  }
}
