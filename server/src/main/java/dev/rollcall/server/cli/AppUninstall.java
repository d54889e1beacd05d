package dev.rollcall.server.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code app uninstall}. */
@Command(
    name = "uninstall",
    description = "Takes a store app from a tenant; its tokens for the tenant are void at once.",
    sortOptions = false,
    footerHeading = "%nExample:%n",
    footer = "  ./rollcall app uninstall cli_a1b2c3d4e5f60718 --tenant acme")
final class AppUninstall extends Task {
  @Parameters(paramLabel = "APP", description = "The store app's id.")
  String id = "";

  @Option(names = "--tenant", paramLabel = "TENANT", required = true, description = "Where from.")
  String tenant = "";

  AppUninstall(Shell shell) {
    super(shell);
  }

  @Override
  Answer run() {
    try (Stores stores = Stores.open(common.data(), clock())) {
      NamedApp.ofStore(stores, id);
      stores.tenant(tenant);
      stores.catalog().storeApps().uninstall(id, tenant, actor());
      return Answer.of("App %s is not installed in %s any more.".formatted(id, tenant))
          .with("uninstalled", id);
    }
  }
}
