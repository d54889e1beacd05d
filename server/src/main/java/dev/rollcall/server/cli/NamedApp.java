package dev.rollcall.server.cli;

import dev.rollcall.catalog.Catalog;
import dev.rollcall.catalog.StoreApp;
import dev.rollcall.catalog.Vendor;
import dev.rollcall.catalog.VendorApp;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An app that a command was given the id of, of whatever kind it is. */
sealed interface NamedApp {
  /** One that a tenant made for itself. */
  record OfTenant(VendorApp app) implements NamedApp {}

  /** One of the store. */
  record OfStore(StoreApp app) implements NamedApp {}

  /**
   * The app of an id.
   *
   * @param vendor whose app, or null when the id alone says it
   * @throws CommandFailure when there is none, or one of each vendor
   */
  static NamedApp find(Stores stores, String id, @Nullable Vendor vendor) {
    Catalog catalog = stores.catalog();
    List<NamedApp> found = new ArrayList<>();
    for (Vendor each : vendor == null ? Vendor.values() : new Vendor[] {vendor}) {
      Optional<VendorApp> app = catalog.apps().find(each, id);
      app.ifPresent(own -> found.add(new OfTenant(own)));
    }
    if (vendor != Vendor.WECOM) {
      catalog.storeApps().find(id).ifPresent(app -> found.add(new OfStore(app)));
    }
    if (found.isEmpty()) {
      throw new CommandFailure(
          "There is no app %s; `./rollcall app list` shows those there are".formatted(id));
    }
    if (found.size() > 1) {
      throw new CommandFailure("There are two apps %s; say --vendor".formatted(id));
    }
    return found.getFirst();
  }

  /**
   * The store app of an id.
   *
   * @throws CommandFailure when there is none
   */
  static StoreApp ofStore(Stores stores, String id) {
    return stores
        .catalog()
        .storeApps()
        .find(id)
        .orElseThrow(() ->
            new CommandFailure(
                "There is no store app %s; add one with `./rollcall app add --store`"
                    .formatted(id)));
  }
}
