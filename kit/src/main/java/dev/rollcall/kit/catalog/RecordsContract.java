package dev.rollcall.kit.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.rollcall.catalog.AuditLog;
import dev.rollcall.catalog.Catalog;
import dev.rollcall.catalog.Key;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every catalog does with its audit log and its signing key. */
interface RecordsContract extends OpenedCatalog {
  @Test
  default void theAuditLogTellsTheNewestFirst() {
    AuditLog log = catalog().auditLog();
    for (int i = 0; i < 5; i++) {
      log.add(NOW.plusSeconds(i), ACTOR, "thing.change", "thing:" + i, "detail " + i);
    }
    assertThat(log.newest(2))
        .extracting(AuditLog.Entry::at, AuditLog.Entry::actor, AuditLog.Entry::subject)
        .containsExactly(
            tuple(NOW.plusSeconds(4), ACTOR, "thing:4"),
            tuple(NOW.plusSeconds(3), ACTOR, "thing:3"));
    assertThat(log.newest(100)).hasSize(5);
  }

  @Test
  default void everyAdministrativeChangeIsInTheAuditLogOnceWithoutTheKey() {
    catalog().tenants().add(OpenedCatalog.tenant("acme", null), ACTOR);
    String text = catalog().keys().add("acme", Key.Purpose.INTAKE, ACTOR);
    String id = catalog().keys().authenticate(text).orElseThrow().id();
    catalog().keys().revoke(id, "test:other");
    List<AuditLog.Entry> log = catalog().auditLog().newest(10);
    assertThat(log)
        .extracting(AuditLog.Entry::action)
        .containsExactly("key.revoke", "key.add", "tenant.add");
    assertThat(log).extracting(AuditLog.Entry::subject).containsExactly(id, id, "acme");
    assertThat(log).extracting(AuditLog.Entry::at).containsOnly(NOW);
    assertThat(log.getFirst().actor()).isEqualTo("test:other");
    assertThat(log.toString()).doesNotContain(text).doesNotContain(text.substring(3));
  }

  @Test
  default void theSigningKeyIsTheSameForEverybodyWhoAsksFirst() throws Exception {
    try (Catalog elsewhere = open()) {
      List<byte[]> keys =
          Callers.together(
              caller -> (caller % 2 == 0 ? catalog() : elsewhere).signingKeys().current());
      assertThat(keys).allSatisfy(key -> assertThat(key).hasSize(32).isEqualTo(keys.getFirst()));
      assertThat(keys.getFirst()).isNotEqualTo(new byte[32]);
    }
    try (Catalog later = open()) {
      assertThat(later.signingKeys().current()).isEqualTo(catalog().signingKeys().current());
    }
  }

  @Test
  default void aSigningKeyHandedOutCannotBeSpoiled() {
    byte[] key = catalog().signingKeys().current();
    byte[] copy = key.clone();
    key[0]++;
    assertThat(catalog().signingKeys().current()).isEqualTo(copy);
  }
}
