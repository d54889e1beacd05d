package dev.rollcall.server.cli;

import dev.rollcall.catalog.Installation;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code app install}. */
@Command(
    name = "install",
    description =
        "Installs a store app in a tenant and shows the key by which store apps know the tenant."
            + " Installing once more changes nothing and shows the key again.",
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./rollcall app install cli_a1b2c3d4e5f60718 --tenant acme",
      "  ./rollcall app install cli_a1b2c3d4e5f60718 --tenant acme --tenant-key 736588c9260f175d"
    })
final class AppInstall extends Task {
  @Parameters(paramLabel = "APP", description = "The store app's id.")
  String id = "";

  @Option(names = "--tenant", paramLabel = "TENANT", required = true, description = "Where to.")
  String tenant = "";

  @Option(
      names = "--tenant-key",
      paramLabel = "KEY",
      description = "A key that clients know the tenant by already (default: made).")
  @Nullable String tenantKey;

  AppInstall(Shell shell) {
    super(shell);
  }

  @Override
  Answer run() {
    if (tenantKey != null && !Installation.isTenantKey(tenantKey)) {
      throw wrongUsage("--tenant-key has 1 to 64 letters, digits, _ and -");
    }
    try (Stores stores = Stores.open(common.data(), clock())) {
      NamedApp.ofStore(stores, id);
      stores.tenant(tenant);
      Installation installed = stores.catalog().storeApps().install(id, tenant, tenantKey, actor());
      return Answer.of("tenant_key  %s".formatted(installed.tenantKey()))
          .with("tenant_key", installed.tenantKey());
    }
  }
}
