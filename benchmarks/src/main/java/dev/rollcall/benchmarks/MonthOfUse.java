package dev.rollcall.benchmarks;

import dev.rollcall.catalog.Edition;
import dev.rollcall.catalog.Publications;
import dev.rollcall.catalog.SqliteCatalog;
import dev.rollcall.catalog.Tenant;
import dev.rollcall.directory.DepartmentTree;
import dev.rollcall.directory.Directory;
import dev.rollcall.directory.DirectoryBytes;
import dev.rollcall.directory.KnownApp;
import dev.rollcall.events.Form;
import dev.rollcall.events.Region;
import dev.rollcall.events.TenantDay;
import dev.rollcall.facts.Amounts;
import dev.rollcall.facts.DayFacts;
import dev.rollcall.facts.FactFolder;
import dev.rollcall.facts.FactsRun;
import dev.rollcall.facts.Manifest;
import dev.rollcall.facts.PackedUsage;
import dev.rollcall.facts.Usage;
import dev.rollcall.facts.UsageKey;
import dev.rollcall.kit.RandomOrganisations;
import dev.rollcall.kit.SetClock;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.roaringbitmap.RoaringBitmap;

/**
 * A month of published days, made up and written twice: as facts, and as rows for the peers.
 *
 * <pre>
 * data/catalog.db, data/facts   31 published days
 * rows.csv     day,app,form,person,views,opens
 * chain.csv    person,department: every department that contains the person, once
 * </pre>
 *
 * Departments are preorder positions there. A person has the habit of using some forms of apps, and
 * does so on six days out of ten.
 */
final class MonthOfUse {
  static final LocalDate FIRST = LocalDate.of(2026, 10, 1);
  static final String TENANT = "acme";
  private static final long SEED = 20_261_120;
  private static final double LEAST_POPULAR = 0.01;
  private static final double MOST_POPULAR = 0.212;
  private static final double DAILY = 0.6;

  private final Path folder;
  private final int people;
  private final int apps;
  private final int days;
  private final Directory directory;
  private final RoaringBitmap[] ever;
  private long rows;

  MonthOfUse(Path folder, int people, int departments, int apps, int days) {
    this.folder = folder;
    this.people = people;
    this.apps = apps;
    this.days = days;
    RandomOrganisations organisations = new RandomOrganisations(SEED);
    DepartmentTree tree =
        DepartmentTree.of(
            organisations.departments(RandomOrganisations.Shape.BUSHY, departments - 1));
    int[][] places = organisations.places(tree, people);
    Map<String, KnownApp> known = new TreeMap<>();
    ever = new RoaringBitmap[apps];
    for (int app = 0; app < apps; app++) {
      known.put(app(app), new KnownApp(app(app), EnumSet.allOf(Form.class)));
      ever[app] = new RoaringBitmap();
    }
    directory = new Directory(tree, RandomOrganisations.memberships(tree, places), known);
  }

  static String app(int number) {
    return "cli_" + number;
  }

  LocalDate last() {
    return FIRST.plusDays(days - 1);
  }

  /** How many (day, app, form, person) there are, once written. */
  long rows() {
    return rows;
  }

  void write() throws IOException {
    Path data = Files.createDirectories(folder.resolve("data"));
    Files.writeString(data.resolve("FORMAT"), "rollcall 1\n");
    SetClock clock = new SetClock("2026-12-01T00:00:00Z");
    try (SqliteCatalog catalog = SqliteCatalog.open(data.resolve("catalog.db"), clock);
        OutputStream csv = open("rows.csv")) {
      catalog.tenants().add(tenant(), "benchmark");
      FactsRun run = new FactFolder(data.resolve("facts"), clock).begin(TENANT, Region.CN);
      Manifest.DirectoryFile file =
          run.directory("0", DirectoryBytes.write(directory), new byte[0], new byte[0]);
      List<Publications.Entry> entries = new ArrayList<>();
      for (int day = 0; day < days; day++) {
        TenantDay tenantDay = new TenantDay(TENANT, Region.CN, FIRST.plusDays(day));
        String manifest =
            run.day(
                new DayFacts(
                    tenantDay, 0, 0, usages(day, csv), file, null, null, null, "", "", List.of()));
        entries.add(new Publications.Entry(tenantDay, manifest, 0, "", ""));
      }
      run.sync();
      catalog.publications().publish(entries, clock.instant());
    }
    writeChain();
  }

  private static Tenant tenant() {
    return new Tenant(TENANT, "Acme", Region.CN, Set.of(Region.CN), Edition.ENTERPRISE, null, null);
  }

  private OutputStream open(String name) throws IOException {
    return new BufferedOutputStream(Files.newOutputStream(folder.resolve(name)), 1 << 20);
  }

  private SortedMap<UsageKey, PackedUsage> usages(int day, OutputStream csv) throws IOException {
    SortedMap<UsageKey, PackedUsage> usages = new TreeMap<>();
    for (int app = 0; app < apps; app++) {
      RoaringBitmap users = new RoaringBitmap();
      for (Form form : Form.values()) {
        if (form != Form.BOT || app % 3 == 0) {
          Usage usage = usage(day, app, form, csv);
          users.or(usage.people());
          usages.put(UsageKey.of(app(app), form), PackedUsage.of(usage));
        }
      }
      RoaringBitmap newcomers = RoaringBitmap.andNot(users, ever[app]);
      ever[app].or(newcomers);
      usages.put(UsageKey.newcomers(app(app)), PackedUsage.of(Usage.of(newcomers)));
      usages.put(UsageKey.ever(app(app)), PackedUsage.of(Usage.of(ever[app])));
    }
    return usages;
  }

  private Usage usage(int day, int app, Form form, OutputStream csv) throws IOException {
    double share = LEAST_POPULAR + (MOST_POPULAR - LEAST_POPULAR) * app / Math.max(1, apps - 1);
    RoaringBitmap set = new RoaringBitmap();
    int[] views = new int[people];
    int[] opens = new int[people];
    int count = 0;
    for (int person = 0; person < people; person++) {
      long habit = mix(((long) person * 1000 + app) * 4 + List.of(Form.values()).indexOf(form));
      if (unit(habit) >= share || unit(mix(habit + day)) >= DAILY) {
        continue;
      }
      boolean bot = form == Form.BOT;
      views[count] = bot ? 0 : 1 + (int) Math.abs(mix(habit - day) % 12);
      opens[count] = bot ? 0 : 1 + views[count] / 4;
      set.add(person);
      row(csv, day, app, List.of(Form.values()).indexOf(form), person, views[count], opens[count]);
      count++;
    }
    rows += count;
    return form == Form.BOT
        ? Usage.of(set)
        : new Usage(set, Amounts.of(views, count), Amounts.of(opens, count));
  }

  private void writeChain() throws IOException {
    try (OutputStream csv = open("chain.csv")) {
      for (int person = 0; person < people; person++) {
        RoaringBitmap chain = RoaringBitmap.bitmapOf(0);
        for (int n = 0; n < directory.memberships().count(person); n++) {
          int department = directory.memberships().position(person, n);
          for (; department > 0; department = directory.tree().parent(department)) {
            chain.add(department);
          }
        }
        for (int department : chain) {
          row(csv, person, department);
        }
      }
    }
  }

  private static void row(OutputStream csv, int... values) throws IOException {
    StringBuilder row = new StringBuilder(40);
    for (int value : values) {
      row.append(row.isEmpty() ? "" : ",").append(value);
    }
    csv.write(row.append('\n').toString().getBytes(StandardCharsets.US_ASCII));
  }

  private static double unit(long mixed) {
    return (mixed >>> 11) * 0x1.0p-53;
  }

  private static long mix(long value) {
    long mixed = (value + 1) * 0x9E3779B97F4A7C15L;
    mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }
}
