package dev.rollcall.server.api;

import dev.rollcall.catalog.Tenant;
import dev.rollcall.events.Region;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The regions a tenant may ask for (S22). */
final class Regions {
  private Regions() {}

  /** The codes of a tenant's regions, the home region first. */
  static List<String> codes(Tenant tenant) {
    List<String> codes = new ArrayList<>(List.of(tenant.home().code()));
    for (Region region : Region.values()) {
      if (tenant.regions().contains(region) && region != tenant.home()) {
        codes.add(region.code());
      }
    }
    return codes;
  }

  /** The region asked for, the home region when none is; empty when the tenant does not have it. */
  static Optional<Region> asked(Tenant tenant, Parameters parameters) {
    Optional<String> code = parameters.text("region");
    if (code.isEmpty()) {
      return Optional.of(tenant.home());
    }
    return code.flatMap(Region::of)
        .filter(region -> region == tenant.home() || tenant.regions().contains(region));
  }
}
