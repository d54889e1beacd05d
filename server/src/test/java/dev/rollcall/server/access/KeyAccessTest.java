package dev.rollcall.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.catalog.Edition;
import dev.rollcall.catalog.Key;
import dev.rollcall.catalog.SqliteCatalog;
import dev.rollcall.catalog.Tenant;
import dev.rollcall.events.Region;
import dev.rollcall.server.access.KeyAccess.Verdict;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys as they are shown, good and bad. */
class KeyAccessTest {
  private static final Set<Key.Purpose> READERS = Set.of(Key.Purpose.READ, Key.Purpose.ADMIN);

  private static final Clock CLOCK = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);

  @TempDir private Path folder;

  @Test
  void aKeyOfTheRightPurposeOpensItsTenant() {
    try (SqliteCatalog catalog = catalog()) {
      String key = catalog.keys().add("acme", Key.Purpose.READ, "test");
      for (String shown : List.of("Bearer " + key, "bearer " + key, "BEARER  " + key + " ")) {
        assertThat(new KeyAccess(catalog.keys(), CLOCK).judge(List.of(shown), READERS, "10.0.0.1"))
            .isInstanceOfSatisfying(
                Verdict.Granted.class,
                granted -> assertThat(granted.key().tenant()).isEqualTo("acme"));
      }
    }
  }

  @Test
  void anythingElseIsNoKey() {
    try (SqliteCatalog catalog = catalog()) {
      String key = catalog.keys().add("acme", Key.Purpose.READ, "test");
      KeyAccess access = new KeyAccess(catalog.keys(), CLOCK);
      for (List<String> shown :
          List.of(
              List.<String>of(),
              List.of(key),
              List.of("Basic " + key),
              List.of("Bearer " + key + "x"),
              List.of("Bearer "),
              List.of("Bearer " + key, "Bearer " + key))) {
        assertThat(access.judge(shown, READERS, "10.0.0.1")).isInstanceOf(Verdict.NoKey.class);
      }
    }
  }

  @Test
  void aKeyForSomethingElseIsToldSo() {
    try (SqliteCatalog catalog = catalog()) {
      String key = catalog.keys().add("acme", Key.Purpose.INTAKE, "test");
      assertThat(
              new KeyAccess(catalog.keys(), CLOCK)
                  .judge(List.of("Bearer " + key), READERS, "10.0.0.1"))
          .isEqualTo(new Verdict.WrongPurpose("This key is for intake."));
    }
  }

  @Test
  void aRevokedKeyIsNoKey() {
    try (SqliteCatalog catalog = catalog()) {
      String key = catalog.keys().add("acme", Key.Purpose.READ, "test");
      KeyAccess access = new KeyAccess(catalog.keys(), CLOCK);
      assertThat(access.judge(List.of("Bearer " + key), READERS, "10.0.0.1"))
          .isInstanceOf(Verdict.Granted.class);
      catalog.keys().revoke(catalog.keys().of("acme").getFirst().id(), "test");
      assertThat(access.judge(List.of("Bearer " + key), READERS, "10.0.0.1"))
          .isInstanceOf(Verdict.NoKey.class);
    }
  }

  @Test
  void whoGoesOnTryingKeysIsSlowedDownAndNobodyElse() {
    try (SqliteCatalog catalog = catalog()) {
      String key = catalog.keys().add("acme", Key.Purpose.READ, "test");
      FailedLogins failures = new FailedLogins(CLOCK, Duration.ofMillis(1));
      KeyAccess access = new KeyAccess(catalog.keys(), failures);
      for (int i = 0; i < 11; i++) {
        assertThat(access.judge(List.of("Bearer rc_" + i), READERS, "10.0.0.1"))
            .isInstanceOf(Verdict.NoKey.class);
      }
      assertThat(failures.delay("address 10.0.0.1")).isPositive();
      assertThat(failures.delay("address 10.0.0.2")).isZero();
      assertThat(access.judge(List.of("Bearer " + key), READERS, "10.0.0.1"))
          .as("a right key from the same address")
          .isInstanceOf(Verdict.Granted.class);
    }
  }

  private SqliteCatalog catalog() {
    SqliteCatalog catalog = SqliteCatalog.open(folder.resolve("catalog.db"), CLOCK);
    catalog
        .tenants()
        .add(
            new Tenant(
                "acme", "Acme", Region.US, Set.of(Region.US), Edition.ENTERPRISE, null, null),
            "test");
    return catalog;
  }
}
