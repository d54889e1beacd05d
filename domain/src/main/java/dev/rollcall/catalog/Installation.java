package dev.rollcall.catalog;

import java.util.regex.Pattern;

/**
 * A store app in a tenant.
 *
 * @param tenant the tenant's id
 * @param tenantKey how the app knows the tenant; the same for all apps of the tenant
 */
public record Installation(StoreApp app, String tenant, String tenantKey) {
  private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  public Installation {
    if (!isTenantKey(tenantKey)) {
      throw new IllegalArgumentException(
          "A tenant key has 1 to 64 letters, digits, _ and -; '" + tenantKey + "' has not.");
    }
  }

  /** Whether a text can be a tenant's key. */
  public static boolean isTenantKey(String text) {
    return KEY.matcher(text).matches();
  }
}
