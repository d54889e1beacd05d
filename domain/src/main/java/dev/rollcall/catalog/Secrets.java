package dev.rollcall.catalog;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/** New secrets and ids, and what a secret chosen by a user must look like. */
public final class Secrets {
  /** The shortest secret a user may choose, in characters. */
  public static final int MINIMUM_LENGTH = 16;

  /** The longest secret a user may choose, in characters. */
  public static final int MAXIMUM_LENGTH = 128;

  private static final int SECRET_BYTES = 24;
  private static final int KEY_BYTES = 32;
  private static final int FEISHU_APP_ID_BYTES = 8;
  private static final int KEY_ID_BYTES = 6;
  private static final int TENANT_KEY_BYTES = 8;

  /** The unreserved characters of RFC 3986: WeCom sends its secret in a query string. */
  private static final Pattern URL_SAFE = Pattern.compile("[A-Za-z0-9._~-]*");

  private Secrets() {}

  /** A new app secret: 32 URL-safe characters. */
  public static String newSecret() {
    return base64(SECRET_BYTES);
  }

  /** A new Feishu app id: {@code cli_} and 16 hexadecimal digits. */
  public static String newFeishuAppId() {
    return "cli_" + HexFormat.of().formatHex(random(FEISHU_APP_ID_BYTES));
  }

  /** Why a secret chosen by a user cannot be taken, as a sentence; empty when it can. */
  public static Optional<String> refusal(String secret) {
    if (secret.length() < MINIMUM_LENGTH || secret.length() > MAXIMUM_LENGTH) {
      return Optional.of(
          "A secret has "
              + MINIMUM_LENGTH
              + " to "
              + MAXIMUM_LENGTH
              + " characters; this one has "
              + secret.length()
              + ". Leave it out to have one made.");
    }
    if (!URL_SAFE.matcher(secret).matches()) {
      return Optional.of(
          "A secret is made of letters A-Z a-z, digits and . _ ~ - only, because it travels in web"
              + " addresses. Leave it out to have one made.");
    }
    return Optional.empty();
  }

  /** A new key of a tenant, for store apps to know it by: 16 hexadecimal digits. */
  static String newTenantKey() {
    return HexFormat.of().formatHex(random(TENANT_KEY_BYTES));
  }

  /** A new key text: {@code rc_} and 43 URL-safe characters. */
  static String newKey() {
    return "rc_" + base64(KEY_BYTES);
  }

  /** A new name for a key: {@code key_} and 12 hexadecimal digits; tells nothing about its text. */
  static String newKeyId() {
    return "key_" + HexFormat.of().formatHex(random(KEY_ID_BYTES));
  }

  static byte[] random(int length) {
    byte[] bytes = new byte[length];
    new SecureRandom().nextBytes(bytes);
    return bytes;
  }

  private static String base64(int length) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(random(length));
  }
}
