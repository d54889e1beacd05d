package dev.rollcall.server.access;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Puts a signature before some bytes, and takes it off again when it is right.
 *
 * <pre>
 *   sealed = the first 16 bytes of HMAC-SHA256(key of the purpose, content)  |  content
 * </pre>
 *
 * Each purpose has a key of its own, so that what was sealed for one opens for no other.
 */
final class Seal {
  private static final String ALGORITHM = "HmacSHA256";
  private static final int SIGNATURE_BYTES = 16;

  /** Ready to begin; each signature is made by a copy, which is cheaper than beginning anew. */
  private final Mac begun;

  Seal(byte[] signingKey, String purpose) {
    byte[] key = begun(signingKey).doFinal(purpose.getBytes(StandardCharsets.UTF_8));
    this.begun = begun(key);
  }

  byte[] seal(byte[] content) {
    byte[] signature = sign(ByteBuffer.wrap(content));
    return ByteBuffer.allocate(SIGNATURE_BYTES + content.length)
        .put(signature, 0, SIGNATURE_BYTES)
        .put(content)
        .array();
  }

  /** The content, or empty when the signature is not ours. */
  Optional<byte[]> open(byte[] sealed) {
    if (sealed.length < SIGNATURE_BYTES) {
      return Optional.empty();
    }
    byte[] right = sign(ByteBuffer.wrap(sealed, SIGNATURE_BYTES, sealed.length - SIGNATURE_BYTES));
    boolean ours =
        MessageDigest.isEqual(
            Arrays.copyOf(right, SIGNATURE_BYTES), Arrays.copyOf(sealed, SIGNATURE_BYTES));
    return ours
        ? Optional.of(Arrays.copyOfRange(sealed, SIGNATURE_BYTES, sealed.length))
        : Optional.empty();
  }

  private byte[] sign(ByteBuffer content) {
    try {
      Mac mac = (Mac) begun.clone();
      mac.update(content);
      return mac.doFinal();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException(
          "The " + ALGORITHM + " of this Java can not be copied; use a stock JDK.", e);
    }
  }

  private static Mac begun(byte[] key) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java has no " + ALGORITHM + "; use a stock JDK.", e);
    }
  }
}
