package dev.rollcall.counting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.catalog.Edition;
import dev.rollcall.catalog.Publications;
import dev.rollcall.catalog.SqliteCatalog;
import dev.rollcall.catalog.Tenant;
import dev.rollcall.events.Region;
import dev.rollcall.events.TenantDay;
import dev.rollcall.facts.Amounts;
import dev.rollcall.facts.ClientName;
import dev.rollcall.facts.DayFacts;
import dev.rollcall.facts.FactFolder;
import dev.rollcall.facts.Facts;
import dev.rollcall.facts.FactsRun;
import dev.rollcall.facts.PackedUsage;
import dev.rollcall.facts.PersonMetric;
import dev.rollcall.facts.PublishedDay;
import dev.rollcall.facts.Usage;
import dev.rollcall.facts.UsageKey;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.roaringbitmap.RoaringBitmap;

class PersonDaysTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-21T00:10:00Z"), ZoneOffset.UTC);

  @TempDir Path folder;
  private SqliteCatalog catalog;

  @BeforeEach
  void open() {
    catalog = SqliteCatalog.open(folder.resolve("catalog.db"), CLOCK);
    catalog
        .tenants()
        .add(
            new Tenant(
                "acme", "Acme", Region.CN, Set.of(Region.CN), Edition.ENTERPRISE, null, null),
            "test");
  }

  @AfterEach
  void close() {
    catalog.close();
  }

  private PublishedDay publish(SortedMap<UsageKey, PackedUsage> usages) {
    FactsRun run = facts().begin("acme", Region.CN);
    var directory = run.directory("0", new byte[0], new byte[0], new byte[0]);
    TenantDay day = new TenantDay("acme", Region.CN, DAY);
    String manifest =
        run.day(new DayFacts(day, 0, 0, usages, directory, null, null, null, "", "", List.of()));
    run.sync();
    catalog
        .publications()
        .publish(List.of(new Publications.Entry(day, manifest, 0, "", "")), CLOCK.instant());
    return new PublishedDay(day, 1, manifest);
  }

  private FactFolder facts() {
    return new FactFolder(folder.resolve("facts"), CLOCK);
  }

  private PersonDays days() {
    return new PersonDays(new Facts(facts(), catalog.publications(), 1 << 20), 1 << 16);
  }

  private static PackedUsage amounts(Map<Integer, Integer> byPerson) {
    RoaringBitmap people = new RoaringBitmap();
    byPerson.keySet().forEach(people::add);
    int[] values = people.stream().map(byPerson::get).toArray();
    return PackedUsage.of(
        new Usage(
            people,
            Amounts.of(values, values.length),
            Amounts.of(new int[values.length], values.length)));
  }

  private static PackedUsage people(int... people) {
    return PackedUsage.of(Usage.of(RoaringBitmap.bitmapOf(people)));
  }

  @Test
  void amountsAndClientsOfThoseAskedForAreRead() {
    ClientName phone = new ClientName("ios 14.2", "", "");
    ClientName laptop = new ClientName("Windows 11", "Feishu", "7.1");
    SortedMap<UsageKey, PackedUsage> usages = new TreeMap<>();
    usages.put(UsageKey.of(PersonMetric.MESSAGES_SENT), amounts(Map.of(3, 5, 70_000, 1)));
    usages.put(UsageKey.of(PersonMetric.LAST_ACTIVE), amounts(Map.of(3, 0, 4, 86_399)));
    usages.put(UsageKey.of(phone), people(3, 70_000));
    usages.put(UsageKey.of(laptop), people(3));
    List<PersonDay> days = days().read(publish(usages), new int[] {70_000, 3, 4, 5});

    assertThat(days.stream().map(PersonDay::person)).containsExactly(70_000, 3, 4, 5);
    PersonDay far = days.getFirst();
    assertThat(far.amount(PersonMetric.MESSAGES_SENT)).isEqualTo(1);
    assertThat(far.has(PersonMetric.LAST_ACTIVE)).isFalse();
    assertThat(far.clients()).containsExactly(phone);
    PersonDay three = days.get(1);
    assertThat(three.amount(PersonMetric.MESSAGES_SENT)).isEqualTo(5);
    assertThat(three.has(PersonMetric.LAST_ACTIVE)).as("midnight sharp is active").isTrue();
    assertThat(three.amount(PersonMetric.LAST_ACTIVE)).isZero();
    assertThat(three.clients()).containsExactly(laptop, phone);
    PersonDay nothing = days.getLast();
    for (PersonMetric metric : PersonMetric.values()) {
      assertThat(nothing.has(metric)).isFalse();
      assertThat(nothing.amount(metric)).isZero();
    }
    assertThat(nothing.clients()).isEmpty();
  }

  @Test
  void aDayWithoutAnythingHasPeopleWhoDidNothing() {
    List<PersonDay> days = days().read(publish(new TreeMap<>()), new int[] {0});
    assertThat(days.getFirst().has(PersonMetric.LAST_ACTIVE)).isFalse();
    assertThat(days.getFirst().clients()).isEmpty();
  }

  @Test
  void thousandsOfClientsAreTurnedAroundWithoutLosingOne() {
    long seed = 77;
    SplittableRandom random = new SplittableRandom(seed);
    SortedMap<UsageKey, PackedUsage> usages = new TreeMap<>();
    Map<Integer, TreeSet<String>> expected = new TreeMap<>();
    for (int i = 0; i < 3000; i++) {
      ClientName client = new ClientName("os " + i % 40, "package " + i % 7, "1." + i);
      int[] users = random.ints(1 + random.nextInt(20), 0, 5000).sorted().distinct().toArray();
      usages.put(UsageKey.of(client), people(users));
      for (int user : users) {
        expected.computeIfAbsent(user, _ -> new TreeSet<>()).add(client.text());
      }
    }
    int[] everyone = random.ints(0, 5000).distinct().limit(5000).toArray();
    for (PersonDay day : days().read(publish(usages), everyone)) {
      assertThat(day.clients().stream().map(ClientName::text))
          .as("seed %d, person %d", seed, day.person())
          .containsExactlyElementsOf(expected.getOrDefault(day.person(), new TreeSet<>()));
    }
  }
}
