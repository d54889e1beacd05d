package dev.rollcall.catalog;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An app as its row has it.
 *
 * @param secretHash the kept form of its secret, or null while it is revoked
 * @param tokenEnd the end of the token given last, or null when none is good
 */
record StoredApp(VendorApp app, @Nullable String secretHash, @Nullable Instant tokenEnd) {
  /** Without the hash, which has no business in a log. */
  @Override
  public String toString() {
    return "StoredApp[" + app + ", tokenEnd=" + tokenEnd + "]";
  }
}
