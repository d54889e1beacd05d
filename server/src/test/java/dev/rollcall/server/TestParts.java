package dev.rollcall.server;

import dev.rollcall.catalog.Catalog;
import dev.rollcall.catalog.SqliteCatalog;
import dev.rollcall.counting.AppUsage;
import dev.rollcall.facts.FactFolder;
import dev.rollcall.facts.Facts;
import dev.rollcall.journal.Journal;
import dev.rollcall.kit.MemoryJournal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

/** Parts for tests of the HTTP side. */
public final class TestParts {
  private static final int CACHE_BYTES = 1_000_000;

  private TestParts() {}

  /** A catalog in a folder and an empty journal. */
  static Parts in(Path folder) {
    Clock clock = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
    Catalog catalog = SqliteCatalog.open(folder.resolve("catalog.db"), clock);
    return of(folder, catalog, new MemoryJournal(), clock);
  }

  /** These parts, with facts that were never published. */
  public static Parts of(Path folder, Catalog catalog, Journal journal, Clock clock) {
    FactFolder facts = new FactFolder(folder.resolve("facts"), clock);
    Facts published = new Facts(facts, catalog.publications(), CACHE_BYTES);
    return new Parts(catalog, journal, published, new AppUsage(published, CACHE_BYTES), clock);
  }
}
