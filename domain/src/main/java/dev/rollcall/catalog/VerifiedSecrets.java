package dev.rollcall.catalog;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Remembers which secrets were found right lately, so that repeated logins are cheap. Holds neither
 * secrets nor anything to guess them from: only HMACs under a key that dies with the process. The
 * kept hash is part of what is signed, so a rotated secret is forgotten by itself.
 */
final class VerifiedSecrets {
  private static final int MOST_REMEMBERED = 10_000;
  private static final String ALGORITHM = "HmacSHA256";

  private final SecretHash hashes = new SecretHash();
  private final SecretKeySpec key = new SecretKeySpec(Secrets.random(32), ALGORITHM);
  private final Cache<String, Boolean> right =
      Caffeine.newBuilder().maximumSize(MOST_REMEMBERED).build();

  /** The form of a secret to keep. */
  String keep(String secret) {
    return hashes.of(secret);
  }

  /** Whether the secret is known to be right without computing its slow hash. */
  boolean remembers(String secret, String kept) {
    return right.getIfPresent(sign(secret, kept)) != null;
  }

  /** Whether the secret is right; cheap when it was found right before. */
  boolean verify(String secret, String kept) {
    String signature = sign(secret, kept);
    if (right.getIfPresent(signature) != null) {
      return true;
    }
    boolean verified = hashes.matches(secret, kept);
    if (verified) {
      right.put(signature, true);
    }
    return verified;
  }

  /** Takes as long as refusing a wrong secret. */
  void refuse(String secret) {
    hashes.matchesNobody(secret);
  }

  private String sign(String secret, String kept) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      mac.update(kept.getBytes(StandardCharsets.UTF_8));
      mac.update((byte) 0);
      return HexFormat.of().formatHex(mac.doFinal(secret.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This JDK has no HmacSHA256; use another.", e);
    }
  }
}
