package dev.rollcall.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.events.BotEvent;
import dev.rollcall.events.Envelope;
import dev.rollcall.events.Event;
import dev.rollcall.events.Region;
import dev.rollcall.events.TenantDay;
import dev.rollcall.journal.FileJournal;
import dev.rollcall.journal.JournalBatch;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalledEventsTest {
  private static final LocalDate DAY = LocalDate.parse("2026-01-01");

  @TempDir Path temporary = Path.of("");

  @Test
  void keysAreASet() {
    SplittableRandom random = new SplittableRandom(7);
    EventKeys keys = new EventKeys();
    EventKeys.Hash hash = new EventKeys.Hash();
    Set<String> expected = new HashSet<>();
    for (int i = 0; i < 100_000; i++) {
      String id = "e" + random.nextInt(40_000);
      assertThat(keys.add(hash.of("s", id))).isEqualTo(expected.add(id));
    }
  }

  @Test
  void sourceAndIdAreKeptApart() {
    EventKeys keys = new EventKeys();
    EventKeys.Hash hash = new EventKeys.Hash();
    assertThat(keys.add(hash.of("a", "bc"))).isTrue();
    assertThat(keys.add(hash.of("ab", "c"))).isTrue();
    assertThat(keys.add(hash.of("a", "bc"))).isFalse();
  }

  @Test
  void forgottenDaysAreReadAgain() {
    try (FileJournal journal = FileJournal.open(temporary)) {
      JournalledEvents events = new JournalledEvents(journal, 1);
      JournalBatch batch = new JournalBatch();
      for (int i = 0; i < 5; i++) {
        assertThat(events.add(day(i), "s", "e\"" + i)).isTrue();
        batch.add(day(i), event("e\"" + i));
      }
      journal.append(batch);
      assertThat(events.mustRead(day(0))).isTrue();
      assertThat(events.mustRead(day(4))).isFalse();
      for (int i = 0; i < 5; i++) {
        assertThat(events.add(day(i), "s", "e\"" + i)).isFalse();
      }
    }
  }

  private static TenantDay day(int n) {
    return new TenantDay("acme", Region.CN, DAY.plusDays(n));
  }

  private static Event event(String id) {
    return new BotEvent.MessageSent(new Envelope(id, "s", 0, null, null), "u", "a");
  }
}
