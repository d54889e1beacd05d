package dev.rollcall.kit.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.catalog.Apps;
import dev.rollcall.catalog.Catalog;
import dev.rollcall.catalog.CatalogMissing;
import dev.rollcall.catalog.Vendor;
import dev.rollcall.catalog.VendorApp;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** When tokens end: the same one is given until its reserve begins. */
interface TokensContract extends OpenedCatalog {
  Duration LIFETIME = Duration.ofHours(2);
  Duration RESERVE = Duration.ofMinutes(30);

  /** An app whose tokens are asked for. */
  private VendorApp app() {
    catalog().tenants().add(OpenedCatalog.tenant("acme", null), ACTOR);
    VendorApp app = new VendorApp("cli_1", "acme", Vendor.FEISHU, Set.of(), Set.of(), 0);
    catalog().apps().add(app, "correct-horse-battery", ACTOR);
    return app;
  }

  @Test
  default void theSameTokenIsGivenUntilItsReserveThenANewOne() {
    VendorApp app = app();
    Apps apps = catalog().apps();
    Instant first = apps.tokenEnd(app, NOW, LIFETIME, RESERVE);
    assertThat(first).isEqualTo(NOW.plus(LIFETIME));
    Instant reserveBegins = first.minus(RESERVE);
    assertThat(apps.tokenEnd(app, NOW.plusSeconds(1), LIFETIME, RESERVE)).isEqualTo(first);
    assertThat(apps.tokenEnd(app, reserveBegins, LIFETIME, RESERVE)).isEqualTo(first);
    Instant late = reserveBegins.plusNanos(1000);
    assertThat(apps.tokenEnd(app, late, LIFETIME, RESERVE)).isEqualTo(late.plus(LIFETIME));
  }

  @Test
  default void theSameTokenIsGivenAfterARestart() throws Exception {
    VendorApp app = app();
    Instant first = catalog().apps().tokenEnd(app, NOW.plusNanos(123_456_789), LIFETIME, RESERVE);
    try (Catalog later = open()) {
      assertThat(later.apps().tokenEnd(app, NOW.plusSeconds(60), LIFETIME, RESERVE))
          .isEqualTo(first);
    }
  }

  @Test
  default void callersAtTheSameTimeGetTheSameToken() throws Exception {
    VendorApp app = app();
    try (Catalog elsewhere = open()) {
      List<Instant> ends =
          Callers.together(caller ->
              (caller % 2 == 0 ? catalog() : elsewhere)
                  .apps()
                  .tokenEnd(app, NOW.plusMillis(caller), LIFETIME, RESERVE));
      assertThat(new HashSet<>(ends)).hasSize(1);
    }
  }

  @Test
  default void aCallerWhoseClockIsALittleBehindGetsTheSameToken() {
    VendorApp app = app();
    Instant first = catalog().apps().tokenEnd(app, NOW, LIFETIME, RESERVE);
    assertThat(catalog().apps().tokenEnd(app, NOW.minusMillis(7), LIFETIME, RESERVE))
        .isEqualTo(first);
  }

  @Test
  default void aRotationEndsTheTokenGivenLast() {
    VendorApp app = app();
    Instant first = catalog().apps().tokenEnd(app, NOW, LIFETIME, RESERVE);
    VendorApp rotated =
        catalog().apps().rotate(Vendor.FEISHU, "cli_1", "another-good-secret", ACTOR);
    Instant second = catalog().apps().tokenEnd(rotated, NOW.plusSeconds(5), LIFETIME, RESERVE);
    assertThat(second).isEqualTo(first.plusSeconds(5));
  }

  @Test
  default void aTokenGivenUnderAClockThatRanAheadIsNotGivenAgain() {
    VendorApp app = app();
    catalog().apps().tokenEnd(app, NOW.plus(Duration.ofDays(30)), LIFETIME, RESERVE);
    assertThat(catalog().apps().tokenEnd(app, NOW, LIFETIME, RESERVE))
        .isEqualTo(NOW.plus(LIFETIME));
  }

  @Test
  default void anUnknownAppGetsNoToken() {
    VendorApp app = new VendorApp("cli_9", "acme", Vendor.FEISHU, Set.of(), Set.of(), 0);
    assertThatThrownBy(() -> catalog().apps().tokenEnd(app, NOW, LIFETIME, RESERVE))
        .isInstanceOf(CatalogMissing.class)
        .hasMessageContaining("cli_9");
  }
}
