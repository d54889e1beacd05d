package dev.rollcall.server.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code key revoke}. */
@Command(
    name = "revoke",
    description = "Makes a key void at once, for good. `key list` shows the names of keys.",
    sortOptions = false,
    footerHeading = "%nExample:%n",
    footer = "  ./rollcall key revoke key_0a1b2c3d4e5f")
final class KeyRevoke extends Task {
  @Parameters(paramLabel = "KEY", description = "The key's name, key_..., not its text.")
  String id = "";

  KeyRevoke(Shell shell) {
    super(shell);
  }

  @Override
  Answer run() {
    if (id.startsWith("rc_")) {
      throw wrongUsage("that is the text of a key; give its name, which `key list` shows");
    }
    try (Stores stores = Stores.open(common.data(), clock())) {
      stores.catalog().keys().revoke(id, actor());
      return Answer.of("Key %s is revoked.".formatted(id)).with("revoked", id);
    }
  }
}
