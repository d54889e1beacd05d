package dev.rollcall.kit.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.events.Event;
import dev.rollcall.events.Form;
import dev.rollcall.events.GroupEvent;
import dev.rollcall.events.Region;
import dev.rollcall.facts.Manifest;
import dev.rollcall.facts.PublishedDay;
import dev.rollcall.kit.MemoryJournal;
import dev.rollcall.kit.SampleEvents;
import dev.rollcall.kit.SetClock;
import dev.rollcall.kit.Workbench;
import dev.rollcall.rollup.Recount;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Published days are checked against the journal, and made anew from it. */
class RecountTest {
  private static final LocalDate THURSDAY = LocalDate.parse("2026-11-19");
  private static final LocalDate FRIDAY = LocalDate.parse("2026-11-20");

  @TempDir Path folder;

  private final SampleEvents thursday = new SampleEvents(Region.CN, "2026-11-19");
  private final SampleEvents friday = new SampleEvents(Region.CN, "2026-11-20");
  private final MemoryJournal journal = new MemoryJournal();
  private Workbench bench;
  private final List<Event> events =
      List.of(
          thursday.department("sales", "0"),
          thursday.person("ann", "sales"),
          thursday.viewed("09:00", "ann", "crm", Form.WEBAPP),
          new GroupEvent.Created(thursday.at("09:00"), "c1", "ann", List.of("eve")),
          friday.chatted("09:00", "bob"),
          friday.viewed("09:00", "bob", "crm", Form.WEBAPP));
  private int recounts;

  @BeforeEach
  void publish() {
    bench = new Workbench(folder, journal, new SetClock("2026-11-22T00:00:00Z"), Region.CN);
    bench.accept(events);
    bench.publish("2026-11-21");
  }

  @AfterEach
  void close() {
    bench.close();
  }

  private Recount.Report verify() {
    return bench.verify(folder.resolve("scratch-" + ++recounts));
  }

  private Path usagesOf(LocalDate day) {
    PublishedDay published = Objects.requireNonNull(bench.snapshot().days().get(day));
    Manifest manifest = bench.facts().manifest(published);
    return folder.resolve("facts").resolve(manifest.usages().path());
  }

  @Test
  void daysAsPublishedHaveNoFinding() {
    Recount.Report report = verify();
    assertThat(report.findings()).isEmpty();
    assertThat(report.days()).isEqualTo(3);
    assertThat(report.waiting()).isZero();
  }

  @Test
  void daysPublishedInAnyOrderAreThoseOfACleanCount() {
    Event late = thursday.viewed("10:00", "eve", "crm", Form.GADGET);
    bench.accept(late, friday.talked("11:00", "zoe", "crm"));
    bench.publish("2026-11-21");
    bench.accept(late);
    bench.publish("2026-11-21");
    assertThat(verify().findings()).isEmpty();
  }

  @Test
  void aDamagedFileIsNamedAndMadeAnew() throws IOException {
    Path file = usagesOf(FRIDAY);
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);
    List<Recount.Finding> findings = verify().findings();
    assertThat(findings).hasSize(1);
    assertThat(findings.getFirst().day()).isEqualTo(FRIDAY);
    assertThat(findings.getFirst().what()).contains(file.getFileName().toString(), "damaged");
    assertThat(bench.rebuild(FRIDAY).published()).isEqualTo(2);
    assertThat(verify().findings()).isEmpty();
  }

  @Test
  void aMissingManifestIsNamedAndMadeAnew() throws IOException {
    Path manifest = usagesOf(THURSDAY).resolveSibling("2026-11-19.json");
    Files.delete(manifest);
    assertThat(verify().findings()).extracting(Recount.Finding::day).containsExactly(THURSDAY);
    bench.rebuild(THURSDAY);
    assertThat(verify().findings()).isEmpty();
  }

  @Test
  void figuresThatAreNotThoseOfTheJournalAreFound() {
    MemoryJournal other = new MemoryJournal();
    List<Event> forged = new ArrayList<>(events);
    forged.set(events.size() - 1, friday.viewed("09:00", "bob", "crm", Form.GADGET));
    Workbench.accept(other, bench.tenant(), forged);
    assertThat(bench.verify(other, folder.resolve("scratch")).findings())
        .extracting(Recount.Finding::toString)
        .containsExactly(
            "Finding[day=2026-11-20, what=the published directory is not that of the journal]",
            "Finding[day=2026-11-20, what=usage (app, crm, gadget) was not published]",
            "Finding[day=2026-11-20, what=usage (app, crm, webapp) is not in the journal]",
            "Finding[day=2026-11-21, what=the published directory is not that of the journal]");
  }

  @Test
  void daysWithNewEventsWaitForTheRollup() {
    bench.accept(friday.viewed("12:00", "ann", "crm", Form.WEBAPP));
    Recount.Report report = verify();
    assertThat(report.findings()).isEmpty();
    assertThat(report.days()).isEqualTo(1);
    assertThat(report.waiting()).isEqualTo(2);
  }

  @Test
  void rebuildingAgainChangesNoFigure() {
    var before = bench.usage("crm", "2026-11-19", "2026-11-21").orElseThrow();
    assertThat(bench.rebuild(LocalDate.MIN).published()).isEqualTo(3);
    var after = bench.usage("crm", "2026-11-19", "2026-11-21").orElseThrow();
    assertThat(after.activeUsers(0)).isEqualTo(before.activeUsers(0)).isEqualTo(2);
    assertThat(after.totalUsers(0)).isEqualTo(before.totalUsers(0));
    assertThat(verify().findings()).isEmpty();
  }
}
