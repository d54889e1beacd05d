package dev.rollcall.catalog;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.concurrent.locks.ReentrantLock;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * Makes and checks the kept form of a secret that a user may have chosen. The kept form names its
 * own cost, so the cost can be raised later:
 *
 * <pre>pbkdf2-sha256$ITERATIONS$SALT$HASH      (salt 16 bytes, hash 32 bytes, hexadecimal)</pre>
 *
 * One hash is computed at a time, so a flood of wrong secrets occupies one core at the most.
 */
final class SecretHash {
  /** About 0.1 s of a core. */
  static final int ITERATIONS = 210_000;

  private static final String SCHEME = "pbkdf2-sha256";
  private static final int SALT_BYTES = 16;
  private static final int HASH_BITS = 256;
  private static final int PARTS = 4;

  private final ReentrantLock oneAtATime = new ReentrantLock(true);

  /** Checked when there is nothing to check, so that an unknown name takes as long as a known. */
  private final String nobody =
      kept(ITERATIONS, Secrets.random(SALT_BYTES), Secrets.random(HASH_BITS / Byte.SIZE));

  /** The form of a secret to keep, with a new salt. */
  String of(String secret) {
    byte[] salt = Secrets.random(SALT_BYTES);
    return kept(ITERATIONS, salt, hash(secret, salt, ITERATIONS));
  }

  /** Whether a secret is the one whose kept form this is; compares in constant time. */
  boolean matches(String secret, String kept) {
    String[] parts = kept.split("\\$", -1);
    if (parts.length != PARTS || !parts[0].equals(SCHEME)) {
      throw new CatalogException(
          "A secret is kept in a form this version does not know. Use the Rollcall that wrote it,"
              + " or give the app a new secret.");
    }
    byte[] salt = HexFormat.of().parseHex(parts[2]);
    byte[] expected = HexFormat.of().parseHex(parts[3]);
    return MessageDigest.isEqual(expected, hash(secret, salt, Integer.parseInt(parts[1])));
  }

  /** Takes the time of one check. */
  void matchesNobody(String secret) {
    if (matches(secret, nobody)) {
      throw new IllegalStateException("A random hash was matched.");
    }
  }

  private byte[] hash(String secret, byte[] salt, int iterations) {
    PBEKeySpec spec = new PBEKeySpec(secret.toCharArray(), salt, iterations, HASH_BITS);
    oneAtATime.lock();
    try {
      return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(spec).getEncoded();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This JDK has no PBKDF2WithHmacSHA256; use another.", e);
    } finally {
      oneAtATime.unlock();
      spec.clearPassword();
    }
  }

  private static String kept(int iterations, byte[] salt, byte[] hash) {
    HexFormat hex = HexFormat.of();
    return SCHEME + "$" + iterations + "$" + hex.formatHex(salt) + "$" + hex.formatHex(hash);
  }
}
