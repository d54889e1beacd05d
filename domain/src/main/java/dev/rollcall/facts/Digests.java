package dev.rollcall.facts;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The digest that identifies files and carried state. */
public final class Digests {
  private Digests() {}

  /** A new SHA-256. */
  public static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
