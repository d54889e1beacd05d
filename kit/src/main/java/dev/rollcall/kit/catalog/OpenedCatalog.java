package dev.rollcall.kit.catalog;

import dev.rollcall.catalog.Catalog;
import dev.rollcall.catalog.Edition;
import dev.rollcall.catalog.Tenant;
import dev.rollcall.events.Region;
import java.time.Instant;
import java.util.EnumSet;
import org.jspecify.annotations.Nullable;

/** A catalog that is new and empty in every test. */
interface OpenedCatalog {
  Instant NOW = Instant.parse("2026-11-20T01:30:00Z");
  String ACTOR = "test:contract";

  /** The catalog of this test. */
  Catalog catalog();

  /** The same catalog opened once more, as another process would. */
  Catalog open() throws Exception;

  /** A tenant in {@code cn} with {@code us} enabled beside it. */
  static Tenant tenant(String id, @Nullable String corpId) {
    EnumSet<Region> regions = EnumSet.of(Region.CN, Region.US);
    return new Tenant(id, "Name of " + id, Region.CN, regions, Edition.ENTERPRISE, corpId, null);
  }
}
