package dev.rollcall.journal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.rollcall.events.TenantDay;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Knows where days end, and cuts tails that a writer who died has left torn. */
final class TornTails {
  private static final Logger LOG = LoggerFactory.getLogger(TornTails.class);
  private static final int MOST_TAILS = 100_000;
  private static final int MOST_RECOVERIES = 1_000;

  private final Path journal;
  private final Disk disk;
  private final Cache<TenantDay, DayTail> seen =
      Caffeine.newBuilder().maximumSize(MOST_TAILS).build();
  private final ConcurrentLinkedQueue<Recovery> recoveries = new ConcurrentLinkedQueue<>();
  private final AtomicInteger recovered = new AtomicInteger();

  TornTails(Path journal, Disk disk) {
    this.journal = journal;
    this.disk = disk;
  }

  /** The tail of a listed day, looking only at what came since it was last looked at. */
  DayTail read(TenantDay day, DayFolder folder) throws IOException {
    DayTail tail = DayTail.read(folder, seen.getIfPresent(day));
    seen.put(day, tail);
    return tail;
  }

  /** Remembers a tail that was just written, so that it need not be read. */
  void written(TenantDay day, DayTail tail) {
    seen.put(day, tail);
  }

  /** The tail as it was last looked at. */
  @Nullable DayTail lastSeen(TenantDay day) {
    return seen.getIfPresent(day);
  }

  /** Cuts the torn tail of a day, if it has one. Only while the folder lock is held. */
  void cut(TenantDay day) throws IOException {
    DayFolder folder = DayFolder.list(journal, day);
    DayTail tail = read(day, folder);
    if (tail.torn()) {
      try (DayFile file = DayFile.open(day, disk, folder, tail)) {
        file.cut();
        file.force();
        add(new Recovery(file.path(), tail.end(), tail.size() - tail.end()));
      }
    }
  }

  /** Cuts those of all days; a damaged day is left alone and logged. */
  void cutAll() throws IOException {
    for (String tenant : DayFolder.tenants(journal)) {
      for (TenantDay day : DayFolder.days(journal, tenant)) {
        try {
          cut(day);
        } catch (JournalDamaged e) {
          LOG.error("{} needs a look", day, e);
        }
      }
    }
  }

  /** Reports a cut. */
  void add(Recovery recovery) {
    LOG.warn("{}", recovery);
    if (recovered.getAndIncrement() < MOST_RECOVERIES) {
      recoveries.add(recovery);
    }
  }

  /** What was cut, oldest first. */
  List<Recovery> recoveries() {
    return List.copyOf(recoveries);
  }
}
