package dev.rollcall.kit.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.catalog.AuditLog;
import dev.rollcall.catalog.Catalog;
import dev.rollcall.catalog.CatalogConflict;
import dev.rollcall.catalog.CatalogMissing;
import dev.rollcall.catalog.Secrets;
import dev.rollcall.catalog.Vendor;
import dev.rollcall.catalog.VendorApp;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every catalog does with vendor apps and their secrets. */
interface AppsContract extends OpenedCatalog {
  String SECRET = "correct-horse-battery";

  /** An app of tenant {@code acme}, which is added first. */
  private VendorApp added(Vendor vendor, String id, String secret) {
    if (catalog().tenants().find("acme").isEmpty()) {
      catalog().tenants().add(OpenedCatalog.tenant("acme", "ww1"), ACTOR);
    }
    VendorApp app = new VendorApp(id, "acme", vendor, Set.of("s:one", "s:two"), Set.of("d1"), 0);
    catalog().apps().add(app, secret, ACTOR);
    return app;
  }

  @Test
  default void anAppIsFoundAsItWasAdded() {
    VendorApp app = added(Vendor.FEISHU, "cli_1", SECRET);
    assertThat(catalog().apps().find(Vendor.FEISHU, "cli_1")).contains(app);
    assertThat(catalog().apps().find(Vendor.WECOM, "cli_1")).isEmpty();
    assertThat(catalog().apps().of("acme")).containsExactly(app);
    assertThat(catalog().apps().of("other")).isEmpty();
  }

  @Test
  default void theRightSecretOpensAnAppTheFirstTimeAndAgain() {
    VendorApp app = added(Vendor.FEISHU, "cli_1", SECRET);
    assertThat(catalog().apps().authenticate(Vendor.FEISHU, "cli_1", SECRET)).contains(app);
    assertThat(catalog().apps().authenticate(Vendor.FEISHU, "cli_1", SECRET)).contains(app);
  }

  @Test
  default void aWrongSecretOrAnUnknownAppOpensNothing() {
    added(Vendor.FEISHU, "cli_1", SECRET);
    assertThat(catalog().apps().authenticate(Vendor.FEISHU, "cli_1", SECRET)).isPresent();
    assertThat(catalog().apps().authenticate(Vendor.FEISHU, "cli_1", SECRET + "x")).isEmpty();
    assertThat(catalog().apps().authenticate(Vendor.FEISHU, "cli_1", "")).isEmpty();
    assertThat(catalog().apps().authenticate(Vendor.FEISHU, "cli_2", SECRET)).isEmpty();
    assertThat(catalog().apps().authenticate(Vendor.WECOM, "cli_1", SECRET)).isEmpty();
  }

  @Test
  default void theSecretOfACorpChoosesTheApp() {
    VendorApp first = added(Vendor.WECOM, "contacts", SECRET);
    VendorApp second = added(Vendor.WECOM, "groups", SECRET + "-2");
    assertThat(catalog().apps().authenticateCorp("ww1", SECRET)).contains(first);
    assertThat(catalog().apps().authenticateCorp("ww1", SECRET + "-2")).contains(second);
    assertThat(catalog().apps().authenticateCorp("ww1", SECRET + "-3")).isEmpty();
    assertThat(catalog().apps().authenticateCorp("ww2", SECRET)).isEmpty();
  }

  @Test
  default void theSecretOfAFeishuAppOpensNoCorp() {
    added(Vendor.FEISHU, "cli_1", SECRET);
    assertThat(catalog().apps().authenticateCorp("ww1", SECRET)).isEmpty();
  }

  @Test
  default void twoAppsOfACorpCannotShareASecret() {
    added(Vendor.WECOM, "contacts", SECRET);
    assertThatThrownBy(() -> added(Vendor.WECOM, "groups", SECRET))
        .isInstanceOf(CatalogConflict.class)
        .hasMessageContaining("contacts");
    assertThat(catalog().apps().find(Vendor.WECOM, "groups")).isEmpty();
  }

  @Test
  default void aTakenAppIdIsRefusedAndNothingChanges() {
    VendorApp app = added(Vendor.FEISHU, "cli_1", SECRET);
    List<AuditLog.Entry> before = catalog().auditLog().newest(10);
    assertThatThrownBy(() -> added(Vendor.FEISHU, "cli_1", "another-good-secret"))
        .isInstanceOf(CatalogConflict.class)
        .hasMessageContaining("cli_1");
    assertThat(catalog().apps().authenticate(Vendor.FEISHU, "cli_1", SECRET)).contains(app);
    assertThat(catalog().auditLog().newest(10)).isEqualTo(before);
  }

  @Test
  default void anAppOfAnUnknownTenantIsRefused() {
    VendorApp app = new VendorApp("cli_1", "nobody", Vendor.FEISHU, Set.of(), Set.of(), 0);
    assertThatThrownBy(() -> catalog().apps().add(app, SECRET, ACTOR))
        .isInstanceOf(CatalogMissing.class)
        .hasMessageContaining("nobody");
  }

  @Test
  default void aWeComAppNeedsATenantWithACorp() {
    catalog().tenants().add(OpenedCatalog.tenant("plain", null), ACTOR);
    VendorApp app = new VendorApp("contacts", "plain", Vendor.WECOM, Set.of(), Set.of(), 0);
    assertThatThrownBy(() -> catalog().apps().add(app, SECRET, ACTOR))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("plain");
  }

  @Test
  default void aSecretThatIsShortOrUnsafeInAnAddressIsRefused() {
    for (String secret :
        List.of("short", "", "has a space in it 12", "percent%20percent%20", "密密密密密密密密密密密密密密密密密")) {
      assertThatThrownBy(() -> added(Vendor.FEISHU, "cli_1", secret))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("A secret ");
    }
    assertThat(catalog().apps().find(Vendor.FEISHU, "cli_1")).isEmpty();
  }

  @Test
  default void aNewSecretIsTakenAndNewIdsDiffer() {
    String secret = Secrets.newSecret();
    assertThat(secret).matches("[A-Za-z0-9_-]{32}").isNotEqualTo(Secrets.newSecret());
    assertThat(Secrets.refusal(secret)).isEmpty();
    assertThat(Secrets.newFeishuAppId())
        .matches("cli_[0-9a-f]{16}")
        .isNotEqualTo(Secrets.newFeishuAppId());
  }

  @Test
  default void aRotatedSecretReplacesTheOldOneAndRaisesTheGeneration() {
    VendorApp app = added(Vendor.FEISHU, "cli_1", SECRET);
    assertThat(catalog().apps().authenticate(Vendor.FEISHU, "cli_1", SECRET)).isPresent();
    VendorApp rotated = catalog().apps().rotate(Vendor.FEISHU, "cli_1", SECRET + "-2", ACTOR);
    assertThat(rotated.generation()).isEqualTo(app.generation() + 1);
    assertThat(catalog().apps().find(Vendor.FEISHU, "cli_1")).contains(rotated);
    assertThat(catalog().apps().authenticate(Vendor.FEISHU, "cli_1", SECRET)).isEmpty();
    assertThat(catalog().apps().authenticate(Vendor.FEISHU, "cli_1", SECRET + "-2"))
        .contains(rotated);
  }

  @Test
  default void aRevokedAppIsFoundButCannotLogInUntilItIsRotated() {
    added(Vendor.WECOM, "contacts", SECRET);
    VendorApp revoked = catalog().apps().revoke(Vendor.WECOM, "contacts", ACTOR);
    assertThat(revoked.generation()).isEqualTo(1);
    assertThat(catalog().apps().find(Vendor.WECOM, "contacts")).contains(revoked);
    assertThat(catalog().apps().authenticate(Vendor.WECOM, "contacts", SECRET)).isEmpty();
    assertThat(catalog().apps().authenticateCorp("ww1", SECRET)).isEmpty();
    VendorApp rotated = catalog().apps().rotate(Vendor.WECOM, "contacts", SECRET, ACTOR);
    assertThat(catalog().apps().authenticateCorp("ww1", SECRET)).contains(rotated);
  }

  @Test
  default void anAppRotatedOrRevokedElsewhereShowsHere() throws Exception {
    added(Vendor.FEISHU, "cli_1", SECRET);
    assertThat(catalog().apps().authenticate(Vendor.FEISHU, "cli_1", SECRET)).isPresent();
    try (Catalog elsewhere = open()) {
      elsewhere.apps().revoke(Vendor.FEISHU, "cli_1", ACTOR);
    }
    Callers.eventually(() ->
        catalog().apps().find(Vendor.FEISHU, "cli_1").orElseThrow().generation() == 1
            && catalog().apps().authenticate(Vendor.FEISHU, "cli_1", SECRET).isEmpty());
  }

  @Test
  default void anUnknownAppIsNeitherRotatedNorRevoked() {
    assertThatThrownBy(() -> catalog().apps().rotate(Vendor.FEISHU, "cli_9", SECRET, ACTOR))
        .isInstanceOf(CatalogMissing.class);
    assertThatThrownBy(() -> catalog().apps().revoke(Vendor.FEISHU, "cli_9", ACTOR))
        .isInstanceOf(CatalogMissing.class);
    assertThat(catalog().auditLog().newest(10)).isEmpty();
  }

  @Test
  default void changesOfAppsAreAuditedWithoutSecrets() {
    added(Vendor.FEISHU, "cli_1", SECRET);
    catalog().apps().rotate(Vendor.FEISHU, "cli_1", SECRET + "-2", ACTOR);
    catalog().apps().revoke(Vendor.FEISHU, "cli_1", ACTOR);
    List<AuditLog.Entry> log = catalog().auditLog().newest(3);
    assertThat(log)
        .extracting(AuditLog.Entry::action)
        .containsExactly("app.revoke", "app.rotate", "app.add");
    assertThat(log).extracting(AuditLog.Entry::subject).containsOnly("feishu:cli_1");
    assertThat(log.toString()).doesNotContain(SECRET);
  }
}
