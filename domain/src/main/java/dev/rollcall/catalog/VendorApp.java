package dev.rollcall.catalog;

import java.util.Set;

/**
 * An app that calls a vendor API of a tenant.
 *
 * @param id the Feishu {@code app_id} ({@code cli_...}); for WeCom a name of our own within the
 *     corp
 * @param scopes the Feishu scopes it was granted
 * @param departments the departments it may see, each with all below (S21, WeCom visible range);
 *     empty means all
 * @param generation one more at each rotation of its secret or revocation; tokens of older ones are
 *     void
 */
public record VendorApp(
    String id,
    String tenant,
    Vendor vendor,
    Set<String> scopes,
    Set<String> departments,
    int generation) {
  public VendorApp {
    scopes = Set.copyOf(scopes);
    departments = Set.copyOf(departments);
  }
}
