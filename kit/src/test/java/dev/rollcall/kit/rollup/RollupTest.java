package dev.rollcall.kit.rollup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.counting.AppUsagePeriod;
import dev.rollcall.events.Event;
import dev.rollcall.events.Form;
import dev.rollcall.events.Region;
import dev.rollcall.facts.PublishedDay;
import dev.rollcall.facts.Snapshot;
import dev.rollcall.kit.MemoryJournal;
import dev.rollcall.kit.SampleEvents;
import dev.rollcall.kit.SetClock;
import dev.rollcall.kit.Workbench;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RollupTest {
  private static final Form WEB = Form.WEBAPP;

  @TempDir Path folder;
  private final MemoryJournal journal = new MemoryJournal();
  private final SetClock clock = new SetClock("2026-11-25T00:10:00Z");
  private final SampleEvents monday = new SampleEvents(Region.CN, "2026-11-16");
  private final SampleEvents tuesday = new SampleEvents(Region.CN, "2026-11-17");
  private final SampleEvents wednesday = new SampleEvents(Region.CN, "2026-11-18");
  private Workbench bench;

  @BeforeEach
  void open() {
    bench = new Workbench(folder, journal, clock, Region.CN);
  }

  @AfterEach
  void close() {
    bench.close();
  }

  private void setUpOrganisation() {
    bench.accept(
        monday.department("sales", "0"),
        monday.department("east", "sales"),
        monday.department("west", "sales"),
        monday.person("ann", "east"),
        monday.person("bob", "east", "west"),
        monday.person("cleo"));
  }

  private AppUsagePeriod usage(String first, String last) {
    return bench.usage("crm", first, last).orElseThrow();
  }

  private static int position(AppUsagePeriod usage, String department) {
    return usage.directory().tree().byId(department).orElseThrow();
  }

  private static int activeUsers(AppUsagePeriod usage, String department) {
    return usage.activeUsers(position(usage, department));
  }

  @Test
  void figuresOfADayCoverEveryDepartmentAndEverythingBelow() {
    setUpOrganisation();
    bench.accept(
        monday.viewed("09:00", "ann", "crm", WEB),
        monday.viewed("09:01", "ann", "crm", WEB),
        monday.viewed("09:02", "bob", "crm", WEB),
        monday.talked("09:03", "cleo", "crm"),
        monday.viewed("09:04", "stranger", "crm", Form.GADGET));
    assertThat(bench.publish("2026-11-16").published()).isEqualTo(1);
    AppUsagePeriod usage = usage("2026-11-16", "2026-11-16");
    assertThat(activeUsers(usage, "0")).isEqualTo(4);
    assertThat(activeUsers(usage, "sales")).isEqualTo(2);
    assertThat(activeUsers(usage, "east")).isEqualTo(2);
    assertThat(activeUsers(usage, "west")).isEqualTo(1);
    assertThat(usage.pageViews(position(usage, "0"))).isEqualTo(4);
    assertThat(usage.pageViews(position(usage, "sales"))).isEqualTo(3);
    assertThat(usage.opens(position(usage, "west"))).isEqualTo(1);
    assertThat(usage.forms()).containsExactlyInAnyOrder(Form.WEBAPP, Form.GADGET, Form.BOT);
    assertThat(bench.usage("unused", "2026-11-16", "2026-11-16")).isEmpty();
  }

  @Test
  void newAndTotalUsersAreCarriedFromDayToDay() {
    setUpOrganisation();
    bench.accept(
        monday.viewed("09:00", "ann", "crm", WEB),
        tuesday.viewed("09:00", "ann", "crm", WEB),
        tuesday.talked("09:00", "bob", "crm"),
        wednesday.viewed("09:00", "ann", "crm", WEB));
    bench.publish("2026-11-16");
    bench.publish("2026-11-18");
    AppUsagePeriod tuesdayOnly = usage("2026-11-17", "2026-11-17");
    assertThat(tuesdayOnly.newUsers(0)).isEqualTo(1);
    assertThat(tuesdayOnly.totalUsers(0)).isEqualTo(2);
    AppUsagePeriod wednesdayOnly = usage("2026-11-18", "2026-11-18");
    assertThat(wednesdayOnly.newUsers(0)).isZero();
    assertThat(wednesdayOnly.totalUsers(0)).isEqualTo(2);
    AppUsagePeriod all = usage("2026-11-16", "2026-11-18");
    assertThat(all.activeUsers(0)).isEqualTo(2);
    assertThat(all.newUsers(0)).isEqualTo(2);
    assertThat(all.pageViews(0)).isEqualTo(3);
  }

  @Test
  void aPeriodFollowsThePeopleToWhereTheyAreAtItsEnd() {
    setUpOrganisation();
    bench.accept(
        monday.viewed("09:00", "ann", "crm", WEB),
        tuesday.person("ann", "west"),
        tuesday.viewed("09:00", "bob", "crm", WEB));
    bench.publish("2026-11-17");
    assertThat(activeUsers(usage("2026-11-16", "2026-11-16"), "west")).isZero();
    assertThat(activeUsers(usage("2026-11-16", "2026-11-16"), "east")).isEqualTo(1);
    AppUsagePeriod both = usage("2026-11-16", "2026-11-17");
    assertThat(activeUsers(both, "west")).isEqualTo(2);
    assertThat(activeUsers(both, "east")).isEqualTo(1);
  }

  @Test
  void daysWithoutEventsArePublishedToo() {
    bench.accept(monday.viewed("09:00", "ann", "crm", WEB));
    assertThat(bench.publish("2026-11-20").published()).isEqualTo(5);
    assertThat(bench.snapshot().days()).hasSize(5).containsKey(LocalDate.parse("2026-11-19"));
    assertThat(usage("2026-11-16", "2026-11-20").totalUsers(0)).isEqualTo(1);
  }

  @Test
  void publishingBeginsWithTheFirstActivity() {
    setUpOrganisation();
    bench.accept(wednesday.viewed("09:00", "ann", "crm", WEB));
    assertThat(bench.publish("2026-11-18").published()).isEqualTo(1);
    assertThat(activeUsers(usage("2026-11-18", "2026-11-18"), "east")).isEqualTo(1);
    assertThat(bench.publish("2026-11-18").published()).isZero();
  }

  @Test
  void nothingChangedPublishesNothing() {
    setUpOrganisation();
    bench.accept(monday.viewed("09:00", "ann", "crm", WEB));
    bench.publish("2026-11-20");
    assertThat(bench.publish("2026-11-20").published()).isZero();
  }

  @Test
  void aLateEventPublishesItsDayAndThoseThatDependOnIt() {
    setUpOrganisation();
    bench.accept(
        monday.viewed("09:00", "ann", "crm", WEB),
        tuesday.viewed("09:00", "ann", "crm", WEB),
        wednesday.viewed("09:00", "bob", "crm", WEB));
    bench.publish("2026-11-20");
    Snapshot before = bench.snapshot();
    bench.accept(tuesday.viewed("10:00", "bob", "crm", WEB));
    assertThat(bench.publish("2026-11-20").published())
        .as("Tuesday and Wednesday, after which bob has used it either way")
        .isEqualTo(2);
    assertThat(usage("2026-11-17", "2026-11-17").newUsers(0)).isEqualTo(1);
    assertThat(usage("2026-11-18", "2026-11-18").newUsers(0)).isZero();
    assertThat(usage("2026-11-18", "2026-11-18").totalUsers(0)).isEqualTo(2);
    assertThat(
            bench
                .appUsage()
                .read(before, "crm", LocalDate.parse("2026-11-17"), LocalDate.parse("2026-11-17"))
                .orElseThrow()
                .activeUsers(0))
        .as("a snapshot taken before")
        .isEqualTo(1);
    assertThat(bench.snapshot().days().values())
        .extracting(PublishedDay::version)
        .containsExactly(1, 2, 2, 1, 1);
  }

  @Test
  void aLateMoveMovesLaterDaysUntilTheNextOne() {
    setUpOrganisation();
    bench.accept(
        monday.viewed("09:00", "ann", "crm", WEB), wednesday.viewed("09:00", "ann", "crm", WEB));
    bench.publish("2026-11-18");
    bench.accept(tuesday.person("ann", "west"));
    assertThat(bench.publish("2026-11-18").published()).isEqualTo(2);
    assertThat(activeUsers(usage("2026-11-18", "2026-11-18"), "west")).isEqualTo(1);
    assertThat(activeUsers(usage("2026-11-16", "2026-11-16"), "west")).isZero();
  }

  @Test
  void activityBeforeTheFirstPublishedDayBeginsAnew() {
    setUpOrganisation();
    bench.accept(wednesday.viewed("09:00", "ann", "crm", WEB));
    bench.publish("2026-11-18");
    bench.accept(monday.viewed("09:00", "bob", "crm", WEB));
    assertThat(bench.publish("2026-11-18").published()).isEqualTo(3);
    assertThat(usage("2026-11-18", "2026-11-18").totalUsers(0)).isEqualTo(2);
    assertThat(bench.publish("2026-11-18").published()).isZero();
  }

  @Test
  void aRepeatChangesNoFigureEvenWhenItComesLate() {
    setUpOrganisation();
    Event viewed = monday.viewed("09:00", "ann", "crm", WEB);
    bench.accept(viewed);
    bench.publish("2026-11-17");
    bench.accept(viewed);
    assertThat(bench.publish("2026-11-17").published()).isEqualTo(1);
    assertThat(usage("2026-11-16", "2026-11-16").pageViews(0)).isEqualTo(1);
  }

  @Test
  void workGoesOnAfterARestart() {
    setUpOrganisation();
    bench.accept(monday.viewed("09:00", "ann", "crm", WEB));
    bench.publish("2026-11-16");
    bench.catalog().close();
    bench = new Workbench(folder, journal.reopened(), clock, Region.CN);
    bench.accept(
        tuesday.viewed("09:00", "ann", "crm", WEB), tuesday.viewed("09:00", "bob", "crm", WEB));
    assertThat(bench.publish("2026-11-17").published()).isEqualTo(1);
    AppUsagePeriod usage = usage("2026-11-17", "2026-11-17");
    assertThat(usage.newUsers(0)).isEqualTo(1);
    assertThat(activeUsers(usage, "west")).isEqualTo(1);
  }

  @Test
  void leaversCountInTotalUsersAndErasedPeopleStayCounted() {
    setUpOrganisation();
    bench.accept(
        monday.viewed("09:00", "ann", "crm", WEB),
        tuesday.personLeft("18:00", "ann"),
        wednesday.viewed("09:00", "bob", "crm", WEB));
    bench.publish("2026-11-18");
    AppUsagePeriod usage = usage("2026-11-18", "2026-11-18");
    assertThat(usage.totalUsers(position(usage, "east"))).isEqualTo(2);
    assertThat(usage.activeUsers(position(usage, "east"))).isEqualTo(1);
  }

  @Test
  void aBrokenDirectoryIsListedAndCounted() {
    bench.accept(
        monday.department("a", "b"),
        monday.person("ann", "nowhere"),
        monday.viewed("09:00", "ann", "crm", WEB));
    assertThat(bench.publish("2026-11-16").problems())
        .hasSize(2)
        .anyMatch(problem -> problem.contains("2026-11-16-1"))
        .anyMatch(problem -> problem.contains("2026-11-16-2"));
    assertThat(usage("2026-11-16", "2026-11-16").activeUsers(0)).isEqualTo(1);
  }

  @Test
  void replacedVersionsStayForADayAndGoThen() throws IOException {
    setUpOrganisation();
    bench.accept(monday.viewed("09:00", "ann", "crm", WEB));
    bench.publish("2026-11-17");
    Snapshot old = bench.snapshot();
    clock.advance(Duration.ofHours(1));
    bench.accept(monday.viewed("10:00", "bob", "crm", WEB));
    bench.publish("2026-11-17");
    clock.advance(Duration.ofHours(23));
    bench.publish("2026-11-17");
    assertThat(bench.facts().manifest(old.days().firstEntry().getValue()).events()).isEqualTo(7);
    int before = files();
    clock.advance(Duration.ofHours(2));
    bench.publish("2026-11-17");
    assertThat(files())
        .as("of two days: manifests, usages, changes, directory")
        .isEqualTo(before - 6);
    assertThat(bench.facts().manifest(bench.snapshot().days().firstEntry().getValue()).events())
        .isEqualTo(8);
    assertThat(usage("2026-11-16", "2026-11-16").activeUsers(0)).isEqualTo(2);
    bench.accept(tuesday.viewed("09:00", "ann", "crm", WEB));
    assertThat(bench.publish("2026-11-17").published()).isEqualTo(1);
    assertThat(activeUsers(usage("2026-11-17", "2026-11-17"), "east")).isEqualTo(1);
  }

  private int files() throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("facts"))) {
      return (int) files.filter(Files::isRegularFile).count();
    }
  }

  @Test
  void aDayThatIsNotOverIsRefused() {
    assertThatThrownBy(() -> bench.publish("2026-11-25"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2026-11-24");
  }
}
