package dev.rollcall.benchmarks;

import dev.rollcall.catalog.Edition;
import dev.rollcall.catalog.Publications;
import dev.rollcall.catalog.SqliteCatalog;
import dev.rollcall.catalog.Tenant;
import dev.rollcall.directory.DepartmentTree;
import dev.rollcall.directory.Directory;
import dev.rollcall.directory.DirectoryBytes;
import dev.rollcall.directory.DirectoryPerson;
import dev.rollcall.directory.Memberships;
import dev.rollcall.directory.RosterBytes;
import dev.rollcall.events.DirectoryEvent.PersonSet;
import dev.rollcall.events.Envelope;
import dev.rollcall.events.Region;
import dev.rollcall.events.TenantDay;
import dev.rollcall.facts.Amounts;
import dev.rollcall.facts.ClientName;
import dev.rollcall.facts.DayFacts;
import dev.rollcall.facts.FactFolder;
import dev.rollcall.facts.FactsRun;
import dev.rollcall.facts.Manifest;
import dev.rollcall.facts.PackedUsage;
import dev.rollcall.facts.PersonMetric;
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
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.roaringbitmap.RoaringBitmap;

/**
 * Days of people's doings, made up and written twice: as facts, and as rows for the peer.
 *
 * <pre>
 * data/catalog.db, data/facts   the published days
 * person.csv       person,name,department
 * person_day.csv   day,person and one amount for each metric, of those who did anything
 * client_day.csv   day,person,client
 * </pre>
 *
 * On a day six people of ten do something: each thing by four of ten of them, with one or two of
 * 300 clients. The directory is the same on all days.
 */
final class MonthOfPeople {
  static final LocalDate FIRST = LocalDate.of(2026, 10, 1);
  static final String TENANT = "acme";
  private static final long SEED = 20_261_122;
  private static final double ACTIVE = 0.6;
  private static final double EACH = 0.4;
  private static final int CLIENTS = 300;
  private static final int SECONDS_PER_DAY = 86_400;
  private static final PersonMetric[] METRICS = PersonMetric.values();

  private final Path folder;
  private final int people;
  private final int days;
  private final Directory directory;
  private final SplittableRandom random = new SplittableRandom(SEED);

  MonthOfPeople(Path folder, int people, int departments, int days) {
    this.folder = folder;
    this.people = people;
    this.days = days;
    RandomOrganisations organisations = new RandomOrganisations(SEED);
    DepartmentTree tree =
        DepartmentTree.of(
            organisations.departments(RandomOrganisations.Shape.BUSHY, departments - 1));
    Memberships memberships =
        RandomOrganisations.memberships(tree, organisations.places(tree, people));
    directory = new Directory(tree, memberships, Map.of());
  }

  static String person(int number) {
    return "u%07d".formatted(number);
  }

  void write() throws IOException {
    Path data = Files.createDirectories(folder.resolve("data"));
    Files.writeString(data.resolve("FORMAT"), "rollcall 1\n");
    SetClock clock = new SetClock("2026-12-01T00:00:00Z");
    try (SqliteCatalog catalog = SqliteCatalog.open(data.resolve("catalog.db"), clock);
        OutputStream dayRows = open("person_day.csv");
        OutputStream clientRows = open("client_day.csv")) {
      catalog.tenants().add(tenant(), "benchmark");
      FactsRun run = new FactFolder(data.resolve("facts"), clock).begin(TENANT, Region.CN);
      Manifest.DirectoryFile file =
          run.directory(
              "0", DirectoryBytes.write(directory), RosterBytes.write(roster()), new byte[0]);
      List<Publications.Entry> entries = new ArrayList<>();
      for (int day = 0; day < days; day++) {
        TenantDay tenantDay = new TenantDay(TENANT, Region.CN, FIRST.plusDays(day));
        SortedMap<UsageKey, PackedUsage> usages = usages(day, dayRows, clientRows);
        String manifest =
            run.day(
                new DayFacts(tenantDay, 0, 0, usages, file, null, null, null, "", "", List.of()));
        entries.add(new Publications.Entry(tenantDay, manifest, 0, "", ""));
      }
      run.sync();
      catalog.publications().publish(entries, clock.instant());
    }
  }

  private static Tenant tenant() {
    return new Tenant(TENANT, "Acme", Region.CN, Set.of(Region.CN), Edition.ENTERPRISE, null, null);
  }

  private List<DirectoryPerson> roster() throws IOException {
    List<DirectoryPerson> roster = new ArrayList<>();
    try (OutputStream rows = open("person.csv")) {
      for (int number = 0; number < people; number++) {
        PersonSet record =
            new PersonSet(
                new Envelope("p" + number, "hr", 0, null, null),
                person(number),
                "Person " + number,
                List.of(),
                null,
                null,
                null,
                true,
                1_600_000_000_000_000L + number,
                1_600_000_100_000_000L + number,
                Map.of());
        roster.add(new DirectoryPerson(number, record, OptionalLong.empty()));
        int at =
            directory.memberships().count(number) == 0
                ? 0
                : directory.memberships().position(number, 0);
        row(rows, person(number), "Person " + number, Integer.toString(at));
      }
    }
    return roster;
  }

  private OutputStream open(String name) throws IOException {
    return new BufferedOutputStream(Files.newOutputStream(folder.resolve(name)), 1 << 20);
  }

  private SortedMap<UsageKey, PackedUsage> usages(
      int day, OutputStream dayRows, OutputStream clientRows) throws IOException {
    RoaringBitmap[] sets = new RoaringBitmap[METRICS.length];
    int[][] amounts = new int[METRICS.length][people];
    RoaringBitmap[] clients = new RoaringBitmap[CLIENTS];
    for (int i = 0; i < sets.length; i++) {
      sets[i] = new RoaringBitmap();
    }
    for (int i = 0; i < CLIENTS; i++) {
      clients[i] = new RoaringBitmap();
    }
    for (int number = 0; number < people; number++) {
      if (random.nextDouble() < ACTIVE) {
        person(day, number, sets, amounts, dayRows);
        for (int n = random.nextInt(1, 3); n > 0; n--) {
          int client = random.nextInt(CLIENTS);
          if (!clients[client].contains(number)) {
            clients[client].add(number);
            row(clientRows, Integer.toString(day), person(number), Integer.toString(client));
          }
        }
      }
    }
    SortedMap<UsageKey, PackedUsage> usages = new TreeMap<>();
    for (int i = 0; i < METRICS.length; i++) {
      int count = sets[i].getCardinality();
      Amounts packed = Amounts.of(amounts[i], count);
      Amounts none = Amounts.of(new int[count], count);
      usages.put(UsageKey.of(METRICS[i]), PackedUsage.of(new Usage(sets[i], packed, none)));
    }
    for (int i = 0; i < CLIENTS; i++) {
      usages.put(
          UsageKey.of(new ClientName("OS " + i % 7, "Feishu", "7." + i)),
          PackedUsage.of(Usage.of(clients[i])));
    }
    return usages;
  }

  private void person(
      int day, int number, RoaringBitmap[] sets, int[][] amounts, OutputStream dayRows)
      throws IOException {
    String[] cells = new String[2 + METRICS.length];
    cells[0] = Integer.toString(day);
    cells[1] = person(number);
    for (int i = 0; i < METRICS.length; i++) {
      boolean last = METRICS[i] == PersonMetric.LAST_ACTIVE;
      int amount =
          last
              ? random.nextInt(SECONDS_PER_DAY)
              : random.nextDouble() < EACH ? 1 + random.nextInt(20) : 0;
      cells[2 + i] = Integer.toString(amount);
      if (last || amount > 0) {
        amounts[i][sets[i].getCardinality()] = amount;
        sets[i].add(number);
      }
    }
    row(dayRows, cells);
  }

  private static void row(OutputStream csv, String... cells) throws IOException {
    csv.write((String.join(",", cells) + "\n").getBytes(StandardCharsets.US_ASCII));
  }
}
