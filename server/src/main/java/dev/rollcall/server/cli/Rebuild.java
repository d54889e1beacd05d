package dev.rollcall.server.cli;

import dev.rollcall.catalog.Tenant;
import dev.rollcall.events.Region;
import dev.rollcall.rollup.Rollup;
import dev.rollcall.rollup.RollupReport;
import dev.rollcall.server.FolderLock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code rebuild}. */
@Command(
    name = "rebuild",
    description =
        "Counts published days again from the journal and publishes them anew, whether they changed"
            + " or not: after a published file was damaged, or when `verify` found a difference.",
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./rollcall rebuild --tenant acme",
      "  ./rollcall rebuild --tenant acme --from 2026-11-01",
      "",
      "Readers see the old days until the new ones are complete. Days before --from must be sound;",
      "`verify` names the first that is not."
    })
final class Rebuild extends Task {
  @Option(names = "--tenant", paramLabel = "TENANT", required = true, description = "Whose days.")
  String tenant = "";

  @Option(
      names = "--from",
      paramLabel = "DATE",
      description = "The first day to publish anew (default: the first there is).")
  @Nullable LocalDate from;

  Rebuild(Shell shell) {
    super(shell);
  }

  @Override
  Answer run() {
    LocalDate first = from == null ? LocalDate.MIN : from;
    try (Stores stores = Stores.open(common.data(), clock());
        FolderLock _ = Turn.take(stores.publishing(), shell);
        RollupProgress progress = new RollupProgress(shell, showsProgress())) {
      Tenant owner = stores.tenant(tenant);
      Rollup rollup = stores.rollup();
      int published = 0;
      long events = 0;
      for (Region region : owner.regions()) {
        RollupReport report = rollup.rebuild(owner, region, first, progress);
        for (String person : report.leaving()) {
          stores.erasing().erase(owner, person, "event", progress);
        }
        published += report.published();
        events += report.events();
      }
      String text =
          published == 0
              ? "Nothing of " + tenant + " was published from that day on."
              : "Published %,d days anew from %,d events.".formatted(published, events);
      return Answer.of(text).with("published", published).with("events", events);
    }
  }
}
