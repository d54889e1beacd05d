package dev.rollcall.kit.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.events.Region;
import dev.rollcall.facts.Manifest;
import dev.rollcall.facts.PublishedDay;
import dev.rollcall.facts.Usage;
import dev.rollcall.facts.UsageKey;
import dev.rollcall.journal.FileJournal;
import dev.rollcall.kit.RandomGroups;
import dev.rollcall.kit.RandomOffice;
import dev.rollcall.kit.SampleEvents;
import dev.rollcall.kit.SetClock;
import dev.rollcall.kit.Workbench;
import dev.rollcall.kit.files.CrashingFiles;
import dev.rollcall.kit.files.Fault;
import dev.rollcall.kit.files.FolderTree;
import dev.rollcall.kit.files.Trials;
import dev.rollcall.rollup.Retention;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What each person did goes, and everything that is counted of many stays as it was. */
class RetentionTest {
  private static final LocalDate FIRST = LocalDate.parse("2026-11-14");
  private static final LocalDate TODAY = LocalDate.parse("2026-11-24");
  private static final String LAST = "2026-11-23";
  private static final int DAYS = 8;
  private static final int SHORT_STRIDE = 11;
  private static final Set<String> OF_PEOPLE = Set.of(UsageKey.PERSON, UsageKey.CLIENT);

  @TempDir Path folder;
  private int scratches;

  private static Workbench open(Path folder) {
    return new Workbench(
        folder,
        FileJournal.open(folder.resolve("journal")),
        new SetClock(TODAY + "T12:00:00Z"),
        Region.CN);
  }

  private static Retention.Terms terms(int journalDays, int personDays) {
    return new Retention.Terms(
        OptionalInt.of(journalDays), OptionalInt.of(personDays), OptionalInt.empty());
  }

  private static Retention.Terms terms(int journalDays, int personDays, int figureDays) {
    return new Retention.Terms(
        OptionalInt.of(journalDays), OptionalInt.of(personDays), OptionalInt.of(figureDays));
  }

  private static Retention.Plan plan(Workbench bench, Retention.Terms terms) {
    return bench.retention().plan(bench.tenant(), Region.CN, terms);
  }

  private static Retention.Plan retain(Workbench bench, Retention.Terms terms) {
    Retention.Plan plan = plan(bench, terms);
    bench.retention().apply(bench.tenant(), Region.CN, plan, "kit", _ -> {});
    return plan;
  }

  /** A usage of people's doing is left out. */
  private static String told(Workbench bench, PublishedDay day, Manifest.Entry entry) {
    if (OF_PEOPLE.contains(entry.kind())) {
      return "";
    }
    Usage usage = bench.facts().usage(day, entry.key()).orElseThrow();
    return "%s %s %s %s%n".formatted(entry.key(), usage.people(), usage.views(), usage.opens());
  }

  /** Everything that is counted of many, day by day. */
  private static Map<LocalDate, String> figures(Workbench bench) {
    Map<LocalDate, String> figures = new TreeMap<>();
    for (PublishedDay day : bench.snapshot().days().values()) {
      Manifest manifest = bench.facts().manifest(day);
      figures.put(
          day.day().day(),
          manifest.entries().stream()
                  .map(entry -> told(bench, day, entry))
                  .collect(Collectors.joining())
              + manifest.stateBefore()
              + manifest.stateAfter()
              + manifest.directory().identity()
              + DepartmentFigures.of(bench, day));
    }
    return figures;
  }

  /** The days of which it is kept what each person did. */
  private static Set<LocalDate> daysWithPeople(Workbench bench) {
    Set<LocalDate> days = new TreeSet<>();
    for (PublishedDay day : bench.snapshot().days().values()) {
      Manifest manifest = bench.facts().manifest(day);
      boolean any = manifest.entries().stream().anyMatch(each -> OF_PEOPLE.contains(each.kind()));
      assertThat(any && manifest.lacksPeople()).isFalse();
      if (any) {
        days.add(day.day().day());
      }
    }
    return days;
  }

  private void assertSound(Workbench bench) {
    assertThat(bench.verify(folder.resolve("scratch-" + ++scratches)).findings()).isEmpty();
  }

  /** Nothing is in the folder of published files but what the published days need. */
  private static void assertNothingIsLeft(Workbench bench, Path data) throws IOException {
    Set<String> needed = new TreeSet<>();
    for (PublishedDay day : bench.snapshot().days().values()) {
      needed.add(day.manifest());
      bench.facts().manifest(day).files().forEach(file -> needed.add(file.path()));
    }
    Path facts = data.resolve("facts");
    Set<String> there = new TreeSet<>();
    FolderTree.files(facts).forEach(file -> there.add(facts.relativize(file).toString()));
    assertThat(there).isEqualTo(needed);
  }

  private static void fill(Workbench bench, long seed) {
    bench.accept(new RandomOffice(seed, Region.CN).days(FIRST, DAYS));
    bench.accept(List.copyOf(new RandomGroups(seed).events(150, Region.CN, FIRST, DAYS)));
    bench.publish(LAST);
  }

  @ParameterizedTest
  @ValueSource(longs = {21, 22, 23, 24})
  void whatIsCountedOfManyStaysWhenWhatEachDidGoes(long seed) throws IOException {
    Path data = folder.resolve("data");
    try (Workbench bench = open(data)) {
      fill(bench, seed);
      Map<LocalDate, String> before = figures(bench);
      Set<LocalDate> people = daysWithPeople(bench);
      assertThat(people).contains(FIRST);
      Retention.Plan plan = retain(bench, terms(3, 5));
      assertThat(plan.peopleThrough()).isEqualTo(TODAY.minusDays(6));
      assertThat(plan.people()).hasSize(5);
      people.removeIf(day -> !day.isAfter(TODAY.minusDays(6)));
      assertThat(daysWithPeople(bench)).isEqualTo(people).isNotEmpty();
      assertThat(figures(bench)).isEqualTo(before);
      assertNothingIsLeft(bench, data);
      assertSound(bench);
      assertThat(plan(bench, terms(3, 5)).isEmpty()).isTrue();
      bench.clock().advance(Duration.ofDays(1));
      assertThat(retain(bench, terms(3, 5)).people()).hasSize(1);
      assertThat(figures(bench)).isEqualTo(before);
      assertSound(bench);
    }
    try (Workbench again = open(data)) {
      again.accept(new SampleEvents(Region.CN, LAST).chatted("10:00", "somebody"));
      again.publish(LAST);
      assertSound(again);
      Map<LocalDate, String> departments = departments(again);
      erase(again, firstPerson(again));
      assertThat(departments(again)).isEqualTo(departments);
      assertSound(again);
      assertNothingIsLeft(again, data);
    }
  }

  private static Map<LocalDate, String> departments(Workbench bench) {
    Map<LocalDate, String> figures = new TreeMap<>();
    bench
        .snapshot()
        .days()
        .forEach((date, day) -> figures.put(date, DepartmentFigures.of(bench, day)));
    return figures;
  }

  @Test
  void daysWhoseFiguresGoAreNotTrimmedBefore() throws IOException {
    Path data = folder.resolve("data");
    try (Workbench bench = open(data)) {
      bench.accept(new RandomOffice(7, Region.CN).days(FIRST, DAYS));
      bench.publish(LAST);
      Map<LocalDate, String> before = figures(bench);
      Retention.Plan plan = retain(bench, terms(2, 3, 5));
      LocalDate gone = TODAY.minusDays(6);
      assertThat(plan.figuresThrough()).isEqualTo(gone);
      assertThat(plan.people().getFirst().day().day()).isEqualTo(gone.plusDays(1));
      assertThat(plan.peopleThrough()).isEqualTo(TODAY.minusDays(4));
      before.keySet().removeIf(day -> !day.isAfter(gone));
      assertThat(figures(bench)).isEqualTo(before);
      assertNothingIsLeft(bench, data);
      assertSound(bench);
    }
  }

  @Test
  void whoHasReadTheDaysBeforeReadsNoFileThatIsGone() {
    try (Workbench bench = open(folder.resolve("data"))) {
      bench.accept(new RandomOffice(7, Region.CN).days(FIRST, DAYS));
      bench.publish(LAST);
      erase(bench, firstPerson(bench));
      long sequence = bench.snapshot().sequence();
      assertThat(bench.snapshot().days()).containsKey(FIRST);
      retain(bench, new Retention.Terms(OptionalInt.of(2), OptionalInt.empty(), OptionalInt.of(5)));
      assertThat(bench.snapshot().sequence()).isGreaterThan(sequence);
      assertThat(bench.snapshot().days()).doesNotContainKey(FIRST).hasSize(5);
      retain(bench, terms(2, 3));
      assertThat(bench.facts().snapshot("acme", Region.CN, sequence)).isEmpty();
      assertThat(figures(bench)).hasSize(5);
    }
  }

  private static void erase(Workbench bench, String person) {
    assertThat(bench.erasing().erase(bench.tenant(), person, "kit", _ -> {})).isPresent();
  }

  private static String firstPerson(Workbench bench) {
    return Objects.requireNonNull(bench.catalog().people().names("acme", new int[] {0})[0]);
  }

  @Test
  void whateverStepFailsNoFigureChangesAndTheNextTimeItIsDone() throws IOException {
    Path begun = folder.resolve("begun");
    Map<LocalDate, String> before;
    try (Workbench bench = open(begun)) {
      fill(bench, 31);
      before = figures(bench);
    }
    int faults = 0;
    int unfinished = 0;
    for (Fault fault : Fault.values()) {
      boolean struck = true;
      for (int step = 1; struck; step += Trials.LONG ? 1 : SHORT_STRIDE) {
        Path data = folder.resolve("run");
        FolderTree.copy(begun, data);
        CrashingFiles files = CrashingFiles.over(data);
        try (Workbench bench = open(files.folder())) {
          files.failAt(step, fault);
          unfinished += isDone(bench) ? 0 : 1;
          files.heal();
        }
        String what = fault + " at " + files.struck();
        try (Workbench bench = open(data)) {
          assertThat(figures(bench)).as(what).isEqualTo(before);
          bench.publish(LAST);
          retain(bench, terms(3, 5));
          assertThat(figures(bench)).as(what).isEqualTo(before);
          assertThat(daysWithPeople(bench)).as(what).doesNotContain(FIRST, FIRST.plusDays(4));
          assertThat(plan(bench, terms(3, 5)).isEmpty()).as(what).isTrue();
          assertNothingIsLeft(bench, data);
          assertSound(bench);
        }
        struck = files.struck().isPresent();
        FolderTree.delete(data);
        faults++;
      }
    }
    System.out.printf(
        "retention: %,d faults without a wrong figure, %,d finished later%n", faults, unfinished);
    assertThat(unfinished).isPositive();
  }

  private static boolean isDone(Workbench bench) {
    try {
      retain(bench, terms(3, 5));
      return true;
    } catch (RuntimeException e) {
      return false;
    }
  }

  @Test
  void aDamagedDayIsNamedAndNothingGoes() throws IOException {
    Path data = folder.resolve("data");
    String path;
    try (Workbench bench = open(data)) {
      fill(bench, 41);
      PublishedDay day = Objects.requireNonNull(bench.snapshot().days().get(FIRST.plusDays(1)));
      path = bench.facts().manifest(day).usages().path();
      damage(data.resolve("facts").resolve(path));
    }
    try (Workbench bench = open(data)) {
      assertThatThrownBy(() -> retain(bench, terms(3, 5))).hasMessageContaining(path);
      assertThat(daysWithPeople(bench)).contains(FIRST);
      assertThat(plan(bench, terms(3, 5)).people()).hasSize(5);
    }
  }

  private static void damage(Path file) {
    try {
      byte[] bytes = Files.readAllBytes(file);
      for (int at = 8; at < bytes.length / 2; at++) {
        bytes[at] ^= 0x55;
      }
      Files.write(file, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void termsThatContradictEachOtherAreRefused() {
    OptionalInt none = OptionalInt.empty();
    assertThatThrownBy(() -> new Retention.Terms(none, OptionalInt.of(5), none))
        .hasMessage(
            "what each person did can go only after the journal: with retention.personDays set"
                + " retention.journalDays, too");
    assertThatThrownBy(() -> new Retention.Terms(none, none, OptionalInt.of(5)))
        .hasMessageContaining("figures can go only after the journal");
    assertThatThrownBy(() -> terms(30, 29))
        .hasMessage("retention.personDays must not be below retention.journalDays");
    assertThatThrownBy(() -> terms(30, 40, 39))
        .hasMessage("retention.figureDays must not be below retention.personDays");
    assertThat(terms(30, 30, 30).isEverything()).isFalse();
  }
}
