package dev.rollcall.server.cli;

import dev.rollcall.catalog.Catalog;
import dev.rollcall.catalog.Vendor;
import dev.rollcall.catalog.VendorApp;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code app revoke}. */
@Command(
    name = "revoke",
    description =
        "Takes an app its secret: it can log in no more, and every token it has is void at once."
            + " `app rotate` gives it another one.",
    sortOptions = false,
    footerHeading = "%nExample:%n",
    footer = "  ./rollcall app revoke cli_a1b2c3d4e5f60718")
final class AppRevoke extends Task {
  @Parameters(paramLabel = "APP", description = "The app's id.")
  String id = "";

  @Option(
      names = "--vendor",
      paramLabel = "VENDOR",
      description = "feishu or wecom, where both have an app of this id.")
  @Nullable Vendor vendor;

  AppRevoke(Shell shell) {
    super(shell);
  }

  @Override
  Answer run() {
    try (Stores stores = Stores.open(common.data(), clock())) {
      Catalog catalog = stores.catalog();
      switch (NamedApp.find(stores, id, vendor)) {
        case NamedApp.OfStore _ -> catalog.storeApps().revoke(id, actor());
        case NamedApp.OfTenant(VendorApp app) -> catalog.apps().revoke(app.vendor(), id, actor());
      }
      return Answer.of(
              "App %s is revoked. `./rollcall app rotate %s` gives it another secret."
                  .formatted(id, id))
          .with("revoked", id);
    }
  }
}
