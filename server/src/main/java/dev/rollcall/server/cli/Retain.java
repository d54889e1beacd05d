package dev.rollcall.server.cli;

import dev.rollcall.catalog.Tenant;
import dev.rollcall.events.Region;
import dev.rollcall.rollup.Retention;
import dev.rollcall.server.FolderLock;
import dev.rollcall.server.Settings;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code retain}. */
@Command(
    name = "retain",
    description =
        "Lets old days go: the journal of days that are published and past the late window, later"
            + " what each person did on them, and at last their figures. A running server does so"
            + " by itself, once its settings say for how long to keep what.",
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./rollcall retain --config rollcall.properties --dry-run",
      "  ./rollcall retain --journal-days 90 --person-days 180 --figure-days 800 --dry-run",
      "  ./rollcall retain --journal-days 90 --tenant acme",
      "",
      "With --person-days the figures of departments, apps, workplaces and group chats stay",
      "what they are. What went comes back from a backup only. Without retention.journalDays,",
      "retention.personDays and retention.figureDays, and without the options, everything is",
      "kept."
    })
final class Retain extends Task {
  private static final int LATE_DAYS = 30;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "The settings file of the server, for retention.* and lateDays.")
  @Nullable Path config;

  @Option(
      names = "--journal-days",
      paramLabel = "N",
      description = "Keep the journal of so many days before today.")
  @Nullable Integer journalDays;

  @Option(
      names = "--person-days",
      paramLabel = "N",
      description = "Keep what each person did for so many days before today.")
  @Nullable Integer personDays;

  @Option(
      names = "--figure-days",
      paramLabel = "N",
      description = "Keep the figures of so many days before today.")
  @Nullable Integer figureDays;

  @Option(names = "--tenant", paramLabel = "TENANT", description = "Only this tenant's days.")
  @Nullable String tenant;

  @Option(names = "--dry-run", description = "Only tell what would go.")
  boolean dryRun;

  Retain(Shell shell) {
    super(shell);
  }

  @Override
  Answer run() {
    Retention.Terms terms = terms();
    if (terms.isEverything()) {
      return Answer.of(
              "Everything is kept: neither the settings nor --journal-days say for how long.")
          .with("dry_run", dryRun)
          .with("regions", List.of());
    }
    try (Stores stores = Stores.open(common.data(), clock());
        FolderLock _ = Turn.take(stores.publishing(), shell);
        RollupProgress progress = new RollupProgress(shell, showsProgress())) {
      List<Map<String, @Nullable Object>> regions = new ArrayList<>();
      Table table =
          new Table(
              "TENANT",
              "JOURNAL UP TO",
              "DAYS",
              "EVENTS",
              "PEOPLE UP TO",
              "DAYS",
              "FIGURES UP TO",
              "DAYS");
      for (Tenant each : stores.tenants(tenant)) {
        for (Region region : each.regions()) {
          Retention.Plan plan = stores.retention().plan(each, region, terms);
          if (!dryRun) {
            stores.retention().apply(each, region, plan, actor(), progress);
          }
          regions.add(json(each, region, plan));
          table.row(
              each.id() + "/" + region.code(),
              day(plan.journal().isEmpty() ? null : plan.journalThrough()),
              plan.journal().size(),
              plan.events(),
              day(plan.peopleThrough()),
              plan.people().size(),
              day(plan.figuresThrough()),
              plan.figures());
        }
      }
      String text =
          table.text()
              + System.lineSeparator()
              + (dryRun ? "Nothing was changed." : "Gone. Backups made before have it still.");
      return Answer.of(text).with("dry_run", dryRun).with("regions", regions);
    }
  }

  private Retention.Terms terms() {
    Settings settings = Settings.read(config);
    int late = config == null ? LATE_DAYS : settings.intake().times().lateDays();
    if (journalDays != null && journalDays < late) {
      throw wrongUsage(
          "--journal-days %d: late events are accepted for %d days (lateDays)"
              .formatted(journalDays, late));
    }
    try {
      return new Retention.Terms(
          chosen(journalDays, settings.retention().journalDays()),
          chosen(personDays, settings.retention().personDays()),
          chosen(figureDays, settings.retention().figureDays()));
    } catch (IllegalArgumentException e) {
      throw wrongUsage(String.valueOf(e.getMessage()));
    }
  }

  private static OptionalInt chosen(@Nullable Integer option, OptionalInt setting) {
    return option == null ? setting : OptionalInt.of(option);
  }

  private static String day(@Nullable LocalDate day) {
    return day == null ? "-" : day.toString();
  }

  private static @Nullable String text(@Nullable LocalDate day) {
    return day == null ? null : day.toString();
  }

  private static Map<String, @Nullable Object> json(
      Tenant tenant, Region region, Retention.Plan plan) {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    members.put("tenant", tenant.id());
    members.put("region", region.code());
    members.put("journal_through", plan.journal().isEmpty() ? null : text(plan.journalThrough()));
    members.put("journal_days", plan.journal().size());
    members.put("events", plan.events());
    members.put("people_through", text(plan.peopleThrough()));
    members.put("people_days", plan.people().size());
    members.put("figures_through", text(plan.figuresThrough()));
    members.put("figure_days", plan.figures());
    return members;
  }
}
