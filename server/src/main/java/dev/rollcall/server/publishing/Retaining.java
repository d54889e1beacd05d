package dev.rollcall.server.publishing;

import dev.rollcall.catalog.Tenant;
import dev.rollcall.events.Region;
import dev.rollcall.rollup.Retention;

/** Lets days go that are older than what is to be kept. */
public final class Retaining implements AfterPublishing {
  private final Retention retention;
  private final Retention.Terms terms;

  public Retaining(Retention retention, Retention.Terms terms) {
    this.retention = retention;
    this.terms = terms;
  }

  @Override
  public void run(Tenant tenant, Region region) {
    if (!terms.isEverything()) {
      retention.apply(tenant, region, retention.plan(tenant, region, terms), "server", _ -> {});
    }
  }
}
