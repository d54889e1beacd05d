package dev.rollcall.kit.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.catalog.Catalog;
import dev.rollcall.catalog.CatalogMissing;
import dev.rollcall.catalog.Key;
import org.junit.jupiter.api.Test;

/** What every catalog does with the keys of our own API. */
interface KeysContract extends OpenedCatalog {
  @Test
  default void aKeyOpensItsOwnTenantForItsOwnPurpose() {
    catalog().tenants().add(OpenedCatalog.tenant("acme", null), ACTOR);
    String text = catalog().keys().add("acme", Key.Purpose.INTAKE, ACTOR);
    assertThat(text).matches("rc_[A-Za-z0-9_-]{43}");
    Key key = catalog().keys().authenticate(text).orElseThrow();
    assertThat(key.tenant()).isEqualTo("acme");
    assertThat(key.purpose()).isEqualTo(Key.Purpose.INTAKE);
    assertThat(catalog().keys().of("acme")).containsExactly(key);
  }

  @Test
  default void aWrongKeyOpensNothing() {
    catalog().tenants().add(OpenedCatalog.tenant("acme", null), ACTOR);
    String text = catalog().keys().add("acme", Key.Purpose.READ, ACTOR);
    String altered = text.substring(0, text.length() - 2) + (text.endsWith("AA") ? "BB" : "AA");
    assertThat(catalog().keys().authenticate(altered)).isEmpty();
    assertThat(catalog().keys().authenticate("")).isEmpty();
    assertThat(catalog().keys().authenticate(text)).isPresent();
  }

  @Test
  default void aKeyOfAnUnknownTenantIsNotMade() {
    assertThatThrownBy(() -> catalog().keys().add("acme", Key.Purpose.READ, ACTOR))
        .isInstanceOf(CatalogMissing.class)
        .hasMessageContaining("acme");
    assertThat(catalog().auditLog().newest(10)).isEmpty();
  }

  @Test
  default void aRevokedKeyOpensNothingAtOnce() {
    catalog().tenants().add(OpenedCatalog.tenant("acme", null), ACTOR);
    String text = catalog().keys().add("acme", Key.Purpose.ADMIN, ACTOR);
    Key key = catalog().keys().authenticate(text).orElseThrow();
    catalog().keys().revoke(key.id(), ACTOR);
    assertThat(catalog().keys().authenticate(text)).isEmpty();
    assertThat(catalog().keys().of("acme")).isEmpty();
    assertThatThrownBy(() -> catalog().keys().revoke(key.id(), ACTOR))
        .isInstanceOf(CatalogMissing.class);
  }

  @Test
  default void aKeyRevokedElsewhereStopsHere() throws Exception {
    catalog().tenants().add(OpenedCatalog.tenant("acme", null), ACTOR);
    String text = catalog().keys().add("acme", Key.Purpose.INTAKE, ACTOR);
    Key key = catalog().keys().authenticate(text).orElseThrow();
    try (Catalog elsewhere = open()) {
      elsewhere.keys().revoke(key.id(), ACTOR);
    }
    Callers.eventually(() -> catalog().keys().authenticate(text).isEmpty());
  }
}
