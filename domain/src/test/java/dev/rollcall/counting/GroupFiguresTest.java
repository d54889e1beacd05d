package dev.rollcall.counting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.catalog.Edition;
import dev.rollcall.catalog.Publications;
import dev.rollcall.catalog.SqliteCatalog;
import dev.rollcall.catalog.Tenant;
import dev.rollcall.directory.DepartmentTree;
import dev.rollcall.directory.Directory;
import dev.rollcall.directory.DirectoryBytes;
import dev.rollcall.directory.Memberships;
import dev.rollcall.events.Region;
import dev.rollcall.events.TenantDay;
import dev.rollcall.facts.Amounts;
import dev.rollcall.facts.DayFacts;
import dev.rollcall.facts.FactFolder;
import dev.rollcall.facts.Facts;
import dev.rollcall.facts.FactsRun;
import dev.rollcall.facts.GroupMetric;
import dev.rollcall.facts.PackedUsage;
import dev.rollcall.facts.Snapshot;
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
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.roaringbitmap.RoaringBitmap;

class GroupFiguresTest {
  private static final LocalDate MONDAY = LocalDate.of(2026, 11, 16);
  private static final Instant NOW = Instant.parse("2026-11-21T00:10:00Z");

  @TempDir private Path root = Path.of("");
  private SqliteCatalog catalog;
  private FactFolder folder;
  private Facts facts;
  private GroupFigures figures;

  @BeforeEach
  void open() {
    Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    catalog = SqliteCatalog.open(root.resolve("catalog.db"), clock);
    catalog
        .tenants()
        .add(
            new Tenant("acme", "Acme", Region.CN, Set.of(Region.CN), Edition.BASIC, null, null),
            "test");
    folder = new FactFolder(root.resolve("facts"), clock);
    facts = new Facts(folder, catalog.publications(), 1 << 20);
    figures = new GroupFigures(facts, 1 << 20);
    publish(0, Map.of(GroupMetric.NEW_CHATS, new int[] {3, 2, 70_000, 1}));
    publish(1, Map.of());
    publish(
        2,
        Map.of(
            GroupMetric.NEW_CHATS, new int[] {3, 5},
            GroupMetric.CHATS, new int[] {3, 7, 9, 4}));
  }

  @AfterEach
  void close() {
    catalog.close();
  }

  /** Publishes a day with pairs of owner and amount. */
  private void publish(int day, Map<GroupMetric, int[]> amounts) {
    SortedMap<UsageKey, PackedUsage> usages = new TreeMap<>();
    amounts.forEach((metric, pairs) -> {
      int count = pairs.length / 2;
      int[] views = IntStream.range(0, count).map(i -> pairs[2 * i + 1]).toArray();
      RoaringBitmap owners = new RoaringBitmap();
      IntStream.range(0, count).forEach(i -> owners.add(pairs[2 * i]));
      Usage usage = new Usage(owners, Amounts.of(views, count), Amounts.of(new int[count], count));
      usages.put(UsageKey.of(metric), PackedUsage.of(usage));
    });
    DepartmentTree tree = DepartmentTree.of(List.of());
    Directory nobody = new Directory(tree, new Memberships.Builder(tree).build(), Map.of());
    TenantDay tenantDay = new TenantDay("acme", Region.CN, MONDAY.plusDays(day));
    FactsRun run = folder.begin("acme", Region.CN);
    String manifest =
        run.day(
            new DayFacts(
                tenantDay,
                0,
                0,
                usages,
                run.directory("d", DirectoryBytes.write(nobody), new byte[0], new byte[0]),
                null,
                null,
                null,
                "",
                "",
                List.of()));
    run.sync();
    catalog
        .publications()
        .publish(List.of(new Publications.Entry(tenantDay, manifest, 0, "", "")), NOW);
  }

  private Snapshot snapshot() {
    return facts.snapshot("acme", Region.CN);
  }

  private GroupTotals period(int first, int last) {
    return figures.period(snapshot(), MONDAY.plusDays(first), MONDAY.plusDays(last));
  }

  private static long of(GroupTotals totals, int owner, GroupMetric metric) {
    return totals.amount(totals.place(owner), metric);
  }

  @Test
  void flowsAddUpAndLevelsAreThoseOfTheLastDay() {
    GroupTotals week = period(0, 6);
    assertThat(IntStream.range(0, week.size()).map(week::owner)).containsExactly(3, 9, 70_000);
    assertThat(of(week, 3, GroupMetric.NEW_CHATS)).isEqualTo(7);
    assertThat(of(week, 3, GroupMetric.CHATS)).isEqualTo(7);
    assertThat(of(week, 9, GroupMetric.NEW_CHATS)).isZero();
    assertThat(of(week, 9, GroupMetric.CHATS)).isEqualTo(4);
    assertThat(of(week, 70_000, GroupMetric.NEW_CHATS)).isEqualTo(1);
    assertThat(week.place(4)).isNegative();
    assertThat(of(period(0, 1), 3, GroupMetric.CHATS)).isZero();
  }

  @Test
  void everyPublishedDayIsThereByItself() {
    SortedMap<LocalDate, GroupTotals> days =
        figures.daily(snapshot(), MONDAY.minusDays(3), MONDAY.plusDays(9));
    assertThat(days.keySet()).containsExactly(MONDAY, MONDAY.plusDays(1), MONDAY.plusDays(2));
    List<GroupTotals> totals = List.copyOf(days.values());
    assertThat(totals.get(1).size()).isZero();
    assertThat(of(totals.get(2), 3, GroupMetric.NEW_CHATS)).isEqualTo(5);
  }

  @Test
  void withoutAPublishedDayThereIsNobody() {
    assertThat(period(3, 9).size()).isZero();
    assertThat(period(1, 0).size()).isZero();
    assertThat(figures.daily(snapshot(), MONDAY.plusDays(3), MONDAY.plusDays(9))).isEmpty();
  }

  @Test
  void aDayThatIsPublishedAgainShowsAtOnceAndTheOldOneWhereItIsPinned() {
    Snapshot before = snapshot();
    assertThat(of(period(0, 2), 3, GroupMetric.CHATS)).isEqualTo(7);
    publish(2, Map.of(GroupMetric.CHATS, new int[] {3, 8}));
    assertThat(of(period(0, 2), 3, GroupMetric.CHATS)).isEqualTo(8);
    GroupTotals pinned = figures.period(before, MONDAY, MONDAY.plusDays(2));
    assertThat(of(pinned, 3, GroupMetric.CHATS)).isEqualTo(7);
  }
}
