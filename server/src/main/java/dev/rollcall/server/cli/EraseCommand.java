package dev.rollcall.server.cli;

import dev.rollcall.catalog.Erasure;
import dev.rollcall.catalog.Tenant;
import dev.rollcall.privacy.Erasing;
import dev.rollcall.privacy.Receipt;
import dev.rollcall.server.FolderLock;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code erase}. */
@Command(
    name = "erase",
    description =
        "Forgets who a person is, for good: in the journal, in every published day, in the catalog."
            + " The person's number goes on to count, so no figure changes; the rows about the"
            + " person are gone. Backups made before still hold the person.",
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./rollcall erase u17 --tenant acme --dry-run",
      "  ./rollcall erase u17 --tenant acme",
      "  ./rollcall erase u17 --tenant acme --yes --json > receipt.json",
      "",
      "The data folder may be in use by a server. Interrupted, it is completed by running it once",
      "more, or by the next roll-up. There is no way back but a backup."
    })
final class EraseCommand extends Task {
  static final List<String> BACKUPS =
      List.of(
          "Backups made before hold the person still: make a new one, then delete the old ones, or"
              + " let `backup --keep` do so.",
          "After restoring an old backup, run this command again.");

  @Parameters(paramLabel = "PERSON", description = "The tenant's own id of the person.")
  String person = "";

  @Option(names = "--tenant", paramLabel = "TENANT", required = true, description = "Whose person.")
  String tenant = "";

  @Option(names = "--dry-run", description = "Only tell what is held of the person.")
  boolean dryRun;

  @Option(names = "--yes", description = "Do not ask.")
  boolean yes;

  EraseCommand(Shell shell) {
    super(shell);
  }

  @Override
  Answer run() {
    if (!dryRun && !yes && (!shell.terminal() || common.json)) {
      throw wrongUsage("erasing can not be undone; say --yes, or look first with --dry-run");
    }
    try (Stores stores = Stores.open(common.data(), clock());
        FolderLock _ = Turn.take(stores.publishing(), shell);
        RollupProgress progress = new RollupProgress(shell, showsProgress())) {
      Tenant owner = stores.tenant(tenant);
      Optional<Erasure> before = stores.catalog().erasures().find(tenant, person);
      if (dryRun) {
        return before.isPresent()
            ? erasedBefore(before.get())
            : preview(stores.erasing().preview(owner, person, progress));
      }
      if (before.isEmpty()) {
        confirm();
      }
      return stores
          .erasing()
          .erase(owner, person, actor(), progress)
          .map(EraseCommand::answer)
          .orElseThrow(this::unknown);
    }
  }

  private CommandFailure unknown() {
    return new CommandFailure(
        "Tenant %s has no person %s, and never had one of that id that was erased; nothing was changed"
            .formatted(tenant, person));
  }

  private Answer preview(Optional<Erasing.Preview> found) {
    Erasing.Preview held = found.orElseThrow(this::unknown);
    return Answer.of(
            "Would rewrite %,d lines on %,d days of the journal and %,d published days. Nothing was changed."
                .formatted(held.lines(), held.journalDays(), held.publishedDays()))
        .with("dry_run", true)
        .with("journal_lines", held.lines())
        .with("journal_days", held.journalDays())
        .with("published_days", held.publishedDays());
  }

  private static Answer erasedBefore(Erasure erasure) {
    String text =
        erasure.finished().isPresent()
            ? "Was erased on %s, as %s. Nothing was changed."
                .formatted(erasure.finished().get(), erasure.pseudonym())
            : "The erasure as %s was begun and not finished: run erase once more. Nothing was changed."
                .formatted(erasure.pseudonym());
    return Answer.of(text)
        .with("dry_run", true)
        .with("pseudonym", erasure.pseudonym())
        .with("finished", erasure.finished().map(Object::toString).orElse(null));
  }

  private static Answer answer(Receipt receipt) {
    String text =
        """
        Erased, as %s (number %d of tenant %s), %s.
        Journal: %,d lines on %,d days rewritten.
        Published days: %,d with a new version, %,d directories written, %,d old files deleted.
        No figure has changed. The receipt is in the audit log (`./rollcall audit`).
        %s\
        """
            .formatted(
                receipt.pseudonym(),
                receipt.number(),
                receipt.tenant(),
                receipt.finished(),
                receipt.journalLines(),
                receipt.journalDays(),
                receipt.publishedDays(),
                receipt.directories(),
                receipt.filesRemoved(),
                String.join(System.lineSeparator(), BACKUPS));
    return Answer.of(text)
        .with("tenant", receipt.tenant())
        .with("number", receipt.number())
        .with("pseudonym", receipt.pseudonym())
        .with("by", receipt.by())
        .with("begun", receipt.begun())
        .with("finished", receipt.finished())
        .with("people", receipt.people())
        .with("journal_days", receipt.journalDays())
        .with("journal_lines", receipt.journalLines())
        .with("published_days", receipt.publishedDays())
        .with("directories", receipt.directories())
        .with("files_removed", receipt.filesRemoved())
        .with("still_in", BACKUPS);
  }

  private void confirm() {
    if (yes) {
      return;
    }
    shell.err().print("Erase for good? Type the id of the person to go on: ");
    shell.err().flush();
    try {
      String typed =
          new BufferedReader(new InputStreamReader(shell.in(), StandardCharsets.UTF_8)).readLine();
      if (!person.equals(typed)) {
        throw new CommandFailure("That is not the id; nothing was changed");
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the answer could not be read", e);
    }
  }
}
