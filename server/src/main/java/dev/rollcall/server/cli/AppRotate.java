package dev.rollcall.server.cli;

import dev.rollcall.catalog.Catalog;
import dev.rollcall.catalog.Secrets;
import dev.rollcall.catalog.Vendor;
import dev.rollcall.catalog.VendorApp;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code app rotate}. */
@Command(
    name = "rotate",
    description =
        "Gives an app another secret and shows it, this once. The old secret, and every token given"
            + " with it, are void at once. An app that was revoked works again.",
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./rollcall app rotate cli_a1b2c3d4e5f60718",
      "  ./rollcall app rotate schools-app --vendor wecom --json"
    })
final class AppRotate extends Task {
  @Parameters(paramLabel = "APP", description = "The app's id.")
  String id = "";

  @Option(
      names = "--vendor",
      paramLabel = "VENDOR",
      description = "feishu or wecom, where both have an app of this id.")
  @Nullable Vendor vendor;

  @Option(
      names = "--secret",
      paramLabel = "SECRET",
      description = "The new one, 16 to 128 URL-safe characters (default: made).")
  @Nullable String secret;

  AppRotate(Shell shell) {
    super(shell);
  }

  @Override
  Answer run() {
    String next = secret == null ? Secrets.newSecret() : secret;
    Optional<String> refusal = Secrets.refusal(next);
    if (refusal.isPresent()) {
      throw wrongUsage("--secret: " + refusal.get());
    }
    try (Stores stores = Stores.open(common.data(), clock())) {
      Catalog catalog = stores.catalog();
      return switch (NamedApp.find(stores, id, vendor)) {
        case NamedApp.OfStore _ -> {
          catalog.storeApps().rotate(id, next, actor());
          yield feishu(next);
        }
        case NamedApp.OfTenant(VendorApp app) -> {
          catalog.apps().rotate(app.vendor(), id, next, actor());
          yield switch (app.vendor()) {
            case FEISHU -> feishu(next);
            case WECOM -> wecom(String.valueOf(stores.tenant(app.tenant()).corpId()), next);
          };
        }
      };
    }
  }

  private Answer feishu(String next) {
    return Answer.of(
            "app_id      %s%napp_secret  %s%nThe secret is kept nowhere: store it now."
                .formatted(id, next))
        .with("app_id", id)
        .with("app_secret", next);
  }

  private static Answer wecom(String corp, String next) {
    return Answer.of(
            "corp_id  %s%nsecret   %s%nThe secret is kept nowhere: store it now."
                .formatted(corp, next))
        .with("corp_id", corp)
        .with("secret", next);
  }
}
