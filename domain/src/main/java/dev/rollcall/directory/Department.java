package dev.rollcall.directory;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A department as of a day.
 *
 * @param id the tenant's own id; {@code 0} for the root
 * @param openId the vendor-facing id; derived from tenant and id when the sender gave none; {@code
 *     0} for the root
 * @param parent the id of the department above; empty for the root
 * @param order its place among its siblings
 */
public record Department(String id, String openId, String parent, String name, int order) {
  /** The id of the root, in both kinds of id (S10). */
  public static final String ROOT = "0";

  private static final int DERIVED_BYTES = 16;

  /** The root of a tenant; its name may be empty. */
  public static Department root(String name) {
    return new Department(ROOT, ROOT, "", name, 0);
  }

  /**
   * The open department id of a department whose sender gave none: {@code od-} and the first 32 hex
   * digits of the SHA-256 of tenant id, NUL, department id. The same in every version of every day.
   */
  public static String derivedOpenId(String tenant, String department) {
    if (department.equals(ROOT)) {
      return ROOT;
    }
    byte[] digest = sha256().digest((tenant + "\0" + department).getBytes(UTF_8));
    return "od-" + HexFormat.of().formatHex(digest, 0, DERIVED_BYTES);
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every Java runtime has SHA-256; this one does not", missing);
    }
  }
}
