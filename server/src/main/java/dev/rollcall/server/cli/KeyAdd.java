package dev.rollcall.server.cli;

import dev.rollcall.catalog.Key;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code key add}. */
@Command(
    name = "add",
    description = "Makes a key of Rollcall's own API and shows it, this once.",
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./rollcall key add --tenant acme --for intake",
      "  KEY=$(./rollcall key add --tenant acme --for read --json | jq -r .key)"
    })
final class KeyAdd extends Task {
  @Option(
      names = "--tenant",
      paramLabel = "TENANT",
      required = true,
      description = "Whose events or figures it opens.")
  String tenant = "";

  @Option(
      names = "--for",
      paramLabel = "PURPOSE",
      required = true,
      description = "intake (send events), read (figures) or admin (everything).")
  Key.@Nullable Purpose purpose;

  KeyAdd(Shell shell) {
    super(shell);
  }

  @Override
  Answer run() {
    Key.Purpose what = purpose == null ? Key.Purpose.INTAKE : purpose;
    try (Stores stores = Stores.open(common.data(), clock())) {
      stores.tenant(tenant);
      String key = stores.catalog().keys().add(tenant, what, actor());
      return Answer.of(
              "%s%nThis is the key for %s of %s. It is kept nowhere: store it now."
                  .formatted(key, Words.word(what), tenant))
          .with("key", key);
    }
  }
}
