package dev.rollcall.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.catalog.AuditLog;
import dev.rollcall.catalog.CatalogException;
import dev.rollcall.kit.SetClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LooksTest {
  private static final Looks.Look PULL =
      new Looks.Look("acme", "feishu:cli_a", "admin_user_stats", "2026-11-20 to 2026-11-20");

  private final HeldLog log = new HeldLog();

  /** A log in memory that can be told to have no room. */
  private static final class HeldLog implements AuditLog {
    private final List<Look> entries = new ArrayList<>();
    private boolean full;

    @Override
    public void add(
        Instant at,
        @Nullable String tenant,
        String actor,
        String action,
        String subject,
        String detail) {
      throw new AssertionError("a look is no change");
    }

    @Override
    public void add(List<Look> looks) {
      if (full) {
        throw new CatalogException("no room");
      }
      entries.addAll(looks);
    }

    @Override
    public List<Entry> newest(int limit) {
      return List.of();
    }

    @Override
    public List<Entry> since(@Nullable String tenant, Instant since, int limit) {
      return List.of();
    }
  }

  private Looks looks() {
    return new Looks(log, new SetClock("2026-11-21T12:00:00Z"));
  }

  private long people() {
    return log.entries.stream().mapToLong(AuditLog.Look::people).sum();
  }

  @Test
  void theFirstPageIsWrittenAtOnceAndTheOthersTogether() {
    try (Looks looks = looks()) {
      for (int page = 0; page < 500; page++) {
        assertThat(looks.note(PULL, 60)).isTrue();
        assertThat(log.entries).isNotEmpty();
      }
      looks.write();
      assertThat(log.entries.size()).isBetween(2, 5);
      assertThat(people()).isEqualTo(500 * 60);
    }
  }

  @Test
  void whoSeesNobodyIsNotNoted() {
    try (Looks looks = looks()) {
      assertThat(looks.note(PULL, 0)).isTrue();
    }
    assertThat(log.entries).isEmpty();
  }

  @Test
  void withoutRoomLooksWaitAndNoneIsLost() {
    try (Looks looks = looks()) {
      log.full = true;
      assertThat(looks.note(PULL, 60)).isTrue();
      assertThat(looks.note(PULL, 60)).isTrue();
      looks.write();
      assertThat(log.entries).isEmpty();
      log.full = false;
      looks.write();
      assertThat(people()).isEqualTo(120);
    }
  }

  @Test
  void nobodyIsShownOnceTooManyWait() {
    try (Looks looks = looks()) {
      log.full = true;
      for (int i = 0; i < Looks.MOST_WAITING; i++) {
        assertThat(looks.note(PULL, 1)).isTrue();
      }
      assertThat(looks.note(PULL, 1)).isFalse();
      log.full = false;
      looks.write();
      assertThat(looks.note(PULL, 1)).isTrue();
      assertThat(people()).isEqualTo(Looks.MOST_WAITING + 1);
    }
  }

  @Test
  void closingWritesTheRest() {
    try (Looks looks = looks()) {
      looks.note(PULL, 60);
      looks.note(PULL, 60);
    }
    assertThat(people()).isEqualTo(120);
  }
}
