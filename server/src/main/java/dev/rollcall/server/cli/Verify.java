package dev.rollcall.server.cli;

import dev.rollcall.catalog.Tenant;
import dev.rollcall.events.Region;
import dev.rollcall.rollup.Recount;
import dev.rollcall.server.FolderLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code verify}. */
@Command(
    name = "verify",
    description =
        "Reads every published file to its end, counts every published day again from the journal,"
            + " and compares. Changes nothing.",
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./rollcall verify",
      "  ./rollcall verify --tenant acme --json",
      "",
      "Needs about as much room beside the published files as they take, while it runs. Exit",
      "status 1 when anything is wrong; `./rollcall rebuild` makes published days anew."
    })
final class Verify extends Task {
  private static final int MOST_SHOWN = 100;

  @Option(names = "--tenant", paramLabel = "TENANT", description = "Only this tenant's days.")
  @Nullable String tenant;

  Verify(Shell shell) {
    super(shell);
  }

  @Override
  Answer run() {
    try (Stores stores = Stores.open(common.data(), clock());
        FolderLock _ = Turn.take(stores.publishing(), shell);
        RollupProgress progress = new RollupProgress(shell, showsProgress())) {
      Tally tally = new Tally();
      for (Tenant each : stores.tenants(tenant)) {
        for (Region region : each.regions()) {
          tally.add(each, region, check(stores, each, region, progress));
        }
      }
      return tally.answer();
    }
  }

  private static Recount.Report check(
      Stores stores, Tenant tenant, Region region, RollupProgress progress) {
    Path scratch = scratch(stores);
    try {
      return stores.recount().run(tenant, region, scratch, progress);
    } finally {
      delete(scratch);
    }
  }

  private static Path scratch(Stores stores) {
    try {
      Files.createDirectories(stores.folder().spill());
      return Files.createTempDirectory(stores.folder().spill(), "verify-");
    } catch (IOException e) {
      throw new CommandFailure(
          "Could not make a folder in %s to count in (%s); make room or see to its permissions."
              .formatted(stores.folder().spill(), e.getMessage()));
    }
  }

  private static void delete(Path scratch) {
    try (Stream<Path> all = Files.walk(scratch)) {
      List<Path> deepestFirst = new ArrayList<>(all.toList());
      deepestFirst.sort((left, right) -> right.compareTo(left));
      for (Path path : deepestFirst) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new CommandFailure(
          "Could not take away %s (%s); delete it by hand.".formatted(scratch, e.getMessage()));
    }
  }

  /** What was found so far. */
  private static final class Tally {
    private final List<Map<String, String>> findings = new ArrayList<>();
    private int files;
    private int days;
    private int waiting;
    private int settled;

    void add(Tenant tenant, Region region, Recount.Report report) {
      files += report.files();
      days += report.days();
      waiting += report.waiting();
      settled += report.settled();
      for (Recount.Finding finding : report.findings()) {
        Map<String, String> members = new LinkedHashMap<>();
        members.put("tenant", tenant.id());
        members.put("region", region.code());
        members.put("day", finding.day().toString());
        members.put("what", finding.what());
        findings.add(members);
      }
    }

    Answer answer() {
      StringBuilder text =
          new StringBuilder(
              "%,d published files read, %,d days counted again: %s."
                  .formatted(
                      files,
                      days,
                      findings.isEmpty() ? "all as published" : findings.size() + " findings"));
      if (waiting > 0) {
        text.append(
            "%nNot compared: %,d days, because events came since; run rollup, then verify again."
                .formatted(waiting));
      }
      if (settled > 0) {
        text.append("%nNot compared: %,d days whose journal is no longer kept.".formatted(settled));
      }
      findings.stream()
          .limit(MOST_SHOWN)
          .forEach(finding ->
              text.append(
                  "%n%s/%s/%s: %s"
                      .formatted(
                          finding.get("tenant"),
                          finding.get("region"),
                          finding.get("day"),
                          finding.get("what"))));
      if (findings.size() > MOST_SHOWN) {
        text.append("%nand %,d more; --json has all".formatted(findings.size() - MOST_SHOWN));
      }
      return Answer.of(text.toString())
          .with("ok", findings.isEmpty())
          .with("files", files)
          .with("days", days)
          .with("waiting_days", waiting)
          .with("settled_days", settled)
          .with("findings", List.copyOf(findings))
          .status(findings.isEmpty() ? 0 : 1);
    }
  }
}
