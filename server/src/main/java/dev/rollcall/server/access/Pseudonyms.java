package dev.rollcall.server.access;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Names that stand for others and do not give them away: the same parts always make the same name,
 * on every node of one catalog, and only who has the catalog's secret can make it.
 *
 * <pre>
 *   name = the first 16 bytes, as hex, of HMAC-SHA256(key of the purpose, length and text of each part)
 * </pre>
 *
 * Not thread-safe.
 */
public final class Pseudonyms {
  private static final String ALGORITHM = "HmacSHA256";
  private static final int NAME_BYTES = 16;

  private final Mac mac;

  /**
   * @param signingKey the catalog's secret
   * @param purpose what the names are for; other purposes give other names
   */
  public Pseudonyms(byte[] signingKey, String purpose) {
    byte[] key = mac(signingKey).doFinal(("pseudonym " + purpose).getBytes(StandardCharsets.UTF_8));
    this.mac = mac(key);
  }

  private static Mac mac(byte[] key) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java has no " + ALGORITHM + "; use a stock JDK.", e);
    }
  }

  /** 32 hex digits. */
  public String name(String... parts) {
    for (String part : parts) {
      byte[] text = part.getBytes(StandardCharsets.UTF_8);
      mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, text.length));
      mac.update(text);
    }
    return HexFormat.of().formatHex(mac.doFinal(), 0, NAME_BYTES);
  }
}
