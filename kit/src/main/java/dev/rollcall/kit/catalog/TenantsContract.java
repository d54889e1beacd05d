package dev.rollcall.kit.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.catalog.AuditLog;
import dev.rollcall.catalog.CatalogConflict;
import dev.rollcall.catalog.Edition;
import dev.rollcall.catalog.Tenant;
import dev.rollcall.events.Region;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every catalog does with tenants. */
interface TenantsContract extends OpenedCatalog {
  @Test
  default void aTenantIsFoundAsItWasAdded() {
    Tenant acme = OpenedCatalog.tenant("acme", "ww123");
    catalog().tenants().add(acme, ACTOR);
    assertThat(catalog().tenants().find("acme")).contains(acme);
    assertThat(catalog().tenants().find("other")).isEmpty();
  }

  @Test
  default void aTenantIsFoundByItsCorpId() {
    Tenant acme = OpenedCatalog.tenant("acme", "ww123");
    catalog().tenants().add(acme, ACTOR);
    catalog().tenants().add(OpenedCatalog.tenant("other", null), ACTOR);
    assertThat(catalog().tenants().ofCorp("ww123")).contains(acme);
    assertThat(catalog().tenants().ofCorp("WW123")).isEmpty();
    assertThat(catalog().tenants().ofCorp("")).isEmpty();
  }

  @Test
  default void everyTenantIsListedById() {
    catalog().tenants().add(OpenedCatalog.tenant("zeta", null), ACTOR);
    catalog().tenants().add(OpenedCatalog.tenant("acme", null), ACTOR);
    assertThat(catalog().tenants().all()).extracting(Tenant::id).containsExactly("acme", "zeta");
  }

  @Test
  default void aTenantKeepsEveryRegionEditionAndIndustry() {
    EnumSet<Region> regions = EnumSet.of(Region.US, Region.JP);
    Tenant tenant =
        new Tenant("acme", "Ä 公司", Region.JP, regions, Edition.FLAGSHIP, null, "education");
    catalog().tenants().add(tenant, ACTOR);
    assertThat(catalog().tenants().find("acme")).contains(tenant);
  }

  @Test
  default void aTakenTenantIdIsRefusedAndNothingChanges() {
    Tenant first = OpenedCatalog.tenant("acme", null);
    catalog().tenants().add(first, ACTOR);
    List<AuditLog.Entry> before = catalog().auditLog().newest(10);
    assertThatThrownBy(() -> catalog().tenants().add(OpenedCatalog.tenant("acme", "ww1"), ACTOR))
        .isInstanceOf(CatalogConflict.class)
        .hasMessageContaining("acme");
    assertThat(catalog().tenants().find("acme")).contains(first);
    assertThat(catalog().auditLog().newest(10)).isEqualTo(before);
  }

  @Test
  default void aTakenCorpIdIsRefusedAndNamesItsOwner() {
    catalog().tenants().add(OpenedCatalog.tenant("acme", "ww1"), ACTOR);
    assertThatThrownBy(() -> catalog().tenants().add(OpenedCatalog.tenant("other", "ww1"), ACTOR))
        .isInstanceOf(CatalogConflict.class)
        .hasMessageContaining("ww1")
        .hasMessageContaining("acme");
    assertThat(catalog().tenants().find("other")).isEmpty();
  }
}
