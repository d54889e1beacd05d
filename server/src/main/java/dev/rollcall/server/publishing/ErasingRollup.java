package dev.rollcall.server.publishing;

import dev.rollcall.catalog.Tenant;
import dev.rollcall.events.Region;
import dev.rollcall.privacy.Erasing;
import dev.rollcall.rollup.Progress;
import dev.rollcall.rollup.RollupReport;
import java.time.LocalDate;

/**
 * A roll-up after which those are erased whom an event of its days wants erased, and whose erasure
 * was begun and not finished (S7).
 */
public final class ErasingRollup implements Publishing.RollupRun {
  private static final String ACTOR = "event";

  private final Publishing.RollupRun rollup;
  private final Erasing erasing;

  public ErasingRollup(Publishing.RollupRun rollup, Erasing erasing) {
    this.rollup = rollup;
    this.erasing = erasing;
  }

  @Override
  public RollupReport run(Tenant tenant, Region region, LocalDate through, Progress progress) {
    RollupReport report = rollup.run(tenant, region, through, progress);
    for (String person : report.leaving()) {
      erasing.erase(tenant, person, ACTOR, progress);
    }
    erasing.finish(tenant, ACTOR, progress);
    return report;
  }
}
