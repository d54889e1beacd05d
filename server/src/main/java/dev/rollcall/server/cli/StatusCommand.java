package dev.rollcall.server.cli;

import dev.rollcall.catalog.Tenant;
import dev.rollcall.events.Region;
import dev.rollcall.server.FolderLock;
import dev.rollcall.server.publishing.PublishingNote;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

/** {@code status}. */
@Command(
    name = "status",
    description =
        "Tells what is in a data folder: tenants, events, what is published and what waits, failures"
            + " of publishing, torn journal tails, problems of the directory.",
    footerHeading = "%nExamples:%n",
    footer = {"  ./rollcall status", "  ./rollcall status --json | jq '.tenants[].waiting_days'"})
final class StatusCommand extends Task {
  StatusCommand(Shell shell) {
    super(shell);
  }

  @Override
  Answer run() {
    try (Stores stores = Stores.open(common.data(), clock())) {
      List<RegionStatus> all = new ArrayList<>();
      for (Tenant tenant : stores.catalog().tenants().all()) {
        for (Region region : tenant.regions()) {
          all.add(RegionStatus.of(stores, tenant, region));
        }
      }
      String server =
          FolderLock.isHeld(stores.folder().serverLock())
              ? FolderLock.holder(stores.folder().serverLock())
              : null;
      List<String> recoveries = new Recoveries(stores.folder(), clock()).lines();
      return Answer.of(text(stores, server, all, recoveries))
          .with("data", stores.folder().root().toString())
          .with("server", server)
          .with("tenants", all.stream().map(StatusCommand::members).toList())
          .with("recoveries", recoveries);
    }
  }

  private static String text(
      Stores stores, @Nullable String server, List<RegionStatus> all, List<String> recoveries) {
    StringBuilder text = new StringBuilder();
    text.append("Data folder %s, %s%n".formatted(stores.folder().root(), serverText(server)));
    Table table =
        new Table("TENANT", "REGION", "EVENTS", "DAYS", "PUBLISHED", "THROUGH", "WAITING");
    for (RegionStatus each : all) {
      table.row(
          each.tenant(),
          each.region().code(),
          "%,d".formatted(each.events()),
          each.days(),
          each.publishedDays(),
          each.through() == null ? "-" : each.through(),
          each.waitingDays() == 0
              ? "-"
              : "%,d days, %,d events".formatted(each.waitingDays(), each.waitingEvents()));
    }
    text.append(table.isEmpty() ? "No tenant yet; ./rollcall tenant add NAME" : table.text());
    all.forEach(each -> appendTroubles(text, each));
    recoveries.forEach(line -> text.append("%nJournal: ".formatted()).append(line));
    return text.toString();
  }

  private static String serverText(@Nullable String server) {
    return server == null ? "no server runs on it" : "served by " + server;
  }

  private static void appendTroubles(StringBuilder text, RegionStatus each) {
    String what = each.tenant() + "/" + each.region().code();
    PublishingNote note = each.note();
    if (note.failure() != null) {
      text.append(
          "%n%s: publishing failed at %s (%d in a row): %s"
              .formatted(what, note.failedAt(), note.failures(), note.failure()));
    }
    each.problems().forEach(problem -> text.append("%n%s: directory: %s".formatted(what, problem)));
  }

  private static Map<String, @Nullable Object> members(RegionStatus each) {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    members.put("tenant", each.tenant());
    members.put("region", each.region().code());
    members.put("events", each.events());
    members.put("days", each.days());
    members.put("published_days", each.publishedDays());
    members.put("published_through", each.through() == null ? null : each.through().toString());
    members.put("waiting_days", each.waitingDays());
    members.put("waiting_events", each.waitingEvents());
    members.put("last_failure", failure(each.note()));
    members.put("directory_problems", each.problems());
    return members;
  }

  private static @Nullable Map<String, Object> failure(PublishingNote note) {
    if (note.failure() == null) {
      return null;
    }
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("at", String.valueOf(note.failedAt()));
    members.put("failures", note.failures());
    members.put("message", note.failure());
    return members;
  }
}
