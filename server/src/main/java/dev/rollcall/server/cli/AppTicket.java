package dev.rollcall.server.cli;

import dev.rollcall.catalog.StoreApp;
import dev.rollcall.server.access.AppTickets;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code app ticket}. */
@Command(
    name = "ticket",
    description =
        "Shows a store app's current ticket, for those who develop without an address to push it"
            + " to. It changes every hour and is good for one hour more.",
    sortOptions = false,
    footerHeading = "%nExample:%n",
    footer = "  TICKET=$(./rollcall app ticket cli_a1b2c3d4e5f60718 --json | jq -r .app_ticket)")
final class AppTicket extends Task {
  @Parameters(paramLabel = "APP", description = "The store app's id.")
  String id = "";

  AppTicket(Shell shell) {
    super(shell);
  }

  @Override
  Answer run() {
    try (Stores stores = Stores.open(common.data(), clock())) {
      StoreApp app = NamedApp.ofStore(stores, id);
      String ticket =
          new AppTickets(stores.catalog().signingKeys().current())
              .current(app.id(), app.generation(), clock().instant());
      return Answer.of(ticket).with("app_ticket", ticket);
    }
  }
}
