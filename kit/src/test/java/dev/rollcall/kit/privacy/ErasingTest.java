package dev.rollcall.kit.privacy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.directory.DirectoryBytes;
import dev.rollcall.events.AppEvent;
import dev.rollcall.events.DirectoryEvent;
import dev.rollcall.events.DirectoryEvent.PersonSet;
import dev.rollcall.events.Envelope;
import dev.rollcall.events.Event;
import dev.rollcall.events.Form;
import dev.rollcall.events.GroupEvent;
import dev.rollcall.events.ImEvent;
import dev.rollcall.events.Region;
import dev.rollcall.events.TenantDay;
import dev.rollcall.facts.PublishedDay;
import dev.rollcall.journal.FileJournal;
import dev.rollcall.journal.Journal;
import dev.rollcall.journal.LineReader;
import dev.rollcall.kit.RandomGroups;
import dev.rollcall.kit.RandomOffice;
import dev.rollcall.kit.SetClock;
import dev.rollcall.kit.Workbench;
import dev.rollcall.privacy.PseudonymisingJournal;
import dev.rollcall.privacy.Receipt;
import dev.rollcall.rollup.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever is erased is nowhere any more, and no figure changes. */
class ErasingTest {
  private static final LocalDate FIRST = LocalDate.parse("2026-11-14");
  private static final int DAYS = 6;
  private static final String LAST = "2026-11-19";
  private static final String ID = "zq-person-4711";
  private static final List<String> NEEDLES =
      List.of(ID, "Zacharias Quill", "zq@quill.example", "ou_zq_open", "on_zq_union", "zq-page");

  @TempDir Path folder;
  private int scratches;

  private Workbench bench(String name) {
    return new Workbench(
        folder.resolve(name),
        FileJournal.open(folder.resolve(name).resolve("journal")),
        new SetClock("2026-11-20T12:00:00Z"),
        Region.CN);
  }

  /** All that counting reads: every usage, who is where, and what departments add up. */
  private static Map<LocalDate, String> figures(Workbench bench) {
    Map<LocalDate, String> figures = new TreeMap<>();
    for (PublishedDay day : bench.snapshot().days().values()) {
      figures.put(
          day.day().day(),
          bench.facts().manifest(day).usages().sha256()
              + Arrays.hashCode(DirectoryBytes.write(bench.facts().directory(day)))
              + DepartmentFigures.of(bench, day));
    }
    return figures;
  }

  private void assertSound(Workbench bench) {
    assertThat(bench.verify(folder.resolve("scratch-" + ++scratches)).findings()).isEmpty();
  }

  private static String anyOf(Workbench bench, SplittableRandom random) {
    List<String> people = new ArrayList<>();
    bench.catalog().people().read("acme", 0, (_, person) -> people.add(person));
    return people.get(random.nextInt(people.size()));
  }

  private static Receipt erase(Workbench bench, String person) {
    return bench.erasing().erase(bench.tenant(), person, "kit", _ -> {}).orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13, 14})
  void figuresAreThoseOfAWorldInWhichNobodyIsErased(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Event> events = new ArrayList<>(new RandomOffice(seed, Region.CN).days(FIRST, DAYS));
    events.addAll(new RandomGroups(seed).events(150, Region.CN, FIRST, DAYS));
    int moment = events.size() / 2 + random.nextInt(events.size() / 2);
    try (Workbench plain = bench("plain");
        Workbench bench = bench("erased")) {
      bench.accept(events.subList(0, moment));
      bench.publish("2026-11-17");
      if (random.nextBoolean()) {
        bench.journal().seal(new TenantDay("acme", Region.CN, FIRST.plusDays(random.nextInt(3))));
      }
      String person = anyOf(bench, random);
      Map<LocalDate, String> before = figures(bench);
      int people = bench.catalog().people().count("acme");
      erase(bench, person);
      assertThat(figures(bench)).isEqualTo(before);
      assertSound(bench);
      bench.rebuild(FIRST.plusDays(random.nextInt(DAYS)));
      assertThat(figures(bench)).isEqualTo(before);
      assertThat(bench.catalog().people().count("acme")).isEqualTo(people);
      Journal guarded = new PseudonymisingJournal(bench.journal(), bench.catalog().people());
      Workbench.accept(guarded, bench.tenant(), events.subList(moment, events.size()));
      bench.publish(LAST);
      plain.accept(events.subList(0, moment));
      plain.publish("2026-11-17");
      plain.accept(events.subList(moment, events.size()));
      plain.publish(LAST);
      assertThat(figures(bench)).as(person).isEqualTo(figures(plain));
      assertSound(bench);
      assertThat(bench.catalog().people().count("acme"))
          .isEqualTo(plain.catalog().people().count("acme"));
    }
  }

  @Test
  void nothingThatTellsWhoItWasIsInAnyFile() {
    try (Workbench bench = bench("data")) {
      bench.accept(whole(ID, "1"));
      bench.publish(LAST);
      bench.journal().seal(new TenantDay("acme", Region.CN, FIRST));
      assertThat(found(bench, NEEDLES)).isNotEmpty();
      Map<LocalDate, String> before = figures(bench);
      Receipt receipt = erase(bench, ID);
      assertThat(found(bench, NEEDLES)).isEmpty();
      assertThat(figures(bench)).isEqualTo(before);
      assertSound(bench);
      assertThat(receipt.json()).doesNotContain(NEEDLES);
      assertThat(receipt.journalLines()).isPositive();
      assertThat(receipt.publishedDays()).isEqualTo(6);
      assertThat(bench.catalog().auditLog().newest(3).toString())
          .contains(receipt.pseudonym())
          .doesNotContain(NEEDLES);
      assertThat(erase(bench, ID).pseudonym()).isEqualTo(receipt.pseudonym());
    }
  }

  @Test
  void whoeverComesBackComesUnderThePseudonym() {
    try (Workbench bench = bench("data")) {
      bench.accept(whole(ID, "1"));
      bench.publish(LAST);
      erase(bench, ID);
      Journal guarded = new PseudonymisingJournal(bench.journal(), bench.catalog().people());
      Workbench.accept(guarded, bench.tenant(), whole(ID, "1"));
      Workbench.accept(guarded, bench.tenant(), whole(ID, "2"));
      assertThat(found(bench, NEEDLES)).isEmpty();
      bench.publish(LAST);
      assertThat(bench.catalog().people().count("acme")).isEqualTo(2);
      assertThat(found(bench, NEEDLES)).isEmpty();
      assertSound(bench);
    }
  }

  @Test
  void whatSlippedInWhileItWasDoneCountsAndIsFoundByTheNextRollUp() {
    try (Workbench bench = bench("data")) {
      bench.accept(whole(ID, "1"));
      bench.publish(LAST);
      erase(bench, ID);
      bench.accept(whole(ID, "2"));
      assertThat(bench.publish(LAST).leaving()).containsExactly(ID);
      assertThat(bench.catalog().people().count("acme")).isEqualTo(2);
      erase(bench, ID);
      assertThat(found(bench, NEEDLES)).isEmpty();
      assertSound(bench);
    }
  }

  @Test
  void aSentErasureIsReportedByTheRollUpThatCountsIt() {
    try (Workbench bench = bench("data")) {
      bench.accept(whole(ID, "1"));
      bench.accept(new DirectoryEvent.PersonErased(at(5, "gone"), ID));
      assertThat(bench.publish(LAST).leaving()).containsExactly(ID);
      Map<LocalDate, String> before = figures(bench);
      erase(bench, ID);
      assertThat(figures(bench)).isEqualTo(before);
      assertThat(found(bench, NEEDLES)).isEmpty();
      assertSound(bench);
      assertThat(bench.publish(LAST).leaving()).isEmpty();
    }
  }

  @Test
  void anErasureThatDiedAtAnyStepIsFinishedByTheNext() {
    try (Workbench bench = bench("data")) {
      int people = 16;
      for (int person = 0; person < people; person++) {
        bench.accept(whole("crash-person-" + person, "c" + person));
      }
      bench.publish(LAST);
      Map<LocalDate, String> before = figures(bench);
      int died = 0;
      for (int person = 0; person < people; person++) {
        String id = "crash-person-" + person;
        Progress dying = dyingAt(person + 1);
        try {
          bench.erasing().erase(bench.tenant(), id, "kit", dying);
        } catch (IllegalStateException _) {
          died++;
          assertThat(figures(bench)).isEqualTo(before);
          assertThat(bench.erasing().finish(bench.tenant(), "kit", _ -> {})).hasSize(1);
        }
        assertThat(found(bench, List.of(id + "-", id + "\""))).isEmpty();
        assertThat(figures(bench)).isEqualTo(before);
      }
      assertSound(bench);
      assertThat(died).isGreaterThan(10);
    }
  }

  @Test
  void whatADyingSealLeftOfOldLinesGoes() throws IOException {
    try (Workbench bench = bench("data")) {
      bench.accept(whole(ID, "1"));
      bench.publish(LAST);
      Path day = folder.resolve("data/journal/acme/cn").resolve(FIRST.toString());
      byte[] segment = Files.readAllBytes(day.resolve("000001.ndjson"));
      erase(bench, ID);
      Files.write(day.resolve("000001.ndjson"), segment);
      Files.write(day.resolve("sealed-000009.parquet.tmp"), segment);
      assertThat(found(bench, NEEDLES)).isNotEmpty();
      erase(bench, ID);
      assertThat(found(bench, NEEDLES)).isEmpty();
    }
  }

  @Test
  void nobodyUnknownIsErased() {
    try (Workbench bench = bench("data")) {
      bench.accept(whole(ID, "1"));
      bench.publish(LAST);
      assertThat(bench.erasing().erase(bench.tenant(), "nobody", "kit", _ -> {})).isEmpty();
      assertThat(bench.erasing().preview(bench.tenant(), "nobody", _ -> {})).isEmpty();
      assertThat(bench.erasing().preview(bench.tenant(), ID, _ -> {}).orElseThrow().publishedDays())
          .isEqualTo(6);
      assertThat(bench.catalog().people().erased("acme").isEmpty()).isTrue();
    }
  }

  @Test
  void somebodyOfADayThatWasNotCountedYetIsErased() {
    try (Workbench bench = bench("data")) {
      bench.accept(whole(ID, "1"));
      erase(bench, ID);
      assertThat(found(bench, NEEDLES)).isEmpty();
      bench.publish(LAST);
      assertThat(bench.catalog().people().count("acme")).isEqualTo(2);
      assertSound(bench);
    }
  }

  @Test
  void pagesThatBeganBeforeAreRefused() {
    try (Workbench bench = bench("data")) {
      bench.accept(whole(ID, "1"));
      bench.publish(LAST);
      long before = bench.snapshot().sequence();
      assertThat(bench.facts().snapshot("acme", Region.CN, before)).isPresent();
      erase(bench, ID);
      assertThat(bench.facts().snapshot("acme", Region.CN, before)).isEmpty();
      assertThat(bench.facts().snapshot("acme", Region.CN, bench.snapshot().sequence()))
          .isPresent();
    }
  }

  @Test
  void aDamagedDirectoryStopsTheErasureAndIsNamed() throws IOException {
    try (Workbench bench = bench("data")) {
      bench.accept(whole(ID, "1"));
      bench.publish(LAST);
      PublishedDay day = bench.snapshot().days().firstEntry().getValue();
      String path = bench.facts().manifest(day).directory().file().path();
      Path file = folder.resolve("data/facts").resolve(path);
      byte[] bytes = Files.readAllBytes(file);
      Arrays.fill(bytes, 20, bytes.length, (byte) 0);
      Files.write(file, bytes);
      assertThatThrownBy(() -> erase(bench, ID)).hasMessageContaining(path);
      bench.rebuild(FIRST);
      erase(bench, ID);
      assertThat(found(bench, NEEDLES)).isEmpty();
      assertSound(bench);
    }
  }

  /** Throws when it is told of the n-th step. */
  private static Progress dyingAt(int step) {
    AtomicInteger told = new AtomicInteger();
    return _ -> {
      if (told.incrementAndGet() == step) {
        throw new IllegalStateException("died");
      }
    };
  }

  private static Envelope at(int day, String id) {
    long second = Region.CN.startOf(FIRST.plusDays(day)).getEpochSecond() + 3600;
    return new Envelope(id, "test", second * 1_000_000, null, null);
  }

  /** Every kind of event that tells of somebody, over all days, some by the id in their own id. */
  private static List<Event> whole(String id, String round) {
    List<Event> events = new ArrayList<>();
    events.add(
        new DirectoryEvent.DepartmentSet(at(0, "d" + round), "sales", "0", "Sales", 0, null));
    events.add(
        new PersonSet(
            at(0, "hr-" + id + "-" + round),
            id,
            "Zacharias Quill",
            List.of("sales", "not there"),
            "zq@quill.example",
            "ou_zq_open",
            "on_zq_union",
            true,
            Instant.parse("2025-03-04T05:06:07Z").getEpochSecond() * 1_000_000,
            null,
            Map.of("sales", 3)));
    for (int day = 0; day < DAYS; day++) {
      String each = "view-" + id + "-" + round + "-" + day;
      events.add(new AppEvent.PageViewed(at(day, each), id, "crm", Form.WEBAPP, "/zq-page"));
      events.add(new ImEvent.Used(at(day, "im" + round + day), id));
    }
    events.add(new GroupEvent.Created(at(1, "c" + round), "c" + round, id, List.of("bob", id)));
    events.add(new GroupEvent.MessageSent(at(2, "m" + round), "c" + round, id));
    events.add(new DirectoryEvent.PersonLeft(at(4, "left" + round), id));
    return events;
  }

  /** Where any of the needles stands: in the bytes of a file, or in a line of the journal. */
  private List<String> found(Workbench bench, List<String> needles) {
    List<String> places = new ArrayList<>(inBytes(needles));
    for (TenantDay day : bench.journal().days("acme")) {
      try (LineReader lines = bench.journal().open(day)) {
        while (lines.next()) {
          String line = new String(lines.buffer(), lines.offset(), lines.length(), UTF_8);
          needles.stream().filter(line::contains).forEach(needle -> places.add(day + " " + needle));
        }
      }
    }
    return places;
  }

  /** Another process looks: reading the catalog here and closing it would drop SQLite's locks. */
  private List<String> inBytes(List<String> needles) {
    List<String> grep = new ArrayList<>(List.of("grep", "-r", "-a", "-o", "-F"));
    needles.forEach(needle -> grep.addAll(List.of("-e", needle)));
    grep.add(folder.resolve("data").toString());
    try {
      Process process = new ProcessBuilder(grep).start();
      return new String(process.getInputStream().readAllBytes(), UTF_8).lines().distinct().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
