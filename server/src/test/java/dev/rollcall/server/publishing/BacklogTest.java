package dev.rollcall.server.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.catalog.Publication;
import dev.rollcall.events.Envelope;
import dev.rollcall.events.ImEvent;
import dev.rollcall.events.Region;
import dev.rollcall.events.TenantDay;
import dev.rollcall.journal.JournalBatch;
import dev.rollcall.kit.MemoryJournal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class BacklogTest {
  private static final LocalDate LAST_CLOSED = LocalDate.parse("2026-11-19");

  private static final Envelope ENVELOPE = new Envelope("1", "test", 0, null, null);

  private final MemoryJournal journal = new MemoryJournal();

  @Test
  void everythingWaitsWhileNothingIsPublished() {
    hold("2026-11-18", 2);
    hold("2026-11-20", 3);
    assertThat(backlog()).isEqualTo(new Backlog(1, 2, 1, 3));
  }

  @Test
  void theFirstPublishedDayStandsForTheDaysBeforeIt() {
    hold("2026-11-01", 5);
    hold("2026-11-18", 2);
    assertThat(backlog(published("2026-11-18", 7))).isEqualTo(Backlog.NONE);
    hold("2026-11-01", 1);
    assertThat(backlog(published("2026-11-18", 7))).isEqualTo(new Backlog(1, 1, 0, 0));
  }

  @Test
  void aDayThatGrewSinceWaitsWithWhatIsNew() {
    hold("2026-11-18", 2);
    hold("2026-11-19", 4);
    assertThat(backlog(published("2026-11-18", 2), published("2026-11-19", 1)))
        .isEqualTo(new Backlog(1, 3, 0, 0));
  }

  @Test
  void anotherRegionIsNotCounted() {
    add(new TenantDay("acme", Region.JP, LAST_CLOSED), 4);
    assertThat(backlog()).isEqualTo(Backlog.NONE);
  }

  private Backlog backlog(Publication... published) {
    return Backlog.of(journal, "acme", Region.US, List.of(published), LAST_CLOSED);
  }

  private static Publication published(String day, long events) {
    TenantDay of = new TenantDay("acme", Region.US, LocalDate.parse(day));
    return new Publication(1, of, 1, "m", events, "", "x", Instant.EPOCH);
  }

  private void hold(String day, int events) {
    add(new TenantDay("acme", Region.US, LocalDate.parse(day)), events);
  }

  private void add(TenantDay day, int events) {
    JournalBatch batch = new JournalBatch();
    for (int i = 0; i < events; i++) {
      batch.lines(day).add(new ImEvent.Used(ENVELOPE, "u17"));
    }
    journal.append(batch);
  }
}
