package dev.rollcall.server.demo;

import dev.rollcall.catalog.Catalog;
import dev.rollcall.catalog.Edition;
import dev.rollcall.catalog.Key;
import dev.rollcall.catalog.Tenant;
import dev.rollcall.catalog.Vendor;
import dev.rollcall.catalog.VendorApp;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Set;

/**
 * What one needs to get into a demo. Keys and secrets are random, made anew at every start and
 * shown once: the catalog keeps only hashes, so those of an earlier start can not be shown again.
 *
 * @param app the id of an app that may ask the Feishu API
 * @param corp the WeCom corp id of the organisation
 * @param corpSecret the secret of an app that may ask the WeCom API
 */
record DemoAccess(
    Tenant tenant,
    String intakeKey,
    String readKey,
    String app,
    String appSecret,
    String corp,
    String corpSecret) {
  private static final String TENANT = "spruce";
  private static final String CORP = "wwspruce";
  private static final String ACTOR = "demo";
  private static final int APP_BYTES = 8;
  private static final int SECRET_BYTES = 24;
  private static final SecureRandom RANDOM = new SecureRandom();

  /** Makes new keys and apps; the tenant too when there is none yet. */
  static DemoAccess make(Catalog catalog) {
    Tenant tenant = catalog.tenants().find(TENANT).orElseGet(() -> found(catalog));
    String app = "cli_" + HexFormat.of().formatHex(random(APP_BYTES));
    String appSecret = secret();
    catalog.apps().add(vendorApp(app, Vendor.FEISHU), appSecret, ACTOR);
    String corpSecret = secret();
    catalog.apps().add(vendorApp("demo-" + app, Vendor.WECOM), corpSecret, ACTOR);
    return new DemoAccess(
        tenant,
        catalog.keys().add(TENANT, Key.Purpose.INTAKE, ACTOR),
        catalog.keys().add(TENANT, Key.Purpose.READ, ACTOR),
        app,
        appSecret,
        CORP,
        corpSecret);
  }

  private static Tenant found(Catalog catalog) {
    Tenant tenant =
        new Tenant(
            TENANT,
            "云杉 Spruce",
            SampleDay.REGION,
            Set.of(SampleDay.REGION),
            Edition.ENTERPRISE,
            CORP,
            null);
    catalog.tenants().add(tenant, ACTOR);
    return tenant;
  }

  private static VendorApp vendorApp(String id, Vendor vendor) {
    Set<String> scopes =
        vendor == Vendor.FEISHU
            ? Set.of(
                "application:application.app_usage_stats.overview:readonly",
                "admin:admin_user_stat:readonly",
                "workplace:workplace_using_data:read")
            : Set.of();
    return new VendorApp(id, TENANT, vendor, scopes, Set.of(), 0);
  }

  private static String secret() {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(random(SECRET_BYTES));
  }

  private static byte[] random(int bytes) {
    byte[] random = new byte[bytes];
    RANDOM.nextBytes(random);
    return random;
  }
}
