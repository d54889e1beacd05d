package dev.rollcall.kit.durability;

import dev.rollcall.directory.Roster;
import dev.rollcall.events.Event;
import dev.rollcall.events.Form;
import dev.rollcall.events.GroupEvent;
import dev.rollcall.events.Region;
import dev.rollcall.events.TenantDay;
import dev.rollcall.facts.Manifest;
import dev.rollcall.facts.PublishedDay;
import dev.rollcall.facts.Usage;
import dev.rollcall.journal.FileJournal;
import dev.rollcall.journal.LineReader;
import dev.rollcall.kit.SampleEvents;
import dev.rollcall.kit.SetClock;
import dev.rollcall.kit.Workbench;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** A data folder with a few days, two of them published, a late event, and a day to publish. */
final class SmallHistory {
  static final String PUBLISHED_THROUGH = "2026-11-19";
  static final String THROUGH = "2026-11-20";
  private static final Region REGION = Region.CN;

  private SmallHistory() {}

  /** Everything on a folder, as a server has it. */
  static Workbench open(Path folder) {
    return new Workbench(
        folder,
        FileJournal.open(folder.resolve("journal")),
        new SetClock("2026-11-22T00:00:00Z"),
        REGION);
  }

  static TenantDay day(String day) {
    return new TenantDay("acme", REGION, java.time.LocalDate.parse(day));
  }

  /** Fills a new folder. */
  static void begin(Path folder) {
    try (Workbench bench = open(folder)) {
      fill(bench);
    }
  }

  /** Three days, the first sealed, two published; then a late event, so that all are due again. */
  static void fill(Workbench bench) {
    SampleEvents first = new SampleEvents(REGION, "2026-11-18");
    SampleEvents second = new SampleEvents(REGION, "2026-11-19");
    SampleEvents third = new SampleEvents(REGION, "2026-11-20");
    bench.accept(
        first.department("sales", "0"),
        first.person("ann", "sales"),
        first.viewed("09:00", "ann", "crm", Form.WEBAPP),
        first.viewed("09:10", "bob", "crm", Form.GADGET),
        new GroupEvent.Created(first.at("09:00"), "c1", "ann", List.of("eve")));
    bench.accept(second.chatted("08:00", "eve"), second.viewed("09:00", "bob", "crm", Form.WEBAPP));
    bench.publish(PUBLISHED_THROUGH);
    bench.journal().seal(day("2026-11-18"));
    bench.accept(third.talked("09:00", "ann", "crm"), third.visited("10:00", "zoe", "default"));
    bench.accept(first.viewed("11:00", "zoe", "crm", Form.WEBAPP));
  }

  /** More events of the last day. */
  static List<Event> more() {
    SampleEvents third = new SampleEvents(REGION, "2026-11-20");
    for (int i = 0; i < 10; i++) {
      third.at("12:00");
    }
    return List.of(
        third.viewed("12:00", "max", "crm", Form.WEBAPP),
        third.viewed("12:01", "ann", "crm", Form.WEBAPP));
  }

  /** Every published figure, as text. */
  static String figures(Workbench bench) {
    StringBuilder text = new StringBuilder();
    for (PublishedDay day : bench.snapshot().days().values()) {
      Manifest manifest = bench.facts().manifest(day);
      text.append(day.day()).append('\n');
      for (Manifest.Entry entry : manifest.entries()) {
        Usage usage = bench.facts().usage(day, entry.key()).orElseThrow();
        text.append("  %s %s: ".formatted(entry.key(), usage.people()));
        for (int i = 0; usage.hasAmounts() && i < usage.views().count(); i++) {
          text.append("%d/%d ".formatted(usage.views().at(i), usage.opens().at(i)));
        }
        text.append('\n');
      }
      Roster roster = bench.facts().roster(day);
      for (int row = 0; row < roster.size(); row++) {
        text.append("  %s%n".formatted(roster.person(row)));
      }
      text.append("  departments %d%n".formatted(bench.facts().directory(day).tree().size()));
    }
    return text.toString();
  }

  /** Every line of the journal, as text. */
  static String lines(Workbench bench) {
    StringBuilder text = new StringBuilder();
    for (TenantDay day : bench.journal().days("acme")) {
      text.append(day).append('\n');
      try (LineReader lines = bench.journal().open(day)) {
        while (lines.next()) {
          text.append(
              new String(lines.buffer(), lines.offset(), lines.length(), StandardCharsets.UTF_8));
          text.append('\n');
        }
      }
    }
    return text.toString();
  }
}
