package dev.rollcall.server.cli;

import dev.rollcall.catalog.AuditLog;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code audit}. */
@Command(
    name = "audit",
    description =
        "Shows the audit log, newest first: who changed what, and who looked at people by their"
            + " names. Entries are only ever added; people stand in them by number.",
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./rollcall audit",
      "  ./rollcall audit --tenant acme --since 2026-11-01T00:00:00Z",
      "  ./rollcall audit --json --limit 100000 | jq '.entries[] | select(.people_shown != null)'"
    })
final class AuditCommand extends Task {
  @Option(names = "--tenant", paramLabel = "TENANT", description = "Only this tenant's entries.")
  @Nullable String tenant;

  @Option(
      names = "--since",
      paramLabel = "INSTANT",
      description = "None before, such as 2026-11-20T00:00:00Z.")
  @Nullable Instant since;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "At most so many (default: ${DEFAULT-VALUE}).")
  int limit = 100;

  AuditCommand(Shell shell) {
    super(shell);
  }

  @Override
  Answer run() {
    if (limit < 1) {
      throw wrongUsage("--limit must be at least 1");
    }
    try (Stores stores = Stores.open(common.data(), clock())) {
      if (tenant != null) {
        stores.tenant(tenant);
      }
      List<AuditLog.Entry> entries =
          stores.catalog().auditLog().since(tenant, since == null ? Instant.EPOCH : since, limit);
      return Answer.of(text(entries))
          .with("entries", entries.stream().map(AuditCommand::json).toList());
    }
  }

  private static String text(List<AuditLog.Entry> entries) {
    if (entries.isEmpty()) {
      return "No entries.";
    }
    Table table = new Table("AT", "TENANT", "WHO", "DID", "TO", "PEOPLE", "DETAIL");
    for (AuditLog.Entry entry : entries) {
      table.row(
          entry.at(),
          entry.tenant() == null ? "" : entry.tenant(),
          entry.actor(),
          entry.action(),
          entry.subject(),
          entry.peopleShown() == null ? "" : entry.peopleShown(),
          entry.detail());
    }
    return table.text();
  }

  private static Map<String, @Nullable Object> json(AuditLog.Entry entry) {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    members.put("id", entry.id());
    members.put("at", entry.at().toString());
    members.put("tenant", entry.tenant());
    members.put("actor", entry.actor());
    members.put("action", entry.action());
    members.put("subject", entry.subject());
    members.put("detail", entry.detail());
    members.put("people_shown", entry.peopleShown());
    return members;
  }
}
