package dev.rollcall.catalog;

import dev.rollcall.events.Region;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An organisation.
 *
 * @param id such as {@code acme}: lower-case letters, digits and hyphens, unique
 * @param home the region of events that name none, and of answers that ask for none (S1)
 * @param regions every enabled region, the home region included
 * @param corpId the WeCom corp id, or null
 * @param industry such as {@code education}, or null (S30)
 */
public record Tenant(
    String id,
    String name,
    Region home,
    Set<Region> regions,
    Edition edition,
    @Nullable String corpId,
    @Nullable String industry) {
  private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

  public Tenant {
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException(
          "A tenant id has 1 to 63 lower-case letters, digits and hyphens, no hyphen first; '"
              + id
              + "' has not.");
    }
    if (corpId != null && home != Region.CN) {
      throw new IllegalArgumentException(
          "Tenant " + id + " has a WeCom corp id, so its home region is cn, not " + home.code());
    }
    if (!regions.contains(home)) {
      throw new IllegalArgumentException(
          "The home region " + home.code() + " of tenant " + id + " must be enabled.");
    }
    regions = Collections.unmodifiableSet(EnumSet.copyOf(regions));
  }
}
