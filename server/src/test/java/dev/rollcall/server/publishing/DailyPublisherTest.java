package dev.rollcall.server.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.catalog.Edition;
import dev.rollcall.catalog.Tenant;
import dev.rollcall.catalog.Tenants;
import dev.rollcall.events.Region;
import dev.rollcall.events.TenantDay;
import dev.rollcall.journal.FileJournal;
import dev.rollcall.journal.JournalBatch;
import dev.rollcall.kit.SampleEvents;
import dev.rollcall.kit.SetClock;
import dev.rollcall.rollup.Progress;
import dev.rollcall.rollup.RollupReport;
import dev.rollcall.server.DataFolder;
import dev.rollcall.server.FolderLock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DailyPublisherTest {
  @TempDir Path temporary = Path.of("");

  private final SetClock clock = new SetClock("2026-11-20T12:00:00Z");
  private final List<Tenant> tenants = new ArrayList<>();
  private final List<String> published = new ArrayList<>();
  private final List<AfterPublishing> afterwards = new ArrayList<>();
  private int failuresToCome;
  private DataFolder folder = DataFolder.openOrCreate(temporaryFolder());
  private DailyPublisher publisher = publisher();

  private static Path temporaryFolder() {
    return Path.of(
        System.getProperty("java.io.tmpdir"), "rollcall-unused-" + ProcessHandle.current().pid());
  }

  @BeforeEach
  void begin() {
    folder = DataFolder.openOrCreate(temporary.resolve("data"));
    publisher = publisher();
    tenants.add(tenant("acme", Region.CN));
  }

  @Test
  void whatIsMissingIsPublishedAtTheStart() {
    publisher.publishDue();
    assertThat(published).containsExactly("acme/cn 2026-11-19");
  }

  @Test
  void aDayIsPublishedSomeMinutesAfterItsEndInItsRegion() {
    tenants.add(tenant("globex", Region.US));
    publisher.publishDue();
    published.clear();
    clock.set(Instant.parse("2026-11-20T16:09:59Z"));
    at("2026-11-20T16:09:59Z");
    assertThat(published).doesNotContain("acme/cn 2026-11-20");
    at("2026-11-20T16:10:00Z");
    assertThat(published).contains("acme/cn 2026-11-20");
    at("2026-11-21T00:09:59Z");
    assertThat(published).doesNotContain("globex/us 2026-11-20");
    at("2026-11-21T00:10:00Z");
    assertThat(published).contains("globex/us 2026-11-20");
  }

  @Test
  void changedDaysArePublishedOnceAnHour() {
    publisher.publishDue();
    at("2026-11-20T12:59:59Z");
    assertThat(published).hasSize(1);
    at("2026-11-20T13:00:00Z");
    assertThat(published).hasSize(2);
  }

  @Test
  void theNextMomentIsTold() {
    assertThat(publisher.publishDue()).isEqualTo(Instant.parse("2026-11-20T13:00:00Z"));
    clock.set(Instant.parse("2026-11-20T15:30:00Z"));
    assertThat(publisher.publishDue()).isEqualTo(Instant.parse("2026-11-20T16:10:00Z"));
  }

  @Test
  void aFailureIsTriedAgainLaterAndLater() {
    failuresToCome = 3;
    publisher.publishDue();
    assertThat(publisher.publishDue()).isEqualTo(Instant.parse("2026-11-20T12:01:00Z"));
    clock.advance(Duration.ofMinutes(1));
    assertThat(publisher.publishDue()).isEqualTo(Instant.parse("2026-11-20T12:03:00Z"));
    clock.advance(Duration.ofMinutes(2));
    assertThat(publisher.publishDue()).isEqualTo(Instant.parse("2026-11-20T12:07:00Z"));
    assertThat(note().failures()).isEqualTo(3);
    assertThat(note().failure()).isEqualTo("the disk is full");
    assertThat(published).isEmpty();
    clock.advance(Duration.ofMinutes(4));
    publisher.publishDue();
    assertThat(published).hasSize(1);
    assertThat(note().failures()).isZero();
    assertThat(note().failure()).isNull();
    assertThat(note().through()).isEqualTo(LocalDate.parse("2026-11-19"));
  }

  @Test
  void theLongestWaitIsAnHour() {
    failuresToCome = 100;
    for (int i = 0; i < 50; i++) {
      Instant next = publisher.publishDue();
      assertThat(next).isAfter(clock.instant());
      assertThat(Duration.between(clock.instant(), next)).isLessThanOrEqualTo(Duration.ofHours(1));
      clock.set(next);
    }
  }

  @Test
  void oneTenantsFailureDoesNotKeepAnotherWaiting() {
    failuresToCome = 1;
    tenants.add(tenant("globex", Region.CN));
    publisher.publishDue();
    assertThat(published).containsExactly("globex/cn 2026-11-19");
  }

  @Test
  void aNewTenantIsFoundWhileRunning() {
    publisher.publishDue();
    tenants.add(tenant("globex", Region.US));
    publisher.publishDue();
    assertThat(published).containsExactly("acme/cn 2026-11-19", "globex/us 2026-11-19");
  }

  @Test
  void whileAnotherProcessPublishesThisOneWaitsWithoutAFailure() {
    try (FolderLock _ = FolderLock.tryTake(folder.rollupLock()).orElseThrow()) {
      assertThat(publisher.publishDue()).isAfter(clock.instant());
      assertThat(published).isEmpty();
    }
    publisher.publishDue();
    assertThat(published).hasSize(1);
    assertThat(note().failures()).isZero();
  }

  @Test
  void inAThreadOfItsOwnItBeginsAtOnceAndStops() throws InterruptedException {
    publisher.start();
    synchronized (published) {
      while (published.isEmpty()) {
        published.wait();
      }
    }
    publisher.close();
    assertThat(published).containsExactly("acme/cn 2026-11-19");
  }

  @Test
  void whatComesAfterPublishingFailsAloneAndIsTriedAgain() {
    List<String> done = new ArrayList<>();
    afterwards.add((_, _) -> {
      throw new IllegalStateException("no room");
    });
    afterwards.add((tenant, region) -> done.add(tenant.id() + "/" + region.code()));
    publisher = publisher();
    publisher.publishDue();
    assertThat(done).containsExactly("acme/cn");
    at("2026-11-20T16:10:00Z");
    assertThat(published).hasSize(2);
    assertThat(done).hasSize(2);
  }

  @Test
  void daysThatTakeNoMoreEventsBecomeParquet() {
    try (FileJournal journal = FileJournal.open(temporary.resolve("journal"))) {
      SampleEvents old = new SampleEvents(Region.CN, "2026-10-20");
      SampleEvents young = new SampleEvents(Region.CN, "2026-10-22");
      for (SampleEvents day : List.of(old, young)) {
        JournalBatch batch = new JournalBatch();
        batch.add(new TenantDay("acme", Region.CN, day.day()), day.chatted("09:00", "ann"));
        journal.append(batch);
      }
      SealingOfOldDays sealing = new SealingOfOldDays(journal, 30, clock);
      sealing.run(tenant("acme", Region.CN), Region.CN);
      sealing.run(tenant("acme", Region.CN), Region.CN);
      Path days = temporary.resolve("journal/acme/cn");
      assertThat(days.resolve("2026-10-20/sealed.json")).exists();
      assertThat(days.resolve("2026-10-22/sealed.json")).doesNotExist();
      assertThat(journal.position(new TenantDay("acme", Region.CN, old.day())).events())
          .isEqualTo(1);
    }
  }

  private void at(String instant) {
    clock.set(Instant.parse(instant));
    publisher.publishDue();
  }

  private PublishingNote note() {
    return new PublishingNotes(folder.publishing()).read("acme", Region.CN);
  }

  private DailyPublisher publisher() {
    Publishing publishing = new Publishing(folder, this::publish, clock);
    return new DailyPublisher(
        new Listed(), publishing, afterwards, PublishingSettings.standard(), clock);
  }

  private RollupReport publish(Tenant tenant, Region region, LocalDate through, Progress progress) {
    if (failuresToCome > 0) {
      failuresToCome--;
      throw new IllegalStateException("the disk\n is full");
    }
    synchronized (published) {
      published.add("%s/%s %s".formatted(tenant.id(), region.code(), through));
      published.notifyAll();
    }
    return new RollupReport(1, 1, 0, List.of());
  }

  private static Tenant tenant(String id, Region home) {
    return new Tenant(id, id, home, Set.of(home), Edition.ENTERPRISE, null, null);
  }

  private final class Listed implements Tenants {
    @Override
    public void add(Tenant tenant, String actor) {
      tenants.add(tenant);
    }

    @Override
    public Optional<Tenant> find(String id) {
      return tenants.stream().filter(tenant -> tenant.id().equals(id)).findFirst();
    }

    @Override
    public Optional<Tenant> ofCorp(String corpId) {
      return Optional.empty();
    }

    @Override
    public List<Tenant> all() {
      return List.copyOf(tenants);
    }
  }
}
