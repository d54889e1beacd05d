package dev.rollcall.catalog;

/** The secret that signs tokens and page tokens, made once per catalog. */
public interface SigningKeys {
  /** 32 random bytes, the same for every process on this catalog. */
  byte[] current();
}
