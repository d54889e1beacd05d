package dev.rollcall.benchmarks;

import dev.rollcall.catalog.SqliteCatalog;
import dev.rollcall.counting.AppUsage;
import dev.rollcall.counting.AppUsagePeriod;
import dev.rollcall.events.Form;
import dev.rollcall.events.Region;
import dev.rollcall.facts.FactFolder;
import dev.rollcall.facts.Facts;
import dev.rollcall.kit.SetClock;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Counts the month through {@link AppUsage}: at first, from stored facts, from decoded ones. */
final class MonthCounting {
  private static final int ROUNDS = 7;
  private static final long CACHE_BYTES = 2L << 30;

  private final SqliteCatalog catalog;
  private final FactFolder folder;
  private final LocalDate last;
  private final int apps;

  private MonthCounting(SqliteCatalog catalog, FactFolder folder, LocalDate last, int apps) {
    this.catalog = catalog;
    this.folder = folder;
    this.last = last;
    this.apps = apps;
  }

  /**
   * Runs it.
   *
   * @param args the folder, the last day, how many apps
   */
  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[0]);
    Path data = folder.resolve("data");
    SetClock clock = new SetClock("2026-12-01T00:00:00Z");
    Figures figures = new Figures();
    try (SqliteCatalog catalog = SqliteCatalog.open(data.resolve("catalog.db"), clock)) {
      new MonthCounting(
              catalog,
              new FactFolder(data.resolve("facts"), clock),
              LocalDate.parse(args[1]),
              Integer.parseInt(args[2]))
          .measure(figures, folder);
    }
    figures.print();
  }

  private void measure(Figures figures, Path out) throws IOException {
    Stopwatch first = new Stopwatch();
    List<AppUsagePeriod> counted = count(facts());
    figures.put("first", first);
    middle(figures, "cold", true);
    middle(figures, "decoded", false);
    figures.putProcess();
    figures.put("figures", (double) write(out.resolve("ours.csv"), counted));
  }

  private Facts facts() {
    return new Facts(folder, catalog.publications(), CACHE_BYTES);
  }

  /** The round in the middle. */
  private void middle(Figures figures, String name, boolean cold) {
    record Round(double cpu, double wall) {}
    List<Round> rounds = new ArrayList<>();
    Facts facts = facts();
    var _ = count(facts);
    for (int i = 0; i < ROUNDS; i++) {
      Facts used = cold ? facts() : facts;
      Stopwatch watch = new Stopwatch();
      var _ = count(used);
      rounds.add(new Round(watch.cpuSeconds(), watch.wallSeconds()));
    }
    rounds.sort(Comparator.comparingDouble(Round::cpu));
    figures.put(name, rounds.get(ROUNDS / 2).cpu());
    figures.put(name + " wall", rounds.get(ROUNDS / 2).wall());
  }

  private List<AppUsagePeriod> count(Facts facts) {
    AppUsage usage = new AppUsage(facts, CACHE_BYTES);
    var snapshot = facts.snapshot(MonthOfUse.TENANT, Region.CN);
    List<AppUsagePeriod> periods = new ArrayList<>();
    for (int app = 0; app < apps; app++) {
      periods.add(usage.read(snapshot, MonthOfUse.app(app), MonthOfUse.FIRST, last).orElseThrow());
    }
    return periods;
  }

  /** app,form,department,people,views,opens; form 3 is all forms together. */
  private long write(Path file, List<AppUsagePeriod> periods) throws IOException {
    long figures = 0;
    try (PrintWriter csv = new PrintWriter(Files.newBufferedWriter(file))) {
      for (int app = 0; app < apps; app++) {
        AppUsagePeriod period = periods.get(app);
        int departments = period.directory().tree().size();
        for (Form form : Form.values()) {
          AppUsagePeriod.FormUsage usage = period.form(form);
          for (int department = 0; usage != null && department < departments; department++) {
            if (usage.activeUsers(department) > 0) {
              csv.print(app + "," + List.of(Form.values()).indexOf(form) + "," + department + ",");
              csv.print(usage.activeUsers(department) + "," + usage.pageViews(department));
              csv.print("," + usage.opens(department) + "\n");
              figures += 3;
            }
          }
        }
        for (int department = 0; department < departments; department++) {
          if (period.activeUsers(department) > 0) {
            csv.print(app + ",3," + department + "," + period.activeUsers(department) + ",");
            csv.print(period.pageViews(department) + "," + period.opens(department) + "\n");
            figures += 3;
          }
        }
      }
    }
    return figures;
  }
}
