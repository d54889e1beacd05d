package dev.rollcall.kit.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.catalog.AuditLog;
import dev.rollcall.catalog.Catalog;
import dev.rollcall.catalog.CatalogConflict;
import dev.rollcall.catalog.CatalogMissing;
import dev.rollcall.catalog.Installation;
import dev.rollcall.catalog.StoreApp;
import dev.rollcall.catalog.StoreApps;
import dev.rollcall.catalog.Vendor;
import dev.rollcall.catalog.VendorApp;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every catalog does with store apps and where they are installed. */
interface StoreAppsContract extends OpenedCatalog {
  String STORE_SECRET = "correct-horse-battery";
  Duration STORE_LIFETIME = Duration.ofHours(2);
  Duration STORE_RESERVE = Duration.ofMinutes(30);

  private StoreApps apps() {
    return catalog().storeApps();
  }

  /** A store app, in a catalog with the tenants {@code acme} and {@code globex}. */
  private StoreApp added() {
    catalog().tenants().add(OpenedCatalog.tenant("acme", null), ACTOR);
    catalog().tenants().add(OpenedCatalog.tenant("globex", null), ACTOR);
    URI url = URI.create("https://app.example/events");
    StoreApp app = new StoreApp("cli_store", Set.of("s:one", "s:two"), url, "v-token", 0);
    apps().add(app, STORE_SECRET, ACTOR);
    return app;
  }

  @Test
  default void aStoreAppIsFoundAsItWasAdded() throws Exception {
    StoreApp app = added();
    assertThat(apps().find("cli_store")).contains(app);
    assertThat(apps().find("cli_other")).isEmpty();
    StoreApp silent = new StoreApp("cli_silent", Set.of(), null, "v", 0);
    apps().add(silent, STORE_SECRET, ACTOR);
    try (Catalog later = open()) {
      assertThat(later.storeApps().all()).containsExactly(silent, app);
    }
  }

  @Test
  default void anIdIsThatOfOneAppOfWhateverKind() {
    StoreApp app = added();
    VendorApp selfBuilt = new VendorApp("cli_own", "acme", Vendor.FEISHU, Set.of(), Set.of(), 0);
    catalog().apps().add(selfBuilt, STORE_SECRET, ACTOR);
    assertThatThrownBy(() -> apps().add(app, STORE_SECRET, ACTOR))
        .isInstanceOf(CatalogConflict.class);
    assertThatThrownBy(
            () -> apps().add(new StoreApp("cli_own", Set.of(), null, "v", 0), STORE_SECRET, ACTOR))
        .isInstanceOf(CatalogConflict.class);
    VendorApp twin = new VendorApp("cli_store", "acme", Vendor.FEISHU, Set.of(), Set.of(), 0);
    assertThatThrownBy(() -> catalog().apps().add(twin, STORE_SECRET, ACTOR))
        .isInstanceOf(CatalogConflict.class);
    assertThat(catalog().apps().find(Vendor.FEISHU, "cli_store")).isEmpty();
  }

  @Test
  default void theRightSecretAloneOpensAStoreApp() {
    StoreApp app = added();
    assertThat(apps().authenticate("cli_store", STORE_SECRET)).contains(app);
    assertThat(apps().authenticate("cli_store", STORE_SECRET + "x")).isEmpty();
    assertThat(apps().authenticate("cli_other", STORE_SECRET)).isEmpty();
    assertThat(catalog().apps().authenticate(Vendor.FEISHU, "cli_store", STORE_SECRET)).isEmpty();
  }

  @Test
  default void aRotatedOrRevokedStoreAppHasANewGeneration() {
    added();
    StoreApp rotated = apps().rotate("cli_store", STORE_SECRET + "-2", ACTOR);
    assertThat(rotated.generation()).isEqualTo(1);
    assertThat(apps().authenticate("cli_store", STORE_SECRET)).isEmpty();
    assertThat(apps().authenticate("cli_store", STORE_SECRET + "-2")).contains(rotated);
    StoreApp revoked = apps().revoke("cli_store", ACTOR);
    assertThat(revoked.generation()).isEqualTo(2);
    assertThat(apps().authenticate("cli_store", STORE_SECRET + "-2")).isEmpty();
    assertThat(apps().find("cli_store")).contains(revoked);
    assertThatThrownBy(() -> apps().revoke("cli_9", ACTOR)).isInstanceOf(CatalogMissing.class);
  }

  @Test
  default void aTenantHasOneKeyForAllApps() {
    added();
    apps().add(new StoreApp("cli_second", Set.of(), null, "v", 0), STORE_SECRET, ACTOR);
    Installation first = apps().install("cli_store", "acme", null, ACTOR);
    assertThat(first.tenantKey()).matches("[0-9a-f]{16}");
    assertThat(apps().install("cli_store", "acme", null, ACTOR)).isEqualTo(first);
    assertThat(apps().install("cli_second", "acme", null, ACTOR).tenantKey())
        .isEqualTo(first.tenantKey());
    assertThat(apps().installation("cli_store", first.tenantKey())).contains(first);
    assertThat(apps().installation("cli_store", "0000000000000000")).isEmpty();
    Installation globex = apps().install("cli_store", "globex", "73658811060f175d", ACTOR);
    assertThat(globex.tenantKey()).isEqualTo("73658811060f175d");
    assertThat(apps().installations("cli_store")).containsExactly(first, globex);
    assertThat(apps().installation("cli_second", globex.tenantKey())).isEmpty();
  }

  @Test
  default void aKeyNamesOneTenantForEver() {
    added();
    Installation acme = apps().install("cli_store", "acme", "key-of-acme", ACTOR);
    assertThatThrownBy(() -> apps().install("cli_store", "acme", "another-key", ACTOR))
        .isInstanceOf(CatalogConflict.class)
        .hasMessageContaining("key-of-acme");
    assertThatThrownBy(() -> apps().install("cli_store", "globex", "key-of-acme", ACTOR))
        .isInstanceOf(CatalogConflict.class)
        .hasMessageContaining("acme");
    assertThatThrownBy(() -> apps().install("cli_store", "globex", "no key", ACTOR))
        .isInstanceOf(IllegalArgumentException.class);
    apps().uninstall("cli_store", "acme", ACTOR);
    assertThat(apps().installation("cli_store", "key-of-acme")).isEmpty();
    assertThat(apps().install("cli_store", "acme", null, ACTOR)).isEqualTo(acme);
  }

  @Test
  default void whatIsNotThereCanNotBeInstalledOrTakenAway() {
    added();
    assertThatThrownBy(() -> apps().install("cli_9", "acme", null, ACTOR))
        .isInstanceOf(CatalogMissing.class);
    assertThatThrownBy(() -> apps().install("cli_store", "nobody", null, ACTOR))
        .isInstanceOf(CatalogMissing.class);
    assertThatThrownBy(() -> apps().uninstall("cli_store", "acme", ACTOR))
        .isInstanceOf(CatalogMissing.class);
    assertThat(apps().installations("cli_store")).isEmpty();
  }

  @Test
  default void tokensOfAnAppAndOfEachTenantEndByThemselves() {
    StoreApp app = added();
    Installation acme = apps().install("cli_store", "acme", null, ACTOR);
    Installation globex = apps().install("cli_store", "globex", null, ACTOR);
    Instant appEnd = apps().appTokenEnd(app, NOW, STORE_LIFETIME, STORE_RESERVE);
    assertThat(appEnd).isEqualTo(NOW.plus(STORE_LIFETIME));
    Instant later = NOW.plusSeconds(60);
    assertThat(apps().appTokenEnd(app, later, STORE_LIFETIME, STORE_RESERVE)).isEqualTo(appEnd);
    Instant acmeEnd = apps().tenantTokenEnd(acme, later, STORE_LIFETIME, STORE_RESERVE);
    assertThat(acmeEnd).isEqualTo(later.plus(STORE_LIFETIME));
    Instant last = later.plusSeconds(60);
    assertThat(apps().tenantTokenEnd(acme, last, STORE_LIFETIME, STORE_RESERVE)).isEqualTo(acmeEnd);
    assertThat(apps().tenantTokenEnd(globex, last, STORE_LIFETIME, STORE_RESERVE))
        .isEqualTo(last.plus(STORE_LIFETIME));
    Instant late = acmeEnd.minus(STORE_RESERVE).plusSeconds(1);
    assertThat(apps().tenantTokenEnd(acme, late, STORE_LIFETIME, STORE_RESERVE))
        .isEqualTo(late.plus(STORE_LIFETIME));
  }

  @Test
  default void changesOfStoreAppsAreInTheAuditLog() {
    added();
    apps().install("cli_store", "acme", null, ACTOR);
    apps().rotate("cli_store", STORE_SECRET + "-2", ACTOR);
    apps().uninstall("cli_store", "acme", ACTOR);
    assertThat(catalog().auditLog().newest(4))
        .extracting(AuditLog.Entry::action)
        .containsExactly(
            "storeApp.uninstall", "storeApp.rotate", "storeApp.install", "storeApp.add");
    assertThat(catalog().auditLog().newest(4).toString()).doesNotContain(STORE_SECRET, "v-token");
  }
}
