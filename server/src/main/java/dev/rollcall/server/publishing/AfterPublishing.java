package dev.rollcall.server.publishing;

import dev.rollcall.catalog.Tenant;
import dev.rollcall.events.Region;

/** What a server does for a tenant's region each time after it has published, in the same turn. */
@FunctionalInterface
public interface AfterPublishing {
  /** Does it; a failure is logged, and it is tried again next time. */
  void run(Tenant tenant, Region region);
}
