package dev.rollcall.events;

import org.jspecify.annotations.Nullable;

/**
 * What a person used when an event happened, as far as the sender knows: all parts may be absent,
 * and an empty part is an absent one.
 */
public record Client(@Nullable String os, @Nullable String appPackage, @Nullable String version) {
  public Client {
    os = absentIfEmpty(os);
    appPackage = absentIfEmpty(appPackage);
    version = absentIfEmpty(version);
  }

  /** Whether nothing is known. */
  public boolean isEmpty() {
    return os == null && appPackage == null && version == null;
  }

  private static @Nullable String absentIfEmpty(@Nullable String part) {
    return part != null && part.isEmpty() ? null : part;
  }
}
